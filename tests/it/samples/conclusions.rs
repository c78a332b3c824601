//! Conclusions with everything that the tree can hold.

use communique::diagnostic::LanguageTag;
use communique::document::{
    Align, Block, Cell, Column, Content, ContentsEntry, Document, Fact, Inline,
    Letterhead, Marker, Orientation, Row, Scope, Sender, Style, Table, Target,
};

use super::{
    anchored, block, body, datum, document, heading, label, lead, list, nested, note,
    numbered, origin, p, text,
};

/// The conclusions.
pub(crate) fn conclusions() -> Document {
    let mut document = document("conclusions", "Meeting Conclusions", blocks());
    document.furniture.letterhead = Some(Letterhead {
        logo: true,
        senders: vec![Sender {
            name: text("Brdo Process"),
            lines: vec![text(
                "Network of National Anti-Trafficking Coordinators of South-Eastern Europe",
            )],
        }],
    });
    document.furniture.draft_mark = None;
    document.notes = vec![
        note(
            "kosovo",
            "*",
            true,
            "This designation is without prejudice to positions on \
            status, and is in line with UNSCR 1244/1999 and the ICJ Opinion on the Kosovo \
            declaration of independence.",
        ),
        note(
            "directive",
            "1",
            false,
            "Directive 2011/36/EU of 5 April 2011, OJ L 101, \
            15.4.2011, p. 1.",
        ),
    ];
    document
}

fn fact(label: &str, value: &str) -> Fact {
    Fact { label: text(label), value: text(value), beside: None }
}

fn mark(note: usize, mark: &str) -> Inline {
    Inline::NoteMark { note, mark: mark.into() }
}

fn paragraph(content: Vec<Inline>) -> Block {
    let Block { content: Content::Paragraph(plain), .. } = body("") else {
        unreachable!()
    };
    block(Content::Paragraph(communique::document::Paragraph { content, ..plain }))
}

fn numbered_body(value: u32, source: &str) -> Block {
    let label = label(Scope::Paragraphs, Marker::Decimal, &format!("{value}."), value);
    anchored(&format!("par-{value}"), numbered(Style::Body, label, source))
}

fn blocks() -> Vec<Block> {
    let mut blocks = opening();
    blocks.extend(themes());
    blocks.extend(recommendations());
    blocks.extend(annexes());
    blocks
}

fn opening() -> Vec<Block> {
    let contents = [
        (1, "updates", "1. Country updates"),
        (1, "directive", "2. Transposition of the EU directive"),
        (2, "challenges", "2.1. Unexpected challenges"),
        (1, "recommendations", "3. Overarching recommendations"),
        (1, "annex-1", "Participants"),
        (1, "annex-2", "Timetable"),
    ];
    vec![
        p(
            Style::Event,
            "Meeting of the National Anti-Trafficking Coordinators of the \
            Countries of South-Eastern Europe",
        ),
        p(Style::Title, "Meeting Conclusions"),
        p(Style::PlaceDate, "11–12 March 2013, Sofia, Bulgaria"),
        block(Content::Group {
            style: Style::Reference,
            blocks: vec![
                p(Style::Reference, "Reference: NATC/2013/07"),
                p(Style::Reference, "Silence procedure until 22 March 2013, 12:00"),
            ],
        }),
        block(Content::Facts(vec![
            fact("Chair", "Slovenia"),
            fact(
                "Secretariat",
                "International Centre for Migration Policy Development (ICMPD)",
            ),
            fact(
                "Countries",
                "Albania, Bosnia and Herzegovina, Bulgaria, Croatia, Macedonia, \
                Moldova, Montenegro, Romania, Serbia, Slovenia",
            ),
            fact("Next meeting", "September 2013, Bosnia and Herzegovina"),
        ])),
        paragraph({
            let mut content = text(
                "In the framework of the Brdo Process, chaired by Slovenia, \
                the South-East European (SEE) National Anti-Trafficking Coordinators (NATC) met \
                on **11 and 12 March 2013 in Sofia, Bulgaria** to share information about their \
                efforts in combating trafficking in human beings, as well as to discuss \
                overarching policies and consider concerted and innovative approaches to the \
                issue. The group represents 10 countries and Kosovo",
            );
            content.push(mark(0, "*"));
            content.extend(text(
                ". These meetings serve as an informal platform for exchange \
                of ideas and are a catalyst for the development of strong partnerships.",
            ));
            content
        }),
        lead(
            "The objectives of this first meeting for 2013, attended by nine of the national \
            anti-trafficking coordinators or their representatives, were to:",
        ),
        list(
            Marker::Bullet,
            &[
                "Share updates on current initiatives against trafficking in human beings in \
                 the different countries in the region;",
                "Discuss the involvement of and the partnership with the private sector in \
                 combating THB with representatives of Manpower Bulgaria and Serbia and \
                 Postbank;",
                "Learn about the procedures of harmonization and transposition of the EU \
                 trafficking directive into national legislation, shared by the EU Member \
                 State countries present at the meeting.",
            ],
        ),
        block(Content::Contents(
            contents
                .map(|(level, anchor, text)| ContentsEntry {
                    level,
                    anchor: anchor.into(),
                    text: text.into(),
                    language: None,
                })
                .to_vec(),
        )),
    ]
}

fn themes() -> Vec<Block> {
    vec![
        anchored("updates", heading(1, Some("1."), "Country updates")),
        numbered_body(
            1,
            "The countries present at the meeting shared their active engagement \
            throughout the last couple of months, depicting both a continuation of previous \
            efforts and initiation of new activities in 2013. The actions implemented in the \
            region range from recurrent information prevention campaigns, to developing \
            public-private partnerships and engaging the private sector, to hosting GRETA \
            visits and providing input to the reports, to upgrading and streamlining the \
            databases for the collection and effective management of data on THB.",
        ),
        numbered_body(
            2,
            "The forced begging of children continues to be a troubling issue \
            across the region and so are relatively new trends, such child pornography on the \
            internet.",
        ),
        anchored(
            "directive",
            heading(1, Some("2."), "Transposition of the EU directive"),
        ),
        paragraph({
            let mut content = datum(
                "/documents/0/sections/1/blocks/0",
                "All three EU MS \
                present at the meeting shared the opinion that their countries had already \
                worked on aligning their legislation with the provisions of Directive 36",
            );
            content.push(mark(1, "1"));
            content.extend(text(". See paragraph "));
            content.push(Inline::Reference { anchor: "par-2".into(), text: "2".into() });
            content.extend(text(" and "));
            content.push(Inline::Link {
                target: Target::Url(
                    "https://eur-lex.europa.eu/eli/dir/2011/36/oj".into(),
                ),
                content: text("the text of the Directive"),
            });
            content.push(mark(1, "1"));
            content.extend(text("."));
            content
        }),
        anchored("challenges", heading(2, Some("2.1."), "Unexpected challenges")),
        body(
            "Some unexpected challenges have been highlighted: the resign of the Bulgarian \
            and Slovenian governments which might lead to an infringement procedure initiated \
            by the European Commission.",
        ),
        block(Content::Quote {
            blocks: vec![body(
                "The Directive is also **recognized as a tool to put issues on \
                the policy table** in the Member States, e.g. on the non-punishment of \
                trafficked persons.",
            )],
            cite: Some(text("National Coordinator of Bulgaria, 11 March 2013")),
        }),
        heading(3, None, "In the words of the hosts"),
        paragraph(vec![
            Inline::Text("The motto of the meeting was ".into()),
            Inline::Foreign {
                language: LanguageTag::new("bg").unwrap(),
                content: text("„Заедно срещу трафика на хора“"),
            },
            Inline::Text(", in ".into()),
            Inline::Capitals(text("all languages")),
            Inline::Text(".".into()),
        ]),
        heading(4, None, "A heading of the fourth level"),
        body("A paragraph under it."),
        heading(5, None, "A heading of the fifth level"),
        body("A paragraph under it."),
        heading(6, None, "A heading of the sixth level"),
        body("A paragraph under it."),
    ]
}

fn recommendations() -> Vec<Block> {
    vec![
        anchored(
            "recommendations",
            heading(1, Some("3."), "Overarching recommendations"),
        ),
        nested(
            Marker::Decimal,
            vec![
                (
                    "A discussion ensued about the role of national rapporteurs vs. national \
                     anti-trafficking coordinators, leading to an overall agreement that a \
                     more specific definition is necessary.",
                    vec![
                        body("Different models were discussed."),
                        nested(
                            Marker::LowerAlpha,
                            vec![
                                ("the model of the Ombudsman;", vec![]),
                                (
                                    "the model of the coordinator:",
                                    vec![list(
                                        Marker::LowerRoman,
                                        &["within a ministry;", "apart from it."],
                                    )],
                                ),
                            ],
                        ),
                    ],
                ),
                (
                    "Expansion of the TRM Model to include relevant countries of destination, \
                     most notably (Western) EU MS.",
                    vec![],
                ),
                (
                    "Appeal for more **concrete regional cooperation** through joint projects, \
                     especially in the field of prevention and outreach to particularly \
                     vulnerable groups.",
                    vec![list(Marker::Dash, &["joint training;", "joint campaigns."])],
                ),
            ],
        ),
        lead("Decisions that need no number:"),
        list(Marker::None, &["A list without marks.", "Its second item."]),
        list(Marker::UpperRoman, &["An item in Roman numerals.", "Its second."]),
        list(Marker::UpperAlpha, &["An item in capital letters.", "Its second."]),
        block(Content::Rule),
        p(Style::Adoption, "Adopted by silence procedure on 22 March 2013."),
        p(Style::SmallHeading, "History"),
        p(Style::Small, "Version 0.1, 13 March 2013: first draft by the Secretariat"),
    ]
}

fn cell(source: &str) -> Cell {
    Cell { content: text(source), colspan: 1, rowspan: 1, align: None }
}

fn row(cells: &[&str]) -> Row {
    Row { origin: None, cells: cells.iter().map(|c| cell(c)).collect() }
}

fn column(width: f64, align: Align) -> Column {
    Column { width, align }
}

fn annexes() -> Vec<Block> {
    let people = (1..=40).map(|i| {
        let name = format!("Ms Example {i}");
        row(&[
            &name,
            "National Anti-Trafficking Coordinator",
            "Bulgaria",
            &format!("{i}.5"),
        ])
    });
    let participants = Table {
        caption: Some(text("Participants by country")),
        description: "Who took part, with office and country".into(),
        columns: vec![
            column(0.28, Align::Start),
            column(0.4, Align::Start),
            column(0.2, Align::Start),
            column(0.12, Align::End),
        ],
        head: vec![row(&["Name", "Office", "Country", "Days"])],
        rows: people.collect(),
        row_header: true,
        note: Some(text("Days include travel.")),
    };
    let span = |source: &str, colspan: u32, rowspan: u32| Cell {
        colspan,
        rowspan,
        ..cell(source)
    };
    let timetable = Table {
        caption: None,
        description: "Sessions by day and time".into(),
        columns: vec![column(0.15, Align::Start); 4]
            .into_iter()
            .chain([column(0.4, Align::Center)])
            .collect(),
        head: vec![
            Row {
                origin: None,
                cells: vec![
                    span("Day", 1, 2),
                    span("Morning", 2, 1),
                    span("Afternoon", 2, 1),
                ],
            },
            row(&["9–11", "11–13", "14–16", "16–18"]),
        ],
        rows: vec![
            Row {
                origin: Some(origin("/documents/0/annexes/1/blocks/0/rows/0")),
                cells: vec![
                    cell("11 March"),
                    span("Country updates", 2, 1),
                    cell("Directive"),
                    span("Bilateral meetings", 1, 2),
                ],
            },
            row(&["12 March", "Priorities", "Recommendations", "Next steps"]),
        ],
        row_header: true,
        note: None,
    };
    vec![
        block(Content::NewPage(Orientation::Portrait)),
        p(Style::AnnexLabel, "Annex I"),
        anchored("annex-1", heading(1, None, "Participants")),
        block(Content::Table(participants)),
        block(Content::NewPage(Orientation::Landscape)),
        p(Style::AnnexLabel, "Annex II"),
        anchored("annex-2", heading(1, None, "Timetable")),
        block(Content::Table(timetable)),
        block(Content::NewPage(Orientation::Portrait)),
        p(Style::AnnexLabel, "Annex III"),
        heading(1, None, "Last page"),
        Block { language: LanguageTag::new("sr-Latn"), ..body("Kraj dokumenta.") },
    ]
}
