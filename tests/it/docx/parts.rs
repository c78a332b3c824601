//! What holds of every Word file as a package: parts, relations, names that lead somewhere.

use std::collections::{BTreeMap, BTreeSet};

use roxmltree::Node;

use super::read::{Package, R, all, attribute, value};
use crate::outputs;

/// Looks at every Word file.
pub(super) fn each(look: impl Fn(&str, &Package)) {
    for output in outputs::all() {
        look(&output.name, output.word());
    }
}

/// The parts with text of the document: the main part, headers, footers, footnotes.
pub(super) fn texts(package: &Package) -> impl Iterator<Item = &str> {
    let starts = ["word/document", "word/header", "word/footer", "word/footnotes"];
    let parts = package.parts.keys().map(String::as_str);
    parts.filter(move |name| starts.iter().any(|start| name.starts_with(start)))
}

/// Looks at every element of the parts with text.
pub(super) fn elements(package: &Package, mut look: impl FnMut(&str, Node<'_, '_>)) {
    for part in texts(package) {
        let xml = package.xml(part);
        xml.descendants().filter(Node::is_element).for_each(|node| look(part, node));
    }
}

#[test]
fn every_part_has_a_type_and_is_led_to() {
    each(|name, package| {
        let types = package.xml("[Content_Types].xml");
        let of = |tag: &str, key: &str| -> BTreeSet<String> {
            let nodes = types.descendants().filter(|node| node.tag_name().name() == tag);
            nodes.map(|node| node.attribute(key).unwrap().to_owned()).collect()
        };
        let (extensions, parts) =
            (of("Default", "Extension"), of("Override", "PartName"));
        for part in package.parts.keys().filter(|part| *part != "[Content_Types].xml") {
            let extension = part.rsplit('.').next().unwrap();
            let typed = parts.contains(&format!("/{part}"));
            assert!(typed || extensions.contains(extension), "{name}: {part}");
        }
        for part in parts {
            assert!(package.parts.contains_key(&part[1..]), "{name}: {part}");
        }
        let mut reached = BTreeSet::from(["[Content_Types].xml".to_owned()]);
        let mut open = vec![String::new()];
        while let Some(part) = open.pop() {
            let relations = package.relations(&part);
            if !relations.is_empty() {
                let (folder, file) = part.rsplit_once('/').unwrap_or(("", &part));
                let slash = if folder.is_empty() { "" } else { "/" };
                reached.insert(format!("{folder}{slash}_rels/{file}.rels"));
            }
            for own in relations.into_values().filter(|own| !own.is_outside) {
                assert!(package.parts.contains_key(&own.target), "{name}: {own:?}");
                if reached.insert(own.target.clone()) {
                    open.push(own.target);
                }
            }
        }
        let there: BTreeSet<String> = package.parts.keys().cloned().collect();
        assert_eq!(there, reached, "{name}");
    });
}

#[test]
fn every_relation_that_is_named_is_there_and_none_is_idle() {
    each(|name, package| {
        for part in texts(package) {
            let relations = package.relations(part);
            let mut used = BTreeSet::new();
            for node in package.xml(part).descendants() {
                for own in node.attributes().filter(|own| own.namespace() == Some(R)) {
                    let relation = &relations[own.value()];
                    used.insert(own.value().to_owned());
                    let kind = match node.tag_name().name() {
                        "hyperlink" => "hyperlink",
                        "headerReference" => "header",
                        "footerReference" => "footer",
                        "blip" | "svgBlip" => "image",
                        other => panic!("{name}: `{other}` names a relation"),
                    };
                    assert_eq!(relation.kind, kind, "{name}");
                }
            }
            let named = ["hyperlink", "header", "footer", "image"];
            for (id, relation) in &relations {
                let is_used =
                    used.contains(id) || !named.contains(&relation.kind.as_str());
                assert!(is_used, "{name}: {part} {relation:?}");
            }
        }
    });
}

#[test]
fn every_style_and_list_that_is_used_is_defined() {
    each(|name, package| {
        let styles = package.xml("word/styles.xml");
        let mut defined = BTreeMap::new();
        for style in all(styles.root_element(), "style") {
            let id = attribute(style, "styleId").unwrap();
            let before = defined.insert(id, attribute(style, "type").unwrap());
            assert!(before.is_none(), "{name}: {id}");
        }
        for style in all(styles.root_element(), "style") {
            for key in ["basedOn", "next", "link"] {
                let other = value(style, key);
                assert!(other.is_none_or(|id| defined.contains_key(id)), "{name}");
            }
        }
        let numbering = package.xml("word/numbering.xml");
        let lists: BTreeSet<_> = all(numbering.root_element(), "num")
            .map(|list| attribute(list, "numId").unwrap().to_owned())
            .collect();
        elements(package, |part, node| {
            let kind = match node.tag_name().name() {
                "pStyle" => "paragraph",
                "rStyle" => "character",
                "tblStyle" => "table",
                "numId" => {
                    assert!(lists.contains(attribute(node, "val").unwrap()), "{name}");
                    return;
                }
                _ => return,
            };
            let id = attribute(node, "val").unwrap();
            assert_eq!(defined.get(id), Some(&kind), "{name}: {part} `{id}`");
        });
    });
}

#[test]
fn identifiers_are_taken_once_and_bookmarks_end() {
    each(|name, package| {
        let mut taken = BTreeSet::new();
        let mut open = BTreeSet::new();
        elements(package, |part, node| {
            let key = match node.tag_name().name() {
                "bookmarkStart" => {
                    let bookmark = attribute(node, "name").unwrap();
                    assert!(bookmark.len() <= 40, "{name}: {bookmark}");
                    let lower = bookmark.to_lowercase();
                    assert!(taken.insert(format!("name {lower}")), "{name}: {bookmark}");
                    open.insert((
                        part.to_owned(),
                        attribute(node, "id").unwrap().to_owned(),
                    ));
                    attribute(node, "id")
                }
                "bookmarkEnd" => {
                    let end =
                        (part.to_owned(), attribute(node, "id").unwrap().to_owned());
                    assert!(open.remove(&end), "{name}: {end:?} has no beginning");
                    return;
                }
                "docPr" => node.attribute("id"),
                "sdtPr" => value(node, "id"),
                "footnote" => attribute(node, "id"),
                _ => return,
            };
            let key = format!("{} {}", node.tag_name().name(), key.unwrap());
            assert!(taken.insert(key.clone()), "{name}: {key}");
        });
        assert!(open.is_empty(), "{name}: {open:?}");
    });
}

#[test]
fn links_and_references_lead_to_bookmarks() {
    let sound = outputs::all().iter().filter(|output| !output.is_mistaken);
    for output in sound {
        let (name, package) = (&output.name, output.word());
        let mut bookmarks = BTreeSet::new();
        let mut wanted = BTreeSet::new();
        elements(package, |_, node| match node.tag_name().name() {
            "bookmarkStart" => {
                bookmarks.insert(attribute(node, "name").unwrap().to_owned());
            }
            "hyperlink" => {
                wanted.extend(attribute(node, "anchor").map(str::to_owned));
            }
            "instrText" => {
                let words: Vec<_> = node.text().unwrap().split_whitespace().collect();
                if let ["REF" | "PAGEREF" | "NOTEREF", bookmark, ..] = words[..] {
                    wanted.insert(bookmark.to_owned());
                }
            }
            _ => {}
        });
        let missing: Vec<_> = wanted.difference(&bookmarks).collect();
        assert!(missing.is_empty(), "{name}: {missing:?}");
    }
}

#[test]
fn notes_and_their_marks_come_in_pairs() {
    each(|name, package| {
        let (mut notes, mut marks) = (vec![], vec![]);
        elements(package, |_, node| match node.tag_name().name() {
            "footnote" if attribute(node, "type").is_none() => {
                notes.push(attribute(node, "id").unwrap().to_owned());
            }
            "footnoteReference" => marks.push(attribute(node, "id").unwrap().to_owned()),
            _ => {}
        });
        notes.sort_unstable();
        marks.sort_unstable();
        assert_eq!(notes, marks, "{name}");
    });
}

#[test]
fn properties_are_those_of_the_document() {
    for output in outputs::all() {
        let package = output.word();
        let info = &output.document.info;
        let core = package.xml("docProps/core.xml");
        let said = |name: &str| {
            let found = core.descendants().find(|node| node.tag_name().name() == name);
            found.map(|node| node.text().unwrap_or_default().to_owned())
        };
        let (year, month, day) = info.date;
        let date = format!("{year:04}-{month:02}-{day:02}T00:00:00Z");
        let keywords = (!info.keywords.is_empty()).then(|| info.keywords.join(", "));
        let core = [
            ("title", Some(info.title.clone())),
            ("subject", info.subject.clone()),
            ("creator", info.author.clone()),
            ("lastModifiedBy", info.author.clone()),
            ("keywords", keywords),
            ("identifier", info.reference.clone()),
            ("language", Some(output.document.language.to_string())),
            ("contentStatus", Some(info.status.clone())),
            ("category", Some(info.kind.clone())),
            ("version", info.version.clone()),
            ("created", Some(date.clone())),
            ("modified", Some(date)),
        ];
        for (key, text) in core {
            assert_eq!(said(key), text, "{}: {key}", output.name);
        }
        let custom = package.xml("docProps/custom.xml");
        let own: BTreeMap<&str, &str> = custom
            .descendants()
            .filter(|node| node.tag_name().name() == "property")
            .map(|node| {
                let text = node.descendants().find_map(|own| own.first_child()?.text());
                (node.attribute("name").unwrap(), text.unwrap_or_default())
            })
            .collect();
        let expected = [
            ("Document", Some(&info.id)),
            ("Kind", Some(&info.kind)),
            ("Meeting", Some(&info.meeting)),
            ("Reference", info.reference.as_ref()),
            ("Status", Some(&info.status)),
            ("Version", info.version.as_ref()),
        ];
        let expected: BTreeMap<&str, &str> = expected
            .into_iter()
            .filter_map(|(key, text)| Some((key, text?.as_str())))
            .collect();
        assert_eq!(own, expected, "{}", output.name);
    }
}
