//! The invitation that several coordinators sign.

use communique::document::{
    Block, Content, Document, Letterhead, Marker, Sender, Signature, SignatureLayout,
    Signatures, Style,
};

use super::{block, body, document, lead, list, origin, p, text};

const COUNTRIES: &[&str] = &[
    "Slovenia",
    "Bosnia and Herzegovina",
    "Albania",
    "Bulgaria",
    "Croatia",
    "Macedonia",
    "Moldova",
    "Montenegro",
    "Romania",
    "Serbia",
    "Greece",
    "Türkiye",
    "Slovakia",
];

/// A letter with so many signatories.
pub(crate) fn letter(signatories: usize) -> Document {
    let title = "Invitation to the EU Anti-Trafficking Coordinator";
    let mut document = document("letter", title, blocks(signatories));
    document.furniture.letterhead = Some(Letterhead {
        logo: true,
        senders: vec![
            Sender {
                name: text(
                    "National Anti-Trafficking Coordinators of South-Eastern Europe",
                ),
                lines: vec![text("Brdo Process · Chair: Slovenia")],
            },
            Sender {
                name: text("ICMPD"),
                lines: vec![
                    text("Secretariat of the Brdo Process"),
                    text("Gonzagagasse 1, 1010 Vienna, Austria"),
                    text("secretariat@example.org"),
                ],
            },
        ],
    });
    document
}

fn group(style: Style, lines: &[&str]) -> Block {
    let blocks = lines.iter().map(|line| p(style, line)).collect();
    block(Content::Group { style, blocks })
}

fn blocks(signatories: usize) -> Vec<Block> {
    let addressee = [
        "**Ms Myria Vassiliadou**",
        "EU Anti-Trafficking Coordinator",
        "European Commission",
        "1049 Brussels",
        "Belgium",
    ];
    let list_of = (0..signatories).map(signature).collect();
    vec![
        block(Content::Beside {
            start: vec![group(Style::Address, &addressee)],
            end: vec![
                p(Style::PlaceDate, "[[place]], [[date of the last signature]]"),
                group(
                    Style::Reference,
                    &["Our reference: NATC/2013/07", "Your reference: Ares(2013)421"],
                ),
            ],
        }),
        p(
            Style::Subject,
            "Invitation to the next meeting of the National Anti-Trafficking \
            Coordinators of the countries of South-Eastern Europe, September 2013",
        ),
        p(Style::Salutation, "Dear Ms Vassiliadou,"),
        body(
            "We have the honour to write to you on behalf of the National Anti-Trafficking \
            Coordinators (NATC) of the countries of South-Eastern Europe (SEE), who meet in \
            the framework of the Brdo Process, chaired by Slovenia. ICMPD acts as the \
            Secretariat for the Brdo Process and supports the organization of the meetings.",
        ),
        body(
            "The group represents ten countries: Albania, Bosnia and Herzegovina, Bulgaria, \
            Croatia, Macedonia, Moldova, Montenegro, Romania, Serbia and Slovenia. Our \
            meetings serve as an informal platform for exchange of ideas and are a catalyst \
            for the development of strong partnerships in the region. As you may recall, the \
            declaration on trafficking in human beings that we drafted following our meeting \
            in October 2012 was presented at the EU Anti-Trafficking Day in Brussels.",
        ),
        body(
            "At our meeting in Sofia on **11 and 12 March 2013** we shared updates on current \
            initiatives in the region, discussed the partnership with the private sector, and \
            learned about the transposition of Directive 2011/36/EU from the EU Member States \
            present. We also decided to approach you, in order to introduce you to the work \
            of the SEE NATC network.",
        ),
        lead(
            "We therefore have the pleasure of **inviting you to our next meeting, in \
            September 2013**, which will be kindly hosted by the National Anti-trafficking \
            Coordinator of Bosnia and Herzegovina, Mr Samir Rizvo. The meeting will be held \
            on [[exact dates]] in [[city and venue]]. Among the topics proposed for the \
            agenda are:",
        ),
        list(
            Marker::Bullet,
            &[
                "a presentation and discussion on a draft “model law” on human trafficking;",
                "the “End Human Trafficking Now” initiative, a representative of which is to \
                 be invited.",
            ],
        ),
        body(
            "As some of the countries represented in our group are also EU Member States, we \
            believe that your participation would help to strengthen further the links \
            between the EU and South-Eastern Europe at the policy level.",
        ),
        body(
            "We would be grateful for your reply by [[date]]. ICMPD, as the Secretariat, \
            remains at the disposal of your office for all practical arrangements: [[name, \
            telephone and e-mail of the contact person]].",
        ),
        p(Style::Closing, "Yours sincerely,"),
        block(Content::Signatures(Signatures {
            layout: SignatureLayout::Blocks,
            heads: vec![],
            list: list_of,
        })),
        p(Style::SmallHeading, "Enclosures"),
        p(Style::Small, "Conclusions of the meeting of 11 and 12 March 2013"),
        p(Style::Small, "[[draft agenda]]"),
        p(Style::SmallHeading, "Copy to"),
        p(Style::Small, "National Anti-Trafficking Coordinators of South-Eastern Europe"),
    ]
}

pub(crate) fn signature(index: usize) -> Signature {
    let pending = index % 3 != 2;
    let name = match index {
        0 => "[[name of the National Coordinator]]",
        1 => "Mr Samir Rizvo",
        _ => "Ms Maria Example-Surname",
    };
    Signature {
        origin: origin(&format!("/documents/0/signatories/{index}")),
        id: COUNTRIES[index].to_owned(),
        on_behalf: (index == 4).then(|| text("For the National Coordinator of Croatia")),
        name: text(name),
        office: vec![text("National Anti-Trafficking Coordinator")],
        country: Some(text(COUNTRIES[index])),
        reference: (index == 1).then(|| text("01-37-2/13")),
        status: (!pending).then(|| text("signed electronically on 5 May 2013")),
        pending,
    }
}
