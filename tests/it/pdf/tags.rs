//! What a screen reader is given: held as text for the documents that come with the
//! program (`tests/it/pdf/tags`) and for cases with a file `tags.txt`, be it empty;
//! `UPDATE=1 cargo test tags` writes them anew. What must be so for all is checked for all.

use std::collections::BTreeMap;
use std::fmt::Write;

use communique::document::{Content, Inline, SignatureLayout, Style, text_of};
use communique::parity::each as blocks;
use communique::parity::pdf::{Child, Element, Tagged};

use crate::outputs::{Output, all};
use crate::support::{hold, repository};

/// All that a file says to a screen reader.
fn show(output: &Output) -> String {
    let reader = output.pdf();
    let mut out = String::new();
    for key in ["Title", "Author", "Subject", "Keywords"] {
        if let Some(value) = reader.info(key) {
            writeln!(out, "{key}: {value}").expect("a string takes all");
        }
    }
    writeln!(out, "Language: {}", reader.language()).expect("a string takes all");
    for (level, title) in reader.outline.clone() {
        writeln!(out, "outline {level} {title}").expect("a string takes all");
    }
    for (index, page) in reader.pages.iter().enumerate() {
        let texts = page.artifacts.iter().filter(|(_, text)| !text.is_empty());
        for (kind, text) in texts {
            writeln!(out, "page {} {kind} {text:?}", index + 1).expect("takes all");
        }
    }
    out + &reader.tree.show()
}

#[test]
fn tags_are_as_held() {
    let mut mistakes = vec![];
    for output in all() {
        let path = match output.name.strip_prefix("data/sofia-2013/") {
            Some(name) => repository(&format!("tests/it/pdf/tags/{name}.txt")),
            None => repository(&output.name).join("tags.txt"),
        };
        if output.name.starts_with("data/sofia-2013/") || path.exists() {
            hold(&path, &show(output), &mut mistakes);
        }
    }
    assert!(mistakes.is_empty(), "{}", mistakes.join("\n\n"));
}

/// Looks at the tags of every document.
fn each(look: impl Fn(&Output, &Tagged, &Element)) {
    for output in all() {
        let reader = output.pdf();
        look(output, reader, &reader.tree);
    }
}

/// The types of PDF 1.7 that our documents need.
const TYPES: &[&str] = &[
    "Document",
    "Div",
    "P",
    "H1",
    "H2",
    "H3",
    "H4",
    "H5",
    "H6",
    "L",
    "LI",
    "Lbl",
    "LBody",
    "Table",
    "THead",
    "TBody",
    "TR",
    "TH",
    "TD",
    "Figure",
    "Link",
    "Form",
    "Note",
    "BlockQuote",
    "Span",
    "TOC",
    "TOCI",
];

#[test]
fn every_element_has_a_type_that_readers_know() {
    each(|output, _, tree| {
        for element in tree.all() {
            let Element { kind, role, .. } = element;
            assert!(TYPES.contains(&role.as_str()), "{}: {kind} ({role})", output.name);
            if ["Figure", "Form"].contains(&role.as_str()) {
                assert!(element.property("Alt").is_some(), "{}", output.name);
            }
        }
    });
}

#[test]
fn properties_are_those_of_the_document() {
    each(|output, reader, _| {
        let info = &output.document.info;
        let (year, month, day) = info.date;
        let text = |key| reader.info(key);
        assert_eq!(text("Title").as_ref(), Some(&info.title), "{}", output.name);
        assert_eq!(text("Author"), info.author, "{}", output.name);
        assert_eq!(text("Subject"), info.subject, "{}", output.name);
        let keywords = (!info.keywords.is_empty()).then(|| info.keywords.join(", "));
        assert_eq!(text("Keywords"), keywords, "{}", output.name);
        let date = format!("D:{year:04}{month:02}{day:02}000000Z");
        assert_eq!(text("CreationDate"), Some(date), "{}", output.name);
        let xml =
            roxmltree::Document::parse(&reader.metadata).expect("the metadata is XML");
        let said = |name: &str| {
            let node = xml.descendants().find(|node| node.tag_name().name() == name)?;
            let texts = node.descendants().filter(|node| node.is_text());
            let text = texts.filter_map(|node| node.text());
            Some(text.collect::<String>().trim().to_owned())
        };
        assert_eq!(said("title").as_ref(), Some(&info.title), "{}", output.name);
        assert_eq!(said("creator"), info.author, "{}", output.name);
        let standards: Vec<_> = xml
            .descendants()
            .filter(|node| ["part", "conformance"].contains(&node.tag_name().name()))
            .filter_map(|node| node.text())
            .collect();
        assert_eq!(standards, ["3", "A", "1"], "{}", output.name);
    });
}

#[test]
fn headings_are_those_of_the_document_and_skip_no_level() {
    each(|output, reader, tree| {
        let all = tree.all();
        let found: Vec<(usize, String)> = all
            .iter()
            .filter_map(|own| Some((usize::from(own.heading_level()?), own.title())))
            .collect();
        let (mut count, mut titles) = (0, 0);
        // Bookmarks lead to the title and the labels of annexes as well.
        let (mut outline, mut annex) = (vec![], None);
        blocks(&output.document.blocks, &mut |block| {
            let style = match &block.content {
                Content::Heading { .. } => None,
                Content::Paragraph(own) => Some((own.style, text_of(&own.content))),
                _ => return,
            };
            match style {
                Some((Style::Title, text)) => {
                    titles += 1;
                    outline.push((1, text));
                }
                Some((Style::AnnexLabel, text)) => annex = Some(text),
                None | Some((Style::Subject | Style::SmallHeading, _)) => {
                    let (level, text) = found[count].clone();
                    count += 1;
                    outline.push(match annex.take() {
                        Some(label) => {
                            (1, format!("{}. {text}", label.trim_end_matches('.')))
                        }
                        None => (level, text),
                    });
                }
                Some(_) => {}
            }
        });
        assert_eq!(found.len(), count, "{}", output.name);
        assert_eq!(tree.of("Title").len(), titles, "{}", output.name);
        assert_eq!(reader.outline.clone(), outline, "{}", output.name);
        let mut before = 0;
        for (level, title) in found {
            assert!(level <= before + 1, "{}: {title}", output.name);
            before = level;
        }
    });
}

#[test]
fn lists_have_items_with_label_and_body() {
    each(|output, _, tree| {
        for list in tree.of("L") {
            let is_part = |own: &Element| ["LI", "L"].contains(&own.kind.as_str());
            assert!(list.elements().all(is_part), "{}", output.name);
        }
        for item in tree.of("LI") {
            let kinds: Vec<_> = item.elements().map(|own| own.kind.as_str()).collect();
            assert_eq!(kinds, ["Lbl", "LBody"], "{}", output.name);
        }
    });
}

#[test]
fn tables_are_regular_and_their_heads_say_what_they_head() {
    each(|output, _, tree| {
        let mut heads: Vec<(String, usize)> = vec![];
        let list = |texts: Vec<&Vec<Inline>>| {
            texts.iter().map(|text| text_of(text)).collect::<Vec<_>>().join(", ")
        };
        blocks(&output.document.blocks, &mut |block| match &block.content {
            Content::Table(table) => {
                heads.push((table.description.clone(), table.head.len()));
            }
            Content::Facts(facts) => {
                heads.push((list(facts.iter().map(|fact| &fact.label).collect()), 0));
            }
            Content::Signatures(own) if own.layout == SignatureLayout::Table => {
                heads.push((list(own.heads.iter().collect()), 1));
            }
            _ => {}
        });
        let tables = tree.of("Table");
        for table in &tables {
            let width = widths(table);
            assert!(
                width.iter().all(|own| *own == width[0]),
                "{}: {width:?}",
                output.name
            );
            for head in table.of("TH") {
                let scope = head.property("Scope");
                assert!(matches!(scope, Some("Row" | "Column")), "{}", output.name);
            }
        }
        let summary =
            |table: &Element| table.property("Summary").expect("has one").to_owned();
        let described: Vec<(String, usize)> =
            tables.iter().map(|table| (summary(table), head_rows(table))).collect();
        assert_eq!(described, heads, "{}", output.name);
    });
}

/// How many columns each row of a table covers, with what reaches into it from above.
fn widths(table: &Element) -> Vec<usize> {
    let mut covered: BTreeMap<usize, usize> = BTreeMap::new();
    let rows = table.of("TR").into_iter().enumerate();
    rows.map(|(index, row)| {
        for cell in row.elements() {
            let span = |name| cell.property(name).map_or(1, |own| own.parse().unwrap());
            for below in 0..span("RowSpan") {
                *covered.entry(index + below).or_default() += span("ColSpan");
            }
        }
        covered.get(&index).copied().unwrap_or_default()
    })
    .collect()
}

/// How many rows of a table head its columns.
fn head_rows(table: &Element) -> usize {
    let heads = |row: &&&Element| {
        row.elements().any(|cell| cell.property("Scope") == Some("Column"))
    };
    table.of("TR").iter().filter(heads).count()
}

#[test]
fn links_have_text_and_lead_somewhere() {
    each(|output, _, tree| {
        // A reference to what has no number prints none.
        for link in tree.of("Link").into_iter().filter(|_| !output.is_mistaken) {
            let leads = link.children.iter().any(|child| matches!(child, Child::Link(_)));
            assert!(leads && !link.text().trim().is_empty(), "{}", output.name);
        }
    });
}

#[test]
fn every_note_stands_once_behind_its_mark() {
    each(|output, _, tree| {
        let notes = tree.of("Note");
        for note in &notes {
            assert_eq!(note.elements().next().map(|own| &*own.kind), Some("Lbl"));
        }
        let texts = notes.iter().map(|note| note.text());
        let texts: Vec<String> =
            texts.map(|text| text.split_whitespace().collect()).collect();
        for note in &output.document.notes {
            let start: String = note.mark.split_whitespace().collect();
            let marked = texts.iter().filter(|text| text.starts_with(&start));
            assert!(marked.count() <= 1, "{}: {start}", output.name);
        }
    });
}
