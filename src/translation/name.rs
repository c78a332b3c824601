//! A JSON Pointer → what the field is, in words for people who never saw the record.

/// Members whose members are named by whoever wrote the record.
const NAMED: [&str; 6] =
    ["people", "organizations", "countries", "footnotes", "instruments", "abbreviations"];

/// `/documents/0/sections/1/blocks/2/text` is “section 2, paragraph 3”.
pub fn name(pointer: &str) -> String {
    let parts: Vec<String> = pointer
        .split('/')
        .skip(1)
        .map(|part| part.replace("~1", "/").replace("~0", "~"))
        .collect();
    let mut rest = match parts.as_slice() {
        [first, _, rest @ ..] if first == "documents" && !rest.is_empty() => rest,
        all => all,
    };
    let mut words = vec![];
    while let [own, after @ ..] = rest {
        rest = after;
        match after.first() {
            Some(index) if index.parse::<usize>().is_ok() => {
                let number = index.parse::<usize>().unwrap_or_default().saturating_add(1);
                words.push(format!("{} {number}", one(own)));
                rest = &after[1..];
            }
            Some(id) if NAMED.contains(&own.as_str()) => {
                words.push(format!("{} {id}", one(own)));
                rest = &after[1..];
            }
            _ if own.parse::<usize>().is_ok() => {
                let number = own.parse::<usize>().unwrap_or_default().saturating_add(1);
                words.push(format!("column {number}"));
            }
            // What has nothing but a text is known by its own name.
            None if own == "text" && !words.is_empty() => {}
            _ => words.push(spaced(own)),
        }
    }
    words.join(", ")
}

/// One of a list.
fn one(list: &str) -> String {
    match list {
        "blocks" => "paragraph".to_owned(),
        "people" => "person".to_owned(),
        "annexes" => "annex".to_owned(),
        list => {
            let words = spaced(list);
            let many = words.strip_suffix("ies").map(|stem| format!("{stem}y"));
            many.or_else(|| words.strip_suffix('s').map(str::to_owned)).unwrap_or(words)
        }
    }
}

/// `familyName` is “family name”.
fn spaced(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars() {
        if c.is_uppercase() && !out.is_empty() {
            out.push(' ');
            out.extend(c.to_lowercase());
        } else {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_have_names_for_people() {
        let names = [
            ("/documents/0/title", "title"),
            ("/documents/0/sections/1/heading", "section 2, heading"),
            ("/documents/0/sections/1/blocks/2/text", "section 2, paragraph 3"),
            ("/documents/3/blocks/0/items/1", "paragraph 1, item 2"),
            ("/people/rizvo/familyName", "person rizvo, family name"),
            ("/countries/BA/name", "country BA, name"),
            ("/meeting/location/name", "meeting, location, name"),
            ("/footnotes/a~1b/text", "footnote a/b"),
            (
                "/documents/0/annexes/0/blocks/1/rows/2/0",
                "annex 1, paragraph 2, row 3, column 1",
            ),
            ("", ""),
        ];
        for (pointer, wanted) in names {
            assert_eq!(name(pointer), wanted, "{pointer}");
        }
    }
}
