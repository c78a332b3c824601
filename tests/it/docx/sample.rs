//! Documents made by hand: a co-signed letter and conclusions with everything that a tree
//! can hold.

use communique::brand::{Brand, ImageFormat, Logo};
use communique::diagnostic::{LanguageTag, Origin};
use communique::document::{
    Align, Block, Cell, Column, Content, ContentsEntry, Datum, Document, Fact, Furniture,
    Info, Inline, Item, Label, Letterhead, List, Marker, Note, Numbering, Orientation,
    Paragraph, Row, Scope, Sender, Signature, SignatureLayout, Signatures, Style, Table,
    Target, Words,
};

pub(crate) fn language(tag: &str) -> LanguageTag {
    LanguageTag::new(tag).expect("a tag")
}

pub(crate) fn origin(file: &str, pointer: &str) -> Origin {
    let mut origin = Origin::root(file);
    origin.pointer = pointer.into();
    origin
}

pub(crate) fn text(text: &str) -> Inline {
    Inline::Text(text.into())
}

pub(crate) fn datum(pointer: &str, content: Vec<Inline>) -> Inline {
    let origin = origin("sofia/letter.json", pointer);
    Inline::Datum(Datum { origin, editable: true, content })
}

fn computed(pointer: &str, words: &str) -> Inline {
    let origin = origin("sofia/meeting.json", pointer);
    Inline::Datum(Datum { origin, editable: false, content: vec![text(words)] })
}

fn shared(pointer: &str, words: &str) -> Inline {
    let origin = origin("shared/people.json", pointer);
    Inline::Datum(Datum { origin, editable: true, content: vec![text(words)] })
}

pub(crate) fn block(content: Content) -> Block {
    Block { origin: None, anchor: None, language: None, content }
}

pub(crate) fn paragraph(style: Style, content: Vec<Inline>) -> Block {
    block(Content::Paragraph(Paragraph {
        style,
        label: None,
        content,
        keep_with_next: false,
    }))
}

fn body(pointer: &str, words: &str) -> Block {
    paragraph(Style::Body, vec![datum(pointer, vec![text(words)])])
}

fn heading(level: u8, number: Option<Label>, anchor: &str, words: &str) -> Block {
    let content =
        vec![datum(&format!("/documents/0/{anchor}/heading"), vec![text(words)])];
    let content = Content::Heading { level, label: number, content };
    Block { anchor: Some(anchor.into()), ..block(content) }
}

pub(crate) fn label(
    scope: Scope,
    sequence: u32,
    level: u8,
    marker: Marker,
    value: u32,
    printed: &str,
) -> Label {
    let (before, after) = if printed.starts_with('(') { ("(", ")") } else { ("", ".") };
    Label {
        text: printed.into(),
        numbering: Numbering {
            sequence,
            level,
            marker,
            value,
            affixes: (before.into(), after.into()),
            with_parents: printed.matches('.').count() > 1,
            scope,
        },
    }
}

pub(crate) fn item(label: Label, blocks: Vec<Block>) -> Item {
    Item { origin: None, anchor: None, label, blocks }
}

/// The logo's picture: a tree in a ring, with text to be drawn in a bundled face.
pub(crate) const LOGO: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><circle cx="50" cy="50" r="48" fill="#1F3864"/><path d="M50 20 L30 70 L70 70 Z" fill="#fff"/></svg>"##;

pub(crate) fn brand() -> Brand {
    let logo = Logo {
        data: LOGO.as_bytes().into(),
        format: ImageFormat::Svg,
        alt: "Emblem of the Brdo Process: a tree under a star".into(),
        height: 16.0,
        aspect: 1.0,
    };
    Brand { logo: Some(logo), ..Brand::default() }
}

fn words() -> Words {
    Words { contents: vec![Inline::Text("Contents".into())] }
}

fn info(id: &str, kind: &str, title: &str) -> Info {
    Info {
        meeting: "sofia-2013".into(),
        id: id.into(),
        kind: kind.into(),
        title: title.into(),
        subject: Some("Meeting of the National Anti-Trafficking Coordinators".into()),
        author: Some("Brdo Process & Secretariat".into()),
        keywords: vec!["trafficking".into(), "coordination".into()],
        reference: Some("NATC/2013/07".into()),
        version: Some("2".into()),
        status: "draft".into(),
        date: (2013, 4, 15),
    }
}

fn furniture(letterhead: bool) -> Furniture {
    let page = vec![text("Page "), Inline::PageNumber, text(" of "), Inline::PageCount];
    let sender = Sender {
        name: vec![shared("/organizations/brdo/name", "Brdo Process")],
        lines: vec![
            vec![text("Network of National Anti-Trafficking Coordinators")],
            vec![Inline::Link {
                target: Target::Url("https://www.example.org/?a=1&b=2".into()),
                content: vec![text("www.example.org")],
            }],
        ],
    };
    Furniture {
        letterhead: letterhead.then(|| Letterhead { logo: true, senders: vec![sender] }),
        header_start: vec![text("Brdo Process")],
        header_end: vec![text("Invitation to the next meeting")],
        footer_start: vec![
            datum("/documents/0/reference", vec![text("NATC/2013/07")]),
            text(" · Draft 2 · 15 April 2013"),
        ],
        footer_end: page,
        draft_mark: Some(vec![text("DRAFT")]),
        draft_origin: None,
        classification: Some(vec![text("LIMITED")]),
    }
}

fn signature(index: usize, name: &str, country: &str, on_behalf: bool) -> Signature {
    let pointer = |field: &str| format!("/documents/0/signatories/{index}/{field}");
    let office = "National Coordinator for Combating Trafficking in Human Beings";
    Signature {
        origin: origin("sofia/letter.json", &pointer("")),
        id: country.into(),
        on_behalf: on_behalf.then(|| vec![text("For the National Coordinator")]),
        name: vec![
            shared(&format!("/people/p{index}/honorificPrefix"), "Mr"),
            text(" "),
            shared(&format!("/people/p{index}/name"), name),
        ],
        office: vec![vec![datum(&pointer("office"), vec![text(office)])]],
        country: Some(vec![computed(&pointer("country"), country)]),
        reference: None,
        status: None,
        pending: true,
    }
}

/// A letter of one page that several people sign.
pub(crate) fn letter() -> Document {
    let address = [
        "Ms Myria Vassiliadou",
        "EU Anti-Trafficking Coordinator",
        "European Commission",
        "B-1049 Brussels",
    ];
    let address = address
        .iter()
        .enumerate()
        .map(|(i, line)| {
            let pointer = format!("/documents/0/addressees/0/address/{i}");
            paragraph(Style::Address, vec![datum(&pointer, vec![text(line)])])
        })
        .collect();
    let references = vec![
        paragraph(
            Style::PlaceDate,
            vec![
                datum("/documents/0/place", vec![text("Ljubljana")]),
                text(", "),
                computed("/documents/0/date", "15 April 2013"),
            ],
        ),
        paragraph(
            Style::Reference,
            vec![
                text("Our reference: "),
                datum(
                    "/documents/0/reference",
                    vec![Inline::Placeholder("reference number".into())],
                ),
            ],
        ),
    ];
    let agenda = [
        "a presentation and discussion of a draft “model law” on human trafficking;",
        "a contribution by the “End Human Trafficking Now” initiative;",
        "an exchange on the role of national rapporteurs and national coordinators.",
    ];
    let agenda = agenda
        .iter()
        .enumerate()
        .map(|(i, line)| {
            let pointer = format!("/documents/0/body/3/items/{i}");
            item(
                label(Scope::List, 1, 0, Marker::Bullet, 1 + i as u32, "•"),
                vec![body(&pointer, line)],
            )
        })
        .collect();
    let blocks = vec![
        block(Content::Beside {
            start: vec![block(Content::Group { style: Style::Address, blocks: address })],
            end: references,
        }),
        paragraph(
            Style::Subject,
            vec![datum(
                "/documents/0/subject",
                vec![text(
                    "Invitation to the next meeting of the South-East European National Anti-Trafficking Coordinators",
                )],
            )],
        ),
        paragraph(
            Style::Salutation,
            vec![datum("/documents/0/salutation", vec![text("Dear Ms Vassiliadou,")])],
        ),
        paragraph(
            Style::Body,
            vec![datum(
                "/documents/0/body/0",
                vec![
                    text(
                        "On behalf of the network of National Anti-Trafficking Coordinators of South-Eastern Europe (SEE NATC), which brings together Albania, Bosnia and Herzegovina, Bulgaria, Croatia, Macedonia, Moldova, Montenegro, Romania, Serbia and Slovenia, we have the honour to invite you to our next semi-annual meeting, to be held in ",
                    ),
                    Inline::Strong(vec![text(
                        "September 2013 in Bosnia and Herzegovina",
                    )]),
                    text("."),
                ],
            )],
        ),
        body(
            "/documents/0/body/1",
            "At our meeting of 11 and 12 March 2013 in Sofia we agreed to approach you in order to introduce the work of the network. As some of the countries represented in this group are also Member States of the European Union, your participation would strengthen further the links between the EU and South-Eastern Europe at the policy level.",
        ),
        body("/documents/0/body/2", "The provisional agenda includes:"),
        block(Content::List(List { marker: Marker::Bullet, items: agenda })),
        paragraph(
            Style::Body,
            vec![datum(
                "/documents/0/body/4",
                vec![
                    text(
                        "The International Centre for Migration Policy Development (ICMPD), which acts as the Secretariat of the Brdo Process, remains at your disposal for all practical arrangements at ",
                    ),
                    Inline::Link {
                        target: Target::Url("mailto:secretariat@example.org".into()),
                        content: vec![text("secretariat@example.org")],
                    },
                    text("."),
                ],
            )],
        ),
        paragraph(
            Style::Closing,
            vec![datum(
                "/documents/0/complimentaryClose",
                vec![text("Yours sincerely,")],
            )],
        ),
        block(Content::Signatures(Signatures {
            layout: SignatureLayout::Blocks,
            heads: vec![],
            list: vec![
                signature(0, "Sandra Example", "Slovenia", false),
                signature(1, "Samir Rizvo", "Bosnia and Herzegovina", true),
                signature(2, "Third Person", "Serbia", false),
            ],
        })),
        paragraph(Style::SmallHeading, vec![text("Copy to")]),
        paragraph(
            Style::Small,
            vec![datum("/documents/0/copies/0", vec![text("ICMPD, Vienna")])],
        ),
    ];
    Document {
        language: language("en"),
        beside: None,
        copy: None,
        info: info("invitation", "letter", "Invitation to the next meeting"),
        furniture: furniture(true),
        blocks,
        notes: vec![],
        words: words(),
    }
}

fn cell(words: &str) -> Cell {
    Cell { content: vec![text(words)], colspan: 1, rowspan: 1, align: None }
}

fn row(cells: Vec<Cell>) -> Row {
    Row { origin: None, cells }
}

fn table() -> Table {
    let mut rows = vec![
        row(vec![
            Cell { rowspan: 2, ..cell("Slovenia") },
            Cell {
                content: vec![datum(
                    "/documents/0/sections/1/blocks/2/rows/0/1",
                    vec![text("Sandra Example")],
                )],
                ..cell("")
            },
            cell("12"),
        ]),
        row(vec![cell("Another Person"), cell("7")]),
        row(vec![
            Cell { colspan: 2, ..cell("Bosnia and Herzegovina, no figures yet") },
            cell("–"),
        ]),
    ];
    rows.extend((1..30).map(|n| {
        row(vec![cell("Croatia"), cell(&format!("Coordinator number {n}")), cell("3")])
    }));
    Table {
        caption: Some(vec![text("Table 1. Cases by country")]),
        description: "Countries, their coordinators and the number of cases".into(),
        columns: vec![
            Column { width: 0.3, align: Align::Start },
            Column { width: 0.5, align: Align::Start },
            Column { width: 0.2, align: Align::End },
        ],
        head: vec![row(vec![cell("Country"), cell("Coordinator"), cell("Cases")])],
        rows,
        row_header: true,
        note: Some(vec![text("Figures of 2012.")]),
    }
}

fn numbered(n: u32, anchor: Option<&str>, content: Vec<Inline>) -> Block {
    let number = label(Scope::Paragraphs, 40, 0, Marker::Decimal, n, &format!("{n}."));
    let pointer = format!("/documents/0/sections/1/blocks/{n}");
    let content = Content::Paragraph(Paragraph {
        style: Style::Body,
        label: Some(number),
        content: vec![datum(&pointer, content)],
        keep_with_next: false,
    });
    Block { anchor: anchor.map(Into::into), ..block(content) }
}

fn decimal(sequence: u32, level: u8, value: u32, blocks: Vec<Block>) -> Item {
    let (marker, printed) = match level {
        0 => (Marker::Decimal, format!("{value}.")),
        _ => (Marker::LowerAlpha, format!("({})", char::from(b'a' + value as u8 - 1))),
    };
    item(label(Scope::List, sequence, level, marker, value, &printed), blocks)
}

fn nested(sequence: u32) -> Block {
    let items = vec![
        decimal(
            sequence,
            1,
            1,
            vec![paragraph(Style::Body, vec![text("in the countries;")])],
        ),
        decimal(
            sequence,
            1,
            2,
            vec![paragraph(Style::Body, vec![text("in the region.")])],
        ),
    ];
    block(Content::List(List { marker: Marker::LowerAlpha, items }))
}

fn steps(sequence: u32) -> Block {
    let items = vec![
        decimal(
            sequence,
            0,
            1,
            vec![
                paragraph(Style::Body, vec![text("Share updates")]),
                nested(sequence + 1),
            ],
        ),
        decimal(
            sequence,
            0,
            2,
            vec![
                paragraph(
                    Style::Body,
                    vec![text(
                        "Discuss the involvement of the private sector in combating trafficking, with representatives of Manpower Bulgaria and Serbia and Postbank",
                    )],
                ),
                paragraph(
                    Style::Body,
                    vec![text("A second paragraph of the same item.")],
                ),
                nested(sequence + 2),
            ],
        ),
        decimal(sequence, 0, 3, vec![paragraph(Style::Body, vec![text("Learn")])]),
    ];
    block(Content::List(List { marker: Marker::Decimal, items }))
}

/// Conclusions with numbered headings and paragraphs, lists, notes, a table over two
/// pages, a table of contents and an annex that lies on its side.
pub(crate) fn conclusions() -> Document {
    let h = |sequence, level, value, printed: &str| {
        Some(label(Scope::Headings, sequence, level, Marker::Decimal, value, printed))
    };
    let long = "The countries present at the meeting shared their active engagement throughout the last couple of months, depicting both a continuation of previous efforts and initiation of new activities in 2013. The actions implemented in the region range from recurrent information prevention campaigns, to developing public-private partnerships and engaging the private sector, to hosting GRETA visits and providing input to the reports, to upgrading and streamlining the databases for the collection and effective management of data on THB.";
    let blocks = vec![
        paragraph(
            Style::Event,
            vec![text("Meeting of the National Anti-Trafficking Coordinators")],
        ),
        paragraph(
            Style::Title,
            vec![datum("/documents/0/title", vec![text("Meeting Conclusions")])],
        ),
        paragraph(
            Style::PlaceDate,
            vec![computed("/meeting/startDate", "11–12 March 2013, Sofia, Bulgaria")],
        ),
        block(Content::Facts(vec![
            Fact {
                label: vec![text("Chair")],
                value: vec![computed("/meeting/chair", "Slovenia")],
                beside: None,
            },
            Fact {
                label: vec![text("Network")],
                value: vec![text(
                    "Albania, Bosnia and Herzegovina, Bulgaria, Croatia, Macedonia, Moldova, Montenegro, Romania, Serbia, Slovenia",
                )],
                beside: None,
            },
        ])),
        block(Content::Contents(
            [
                (1, "updates", "1. Country updates"),
                (2, "private", "1.1. Private sector"),
                (1, "next", "2. Next steps"),
                (1, "annex", "Annex"),
            ]
            .iter()
            .map(|(level, anchor, text)| ContentsEntry {
                level: *level,
                anchor: (*anchor).into(),
                text: (*text).into(),
                language: None,
            })
            .collect(),
        )),
        heading(1, h(1, 0, 1, "1."), "updates", "Country updates"),
        numbered(
            1,
            None,
            vec![text(long), Inline::NoteMark { note: 0, mark: "1".into() }],
        ),
        numbered(
            2,
            Some("second"),
            vec![
                text("Kosovo"),
                Inline::NoteMark { note: 1, mark: "*".into() },
                text(" was named, and again Kosovo"),
                Inline::NoteMark { note: 1, mark: "*".into() },
                text("; "),
                Inline::Foreign {
                    language: language("sr-Cyrl"),
                    content: vec![Inline::Emphasis(vec![text("трговина људима")])],
                },
                text(" and "),
                Inline::Strong(vec![
                    Inline::Emphasis(vec![text("both")]),
                    Inline::Capitals(vec![text(" names")]),
                ]),
                text("."),
            ],
        ),
        heading(2, h(2, 1, 1, "1.1."), "private", "Private sector"),
        numbered(
            3,
            None,
            vec![
                text("See paragraph "),
                Inline::Reference { anchor: "second".into(), text: "2".into() },
                text(" and "),
                Inline::Link {
                    target: Target::Anchor("annex".into()),
                    content: vec![text("the annex")],
                },
                text(":"),
                Inline::LineBreak,
                text(
                    "a new line, with ‑ non-breaking and soft\u{AD}hyphens, <tags> & \"quotes\".",
                ),
                Inline::NoteMark { note: 2, mark: "2".into() },
            ],
        ),
        block(Content::Quote {
            blocks: vec![body(
                "/documents/0/sections/1/quote",
                "Trafficking in human beings is a grave violation of fundamental rights.",
            )],
            cite: Some(vec![text("Directive 2011/36/EU")]),
        }),
        block(Content::Table(table())),
        heading(1, h(1, 0, 2, "2."), "next", "Next steps"),
        steps(50),
        paragraph(Style::Body, vec![text("And the same once more, from one:")]),
        steps(60),
        Block {
            language: Some(language("sl")),
            ..paragraph(Style::Reservation, vec![text("Slovenija se pridružuje.")])
        },
        paragraph(Style::Adoption, vec![text("Adopted in Sofia on 12 March 2013.")]),
        block(Content::Rule),
        paragraph(Style::Small, vec![text("Circulated under silence procedure.")]),
        block(Content::NewPage(Orientation::Landscape)),
        paragraph(Style::AnnexLabel, vec![text("Annex")]),
        heading(1, None, "annex", "Participants"),
        block(Content::Table(Table {
            rows: table().rows[..4].to_vec(),
            caption: None,
            ..table()
        })),
        block(Content::NewPage(Orientation::Portrait)),
        heading(1, None, "last", "Signatures"),
        block(Content::Signatures(Signatures {
            layout: SignatureLayout::Table,
            heads: vec![
                vec![text("Country")],
                vec![text("Name and office")],
                vec![text("Signature")],
            ],
            list: vec![
                signature(0, "Sandra Example", "Slovenia", false),
                Signature {
                    pending: false,
                    status: Some(vec![text("signed on 5 May 2015, Ljubljana")]),
                    ..signature(1, "Samir Rizvo", "Bosnia and Herzegovina", true)
                },
            ],
        })),
    ];
    let note = |id: &str, mark: &str, content: Vec<Inline>| Note {
        id: id.into(),
        mark: mark.into(),
        fixed: mark == "*",
        origin: None,
        content,
    };
    let kosovo = "This designation is without prejudice to positions on status, and is in line with UNSCR 1244 and the ICJ Opinion on the Kosovo declaration of independence.";
    Document {
        language: language("en"),
        beside: None,
        copy: None,
        info: info("conclusions", "conclusions", "Meeting Conclusions"),
        furniture: furniture(false),
        blocks,
        notes: vec![
            note(
                "greta",
                "1",
                vec![
                    text("Group of Experts, "),
                    Inline::Link {
                        target: Target::Url("https://www.coe.int/greta".into()),
                        content: vec![text("coe.int")],
                    },
                ],
            ),
            note("kosovo", "*", vec![datum("/footnotes/kosovo", vec![text(kosovo)])]),
            note("second", "2", vec![text("The second counted note.")]),
        ],
        words: words(),
    }
}
