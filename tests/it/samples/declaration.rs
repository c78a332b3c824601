//! A declaration with preamble, clauses and a table of signatories.

use communique::document::{
    Block, Content, Document, Marker, Scope, Signature, SignatureLayout, Signatures,
    Style,
};

use super::{block, document, label, list, numbered, origin, p, text};

/// The declaration, signed in a table.
pub(crate) fn declaration() -> Document {
    let title = "Declaration of the National Anti-Trafficking Coordinators of the Countries \
        of South-Eastern Europe on Trafficking in Human Beings";
    document("declaration", title, blocks(title))
}

fn clause(value: u32, source: &str) -> Block {
    let label = label(Scope::Paragraphs, Marker::Decimal, &format!("{value}."), value);
    numbered(Style::Clause, label, source)
}

fn sub_clauses(items: &[&str]) -> Block {
    let mut block = list(Marker::LowerAlpha, items);
    if let Content::List(list) = &mut block.content {
        list.items.iter_mut().for_each(|item| item.label.numbering.level = 1);
    }
    block
}

fn blocks(title: &str) -> Vec<Block> {
    vec![
        p(Style::Event, "Meeting of the National Anti-Trafficking Coordinators"),
        p(Style::Title, title),
        p(Style::Subtitle, "Draft for discussion"),
        p(Style::PlaceDate, "Sofia, 12 March 2013"),
        p(
            Style::Opening,
            "We, the National Anti-Trafficking Coordinators of the countries of \
            South-Eastern Europe, meeting in the framework of the Brdo Process, chaired by \
            Slovenia,",
        ),
        p(
            Style::Preamble,
            "_Recalling_ the declaration on trafficking in human beings drafted \
            following our meeting in October 2012 and presented at the EU Anti-Trafficking Day \
            in Brussels,",
        ),
        p(
            Style::Preamble,
            "_Having regard to_ Directive 2011/36/EU on preventing and \
            combating trafficking in human beings and protecting its victims, and to the work \
            done to align national legislation with its provisions,",
        ),
        p(
            Style::Preamble,
            "_Recognising_ that the Directive is a tool to put issues on the \
            policy table, in particular the non-punishment of trafficked persons, prevention \
            policies and compensation of victims,",
        ),
        p(
            Style::Preamble,
            "_Noting with concern_ that the forced begging of children continues \
            to be a troubling issue across the region,",
        ),
        p(
            Style::Preamble,
            "_Convinced_ that partnership with the private sector is part of an \
            effective response,",
        ),
        p(Style::Enacting, "declare the following:"),
        clause(
            1,
            "_We call for_ a more specific definition, at EU level, of the roles of \
            national rapporteurs and of national anti-trafficking coordinators.",
        ),
        clause(
            2,
            "_We support_ the expansion of the Transnational Referral Mechanism (TRM) \
            model to relevant countries of destination.",
        ),
        clause(
            3,
            "_We commit ourselves to_ more concrete regional cooperation through joint \
            projects, especially in the field of:",
        ),
        sub_clauses(&["prevention;", "outreach to particularly vulnerable groups."]),
        clause(
            4,
            "_We invite_ private sector actors to join “Local business coalitions”, \
            based on the model of the Global Business Coalition.",
        ),
        clause(
            5,
            "_We ask_ ICMPD, as the Secretariat of the Brdo Process, to publish this \
            declaration together with the conclusions of our meetings.",
        ),
        p(
            Style::Reservation,
            "**Moldova** aligns itself with this declaration with the \
            exception of paragraph 3 (b).",
        ),
        p(Style::Adoption, "Adopted in [[place]] on [[date]], in the English language."),
        block(Content::Signatures(Signatures {
            layout: SignatureLayout::Table,
            heads: vec![text("Country"), text("Name and office"), text("Signature")],
            list: signatures(),
        })),
    ]
}

fn signatures() -> Vec<Signature> {
    let countries = [
        "Albania",
        "Bosnia and Herzegovina",
        "Bulgaria",
        "Croatia",
        "Macedonia",
        "Moldova",
        "Montenegro",
        "Romania",
        "Serbia",
        "Slovenia",
    ];
    countries
        .iter()
        .enumerate()
        .map(|(i, country)| Signature {
            origin: origin(&format!("/documents/1/signatories/{i}")),
            id: (*country).to_owned(),
            on_behalf: None,
            name: text(if i == 1 { "Mr Samir Rizvo" } else { "[[name]]" }),
            office: vec![text("National Anti-Trafficking Coordinator")],
            country: Some(text(country)),
            reference: None,
            status: (i == 3).then(|| text("signed on 5 May 2013, Zagreb")),
            pending: i != 3,
        })
        .collect()
}
