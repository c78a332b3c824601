//! What is broken in a file is found: one thing at a time, in one file or the other.

use communique::document::{Block, Content, Document, Furniture, Inline, Letter, Target};
use communique::parity::{self, Files, Finding};

use crate::outputs::{self, Output};

/// What is found where the files are those of the tree, and the tree says another thing.
fn found(name: &str, change: impl FnOnce(&mut Document)) -> Vec<Finding> {
    let output: &Output = outputs::named(name);
    let mut document = output.document.clone();
    change(&mut document);
    assert_ne!(document, output.document, "nothing was changed");
    let files = Files { pdf: Some(output.pdf()), word: Some(output.word()) };
    parity::compare(&document, files).expect("can be read")
}

/// Found in both files, in these words.
fn both(name: &str, change: impl FnOnce(&mut Document), words: &str) -> Vec<Finding> {
    let found = found(name, change);
    let told: Vec<String> = found.iter().map(ToString::to_string).collect();
    for medium in ["PDF", "Word file"] {
        let is = |own: &&String| own.contains(medium) && own.contains(words);
        assert!(told.iter().any(|own| is(&own)), "no `{words}` ({medium}): {told:#?}");
    }
    found
}

/// The first text that a change wants to be its own.
fn first(list: &mut [Inline], change: &mut dyn FnMut(&mut Inline) -> bool) -> bool {
    list.iter_mut().any(|inline| {
        change(inline)
            || match inline {
                Inline::Strong(content)
                | Inline::Emphasis(content)
                | Inline::Capitals(content)
                | Inline::Link { content, .. }
                | Inline::Foreign { content, .. } => first(content, change),
                Inline::Datum(datum) => first(&mut datum.content, change),
                _ => false,
            }
    })
}

fn within(blocks: &mut [Block], change: &mut dyn FnMut(&mut Inline) -> bool) -> bool {
    blocks.iter_mut().any(|block| match &mut block.content {
        Content::Paragraph(own) => first(&mut own.content, change),
        Content::Heading { content, .. } => first(content, change),
        Content::List(list) => {
            list.items.iter_mut().any(|item| within(&mut item.blocks, change))
        }
        Content::Group { blocks, .. } => within(blocks, change),
        Content::Quote { blocks, cite } => {
            within(blocks, change) || cite.iter_mut().any(|own| first(own, change))
        }
        Content::Facts(facts) => {
            facts.iter_mut().any(|own| first(&mut own.value, change))
        }
        Content::Table(table) => {
            let mut cells = table.rows.iter_mut().flat_map(|row| &mut row.cells);
            cells.any(|cell| first(&mut cell.content, change))
        }
        _ => false,
    })
}

fn once(document: &mut Document, mut change: impl FnMut(&mut Inline) -> bool) {
    assert!(within(&mut document.blocks, &mut change), "nothing fits");
}

const CONCLUSIONS: &str = "data/sofia-2013/conclusions";
const MARKS: &str = "samples/marks-conclusions";

#[test]
fn another_word_is_found_with_its_field_and_page() {
    let change = |document: &mut Document| {
        once(document, |own| match own {
            Inline::Text(text) if text.contains("objectives of this") => {
                *text = text.replace("objectives of this", "aims of this");
                true
            }
            _ => false,
        });
    };
    let found = both(CONCLUSIONS, change, "objectives of this first");
    assert_eq!(found.len(), 2, "{found:#?}");
    for own in found {
        let origin = own.origin.expect("a field");
        assert!(origin.pointer.starts_with("/documents/0/"), "{origin}");
        assert!(own.expected.contains("aims of this"), "{}", own.expected);
        assert_eq!(own.pages, [1]);
    }
}

#[test]
fn less_and_more_are_found() {
    both(CONCLUSIONS, |own| _ = own.blocks.pop(), "should be");
    let more = |own: &mut Document| own.blocks.push(own.blocks[3].clone());
    both(CONCLUSIONS, more, "should be");
    let order = |own: &mut Document| own.blocks.swap(4, 5);
    both(CONCLUSIONS, order, "should be");
}

#[test]
fn another_number_is_found() {
    let change = |document: &mut Document| {
        let label =
            document.blocks.iter_mut().find_map(|block| match &mut block.content {
                Content::List(list) => Some(&mut list.items[0].label),
                _ => None,
            });
        label.expect("there is a list").text = "7.".into();
    };
    both(CONCLUSIONS, change, "7.");
}

#[test]
fn another_meaning_of_the_same_words_is_found() {
    let plain = |own: &mut Inline| match own {
        Inline::Strong(content) => {
            *own = Inline::Emphasis(content.clone());
            true
        }
        _ => false,
    };
    both(CONCLUSIONS, |document| once(document, plain), "should be \"italic in `en`\"");
    let elsewhere = |own: &mut Inline| match own {
        Inline::Link { target: Target::Url(url), .. } => {
            *url = "https://example.org/elsewhere".into();
            true
        }
        _ => false,
    };
    both("samples/marks-letter", |document| once(document, elsewhere), "/elsewhere");
    let foreign = |own: &mut Inline| match own {
        Inline::Foreign { language, .. } => {
            *language = communique::diagnostic::LanguageTag::new("mk").unwrap();
            true
        }
        _ => false,
    };
    both(MARKS, |document| once(document, foreign), "in `mk`");
    let mark = |own: &mut Inline| match own {
        Inline::NoteMark { mark, .. } => {
            *mark = "9".into();
            true
        }
        _ => false,
    };
    both(MARKS, |document| once(document, mark), "9");
}

#[test]
fn another_level_is_found() {
    let deeper = |document: &mut Document| {
        let mut headings = document.blocks.iter_mut().filter_map(|block| {
            let Content::Heading { level, .. } = &mut block.content else { return None };
            Some(level)
        });
        *headings.nth(1).expect("there are two") += 1;
    };
    both(CONCLUSIONS, deeper, "a heading of level 2");
    let plain = |document: &mut Document| {
        let title = document.blocks.iter_mut().find_map(|own| match &mut own.content {
            Content::Paragraph(own)
                if own.style == communique::document::Style::Title =>
            {
                Some(own)
            }
            _ => None,
        });
        title.expect("a title").style = communique::document::Style::Subtitle;
    };
    both(CONCLUSIONS, plain, "the title in `en`");
}

#[test]
fn a_link_to_another_place_is_found() {
    let mut anchors = vec![];
    let output: &Output = outputs::named(MARKS);
    parity::each(&output.document.blocks, &mut |block| {
        if let Content::Heading { .. } = &block.content {
            anchors.extend(block.anchor.clone());
        }
    });
    let last = anchors.last().expect("there are headings").clone();
    let change = |document: &mut Document| {
        let entries = document.blocks.iter_mut().find_map(|own| match &mut own.content {
            Content::Contents(entries) => Some(entries),
            _ => None,
        });
        entries.expect("a table of contents")[0].anchor = last;
    };
    let found = found(MARKS, change);
    let told: Vec<String> = found.iter().map(ToString::to_string).collect();
    assert!(told.iter().any(|own| own.contains("Word file")), "{told:#?}");
    let nowhere = |document: &mut Document| {
        once(document, |own| match own {
            Inline::Reference { anchor, .. } => {
                *anchor = "nowhere".into();
                true
            }
            _ => false,
        });
    };
    both(MARKS, nowhere, "where a link leads to");
}

#[test]
fn another_header_footer_title_or_language_is_found() {
    let text = |text: &str| vec![Inline::Text(text.into())];
    both(CONCLUSIONS, |own| own.furniture.header_end = text("Other"), "the header");
    both(CONCLUSIONS, |own| own.furniture.footer_start = text("Other"), "the footer");
    both(CONCLUSIONS, |own| own.furniture.draft_mark = Some(text("DRAFT")), "DRAFT");
    both(CONCLUSIONS, |own| own.info.title = "Other".into(), "the title among");
    let language = communique::diagnostic::LanguageTag::new("sl").unwrap();
    both(CONCLUSIONS, |own| own.language = language.clone(), "the language");
    let found = found(CONCLUSIONS, |own| {
        let content = own.furniture.header_end.clone();
        let language = language.clone();
        own.furniture.header_end = vec![Inline::Foreign { language, content }];
    });
    let told: Vec<String> = found.iter().map(ToString::to_string).collect();
    let words = "the languages of the header of later pages";
    assert!(told.iter().any(|own| own.contains(words)), "{told:#?}");
}

/// What is found where one of several letters says another thing.
fn joint(change: impl FnOnce(&mut Letter)) -> Vec<Finding> {
    let output = outputs::joint().iter().find(|own| {
        let count = own.document.letters().count();
        count > 1 && own.pages.count >= 2 * count
    });
    let output = output.expect("letters of several pages");
    let mut document = output.document.clone();
    let letter = match &mut document.blocks[1].content {
        Content::Letter(letter) => letter,
        other => panic!("no letter: {other:?}"),
    };
    change(letter);
    assert_ne!(document, output.document, "nothing was changed");
    let files = Files { pdf: Some(output.pdf()), word: Some(output.word()) };
    parity::compare(&document, files).expect("can be read")
}

#[test]
fn what_is_other_in_one_of_several_letters_is_found() {
    let text = |text: &str| vec![Inline::Text(text.into())];
    let edge = |change: fn(&mut Furniture, Vec<Inline>)| {
        let found = joint(|own| change(&mut own.furniture, text("Other")));
        let told: Vec<String> = found.iter().map(ToString::to_string).collect();
        assert!(told.iter().any(|own| own.contains("of the PDF")), "{told:#?}");
        assert!(told.iter().any(|own| own.contains("of letter 2")), "{told:#?}");
        assert!(!told.iter().any(|own| own.contains("of letter 1")), "{told:#?}");
    };
    edge(|own, text| own.header_end = text);
    edge(|own, text| own.footer_start = text);
    edge(|own, text| own.draft_mark = Some(text));
    let found = joint(|own| _ = own.blocks.pop());
    assert!(found.iter().any(|own| own.medium == parity::tree::Medium::Pdf));
    assert!(found.iter().any(|own| own.medium == parity::tree::Medium::Word));
}

#[test]
fn what_counts_the_pages_of_another_letter_is_found() {
    let mut tried = 0;
    for output in outputs::joint() {
        let wrong = |from: &str, to: &str| {
            let mut word = output.word().0.clone();
            let is_edge =
                |name: &str| ["/header", "/footer"].iter().any(|own| name.contains(own));
            for (_, bytes) in word.parts.iter_mut().filter(|(name, _)| is_edge(name)) {
                let text = String::from_utf8(bytes.clone()).expect("is UTF-8");
                *bytes = text.replace(from, to).into_bytes();
            }
            (word.parts != output.word().0.parts).then_some(word)
        };
        let pairs = [("SECTIONPAGES", "NUMPAGES"), ("_letter_2", "_letter_1")];
        for word in pairs.into_iter().filter_map(|(from, to)| wrong(from, to)) {
            tried += 1;
            let files = Files { pdf: Some(output.pdf()), word: Some(&word) };
            let found = parity::compare(&output.document, files).expect("can be read");
            let is = |own: &Finding| own.what.starts_with("the number of pages in");
            assert!(found.iter().any(is), "{}: {found:#?}", output.name);
        }
    }
    assert!(tried > 0, "no letter counts its pages");
}

/// What is found where a part of the Word file holds another text in place of some.
fn in_word(name: &str, part: &str, from: &str, to: &str) -> Vec<String> {
    let output: &Output = outputs::named(name);
    let mut package = output.word().0.clone();
    let own = package.parts.iter_mut().filter(|(name, _)| name.starts_with(part));
    let mut changed = false;
    for (_, bytes) in own {
        let text = String::from_utf8(bytes.clone()).expect("is UTF-8");
        changed |= text.contains(from);
        *bytes = text.replacen(from, to, 1).into_bytes();
    }
    assert!(changed, "{part} has no {from}");
    let files = Files { pdf: Some(output.pdf()), word: Some(&package) };
    let found = parity::compare(&output.document, files).expect("can be read");
    found.iter().map(ToString::to_string).collect()
}

/// A bullet is one in any font.
#[test]
fn a_bullet_of_symbol_is_a_bullet() {
    let (numbering, bullet) = ("word/numbering.xml", "w:lvlText w:val=\"•\"");
    let found = |to| in_word(CONCLUSIONS, numbering, bullet, to);
    assert_eq!(found("w:lvlText w:val=\"\u{f0b7}\""), Vec::<String>::new());
    assert_ne!(found("w:lvlText w:val=\"\u{f0a7}\""), Vec::<String>::new());
}

/// One thing is broken in the Word file itself.
#[test]
fn what_is_broken_in_a_word_file_is_found() {
    const BODY: &str = "word/document.xml";
    let more = |what: &str| format!("<w:p>{what}</w:p><w:sectPr");
    let run = |what: &str| more(&format!("<w:r>{what}<w:t>More.</w:t></w:r>"));
    let first = "<w:r><w:t";
    let with = |what: &str| format!("<w:r><w:rPr>{what}</w:rPr><w:t");
    let cases: &[(&str, &str, &str, String, &str)] = &[
        (CONCLUSIONS, BODY, "<w:sectPr", run(""), "More."),
        (CONCLUSIONS, BODY, first, with("<w:lang w:val=\"de-DE\"/>"), "in `de`"),
        (CONCLUSIONS, BODY, first, with("<w:b/>"), "bold"),
        (CONCLUSIONS, BODY, first, with("<w:vanish/>"), "\"vanish\""),
        (CONCLUSIONS, BODY, first, with("<w:strike/>"), "\"strike\""),
        (
            CONCLUSIONS,
            "word/styles.xml",
            "<w:rPr>",
            "<w:rPr><w:strike/>".into(),
            "\"strike\"",
        ),
        (
            CONCLUSIONS,
            BODY,
            "<w:sectPr",
            more("<w:del w:id=\"9\"><w:r><w:delText>More.</w:delText></w:r></w:del>"),
            "\"del\"",
        ),
        (
            CONCLUSIONS,
            BODY,
            "<w:sectPr",
            more("<w:r><w:commentReference w:id=\"0\"/></w:r>"),
            "\"commentReference\"",
        ),
        (CONCLUSIONS, BODY, "<w:sectPr", more("<w:r><w:pict/></w:r>"), "\"pict\""),
        (
            CONCLUSIONS,
            BODY,
            "<w:sectPr",
            more("<w:r><w:drawing><docPr descr=\"More\"/></w:drawing></w:r>"),
            "the number of pictures",
        ),
        (CONCLUSIONS, BODY, "descr=\"", "descr=\"Other ".into(), "the text for pictures"),
        (
            CONCLUSIONS,
            "word/header",
            "</w:p>",
            "<w:r><w:pict/></w:r></w:p>".into(),
            "what is not understood in the header",
        ),
        (
            CONCLUSIONS,
            BODY,
            "\"Heading1\"",
            "\"Heading2\"".into(),
            "a heading of level 2",
        ),
        (
            CONCLUSIONS,
            "word/numbering.xml",
            "w:lvlText w:val=\"",
            "w:lvlText w:val=\"X".into(),
            "",
        ),
        (MARKS, "word/footnotes.xml", "<w:t", "<w:t>More</w:t><w:t".into(), "More"),
        (
            MARKS,
            BODY,
            "<w:footnoteReference w:id=\"1\"",
            "<w:footnoteReference w:id=\"2\"".into(),
            "",
        ),
        (
            "samples/marks-letter",
            "word/_rels/document.xml.rels",
            "Target=\"http",
            "Target=\"ftp".into(),
            "ftp",
        ),
        (
            CONCLUSIONS,
            "docProps/core.xml",
            "<dc:title>",
            "<dc:title>Other ".into(),
            "Other",
        ),
        (
            CONCLUSIONS,
            "docProps/core.xml",
            "<dc:language>en",
            "<dc:language>de".into(),
            "de",
        ),
        (
            CONCLUSIONS,
            "word/_rels/document.xml.rels",
            "</Relationships>",
            "<Relationship Id=\"x\" Type=\"a/vbaProject\" Target=\"a.bin\"/></Relationships>"
                .into(),
            "\"vbaProject\"",
        ),
        (
            CONCLUSIONS,
            "word/_rels/document.xml.rels",
            "</Relationships>",
            "<Relationship Id=\"x\" Type=\"a/image\" Target=\"http://a/b\" TargetMode=\"External\"/>\
             </Relationships>"
                .into(),
            "image http://a/b",
        ),
        (
            CONCLUSIONS,
            BODY,
            "<w:sectPr",
            more(
                "<w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>DDEAUTO a</w:instrText>\
                 <w:fldChar w:fldCharType=\"end\"/></w:r>",
            ),
            "a field DDEAUTO",
        ),
    ];
    for (name, part, from, to, words) in cases {
        let found = in_word(name, part, from, to);
        let is = |own: &String| own.contains("Word file") && own.contains(words);
        // Styles and lists that nobody uses may stand first.
        let is_found = found.iter().any(is) || words.is_empty() && !found.is_empty();
        assert!(is_found, "{part}: {to}: {found:#?}");
    }
}

/// One thing is broken in the PDF itself.
#[test]
fn what_is_broken_in_a_pdf_is_found() {
    use communique::parity::pdf::Tagged;
    use lopdf::{Document as Pdf, Object, ObjectId, dictionary};
    type Change = fn(&mut Pdf);
    fn first(
        file: &mut Pdf,
        is: impl Fn(&lopdf::Dictionary) -> bool,
    ) -> &mut lopdf::Dictionary {
        let all = file.objects.values_mut().filter_map(|own| own.as_dict_mut().ok());
        all.into_iter().find(|own| is(own)).expect("is in the file")
    }
    fn tag<'a>(file: &'a mut Pdf, kind: &[u8]) -> &'a mut lopdf::Dictionary {
        first(file, |own| {
            own.get(b"S").and_then(Object::as_name).ok() == Some(kind) && own.has(b"K")
        })
    }
    fn upon(file: &mut Pdf, annotation: lopdf::Dictionary) {
        let id = file.add_object(annotation);
        let page = file.page_iter().next().expect("a page");
        let page =
            file.get_object_mut(page).and_then(Object::as_dict_mut).expect("a page");
        page.set("Annots", vec![Object::from(id)]);
    }
    fn page(file: &Pdf) -> ObjectId {
        file.page_iter().last().expect("a page")
    }
    let cases: &[(&str, Change, &str)] = &[
        (CONCLUSIONS, |file| tag(file, b"H1").set("S", "H2"), "a heading of level 2"),
        (CONCLUSIONS, |file| tag(file, b"H1").set("S", "P"), "plain text"),
        (
            CONCLUSIONS,
            |file| {
                tag(file, b"H1").set("Lang", Object::string_literal("de"));
            },
            "in `de`",
        ),
        (CONCLUSIONS, |file| tag(file, b"Strong").set("S", "Em"), "italic"),
        (
            CONCLUSIONS,
            |file| {
                tag(file, b"Figure").set("Alt", Object::string_literal("Other"));
            },
            "the text for pictures",
        ),
        (
            CONCLUSIONS,
            |file| tag(file, b"Figure").set("S", "Div"),
            "the number of pictures",
        ),
        (
            CONCLUSIONS,
            |file| {
                file.catalog_mut()
                    .expect("one")
                    .set("Lang", Object::string_literal("de"));
            },
            "the language",
        ),
        (
            CONCLUSIONS,
            |file| {
                first(file, |own| own.has(b"CreationDate"))
                    .set("Title", Object::string_literal("Other"));
            },
            "Other",
        ),
        (
            CONCLUSIONS,
            |file| {
                first(file, |own| own.has(b"Dest") && own.has(b"Title"))
                    .set("Title", Object::string_literal("Other"));
            },
            "the outline",
        ),
        (
            CONCLUSIONS,
            |file| upon(file, dictionary! { "Subtype" => "Link" }),
            "untagged Link",
        ),
        (
            CONCLUSIONS,
            |file| {
                upon(file, dictionary! { "Subtype" => "Widget", "FT" => "Tx" });
            },
            "form Widget",
        ),
        (CONCLUSIONS, |file| upon(file, dictionary! { "Subtype" => "Stamp" }), "Stamp"),
        (
            MARKS,
            |file| {
                let is = |own: &Object| own.as_dict().is_ok_and(|own| own.has(b"URI"));
                let link = first(file, |own| own.get(b"A").is_ok_and(is));
                let action = link.get_mut(b"A").and_then(Object::as_dict_mut);
                action
                    .expect("an action")
                    .set("URI", Object::string_literal("ftp://other"));
            },
            "ftp://other",
        ),
        (
            CONCLUSIONS,
            |file| {
                let last = page(file);
                let mut bytes = file.get_page_content(last);
                bytes.extend(b"\nBT (More) Tj ET\n");
                let content = file.add_object(lopdf::Stream::new(dictionary! {}, bytes));
                let page = file.get_object_mut(last).and_then(Object::as_dict_mut);
                page.expect("a page").set("Contents", content);
            },
            "text beside the text",
        ),
        (
            CONCLUSIONS,
            |file| {
                let last = page(file);
                let parent =
                    file.get_dictionary(last).and_then(|own| own.get(b"Parent")).cloned();
                let parent = parent.and_then(|own| own.as_reference()).expect("pages");
                let pages = file.get_object_mut(parent).and_then(Object::as_dict_mut);
                let kids = pages.and_then(|own| own.get_mut(b"Kids")).expect("pages");
                let kids = kids.as_array_mut().expect("pages");
                kids.retain(|own| own.as_reference().ok() != Some(last));
            },
            "pieces that are on no page",
        ),
    ];
    for (name, change, words) in cases {
        let output: &Output = outputs::named(name);
        let mut file = Pdf::load_mem(&output.files.pdf).expect("a PDF");
        change(&mut file);
        let mut bytes = vec![];
        file.save_to(&mut bytes).expect("can be written");
        let pdf = Tagged::new(&bytes).unwrap_or_else(|why| panic!("{words}: {why:?}"));
        let files = Files { pdf: Some(&pdf), word: Some(output.word()) };
        let found = parity::compare(&output.document, files).expect("can be read");
        let told: Vec<String> = found.iter().map(ToString::to_string).collect();
        assert!(told.iter().any(|own| own.contains(words)), "{words}: {told:#?}");
    }
}
