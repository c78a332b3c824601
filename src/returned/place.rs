//! The pointer of a value → the lists of the record that it is an element of.

/// Lists whose elements a person can add, remove and move where they are printed. Of
/// others (signatories, addressees) an element is more than the lines that are printed.
const LISTS: [&str; 12] = [
    "body",
    "blocks",
    "clauses",
    "copies",
    "enclosures",
    "items",
    "openingBlocks",
    "operative",
    "preamble",
    "reservations",
    "rows",
    "sections",
];

/// A value as an element of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Element<'a> {
    /// The pointer of the list.
    pub(super) list: &'a str,
    pub(super) index: usize,
    /// What leads from the element to the value; empty where it is the value.
    pub(super) rest: &'a str,
}

/// The lists that a value stands in, the outermost first.
pub(super) fn elements(pointer: &str) -> Vec<Element<'_>> {
    let mut out = vec![];
    let slashes: Vec<usize> = pointer.match_indices('/').map(|(at, _)| at).collect();
    for (number, slash) in slashes.iter().enumerate().skip(1) {
        let end = slashes.get(number + 1).copied().unwrap_or(pointer.len());
        let name = &pointer[slashes[number - 1] + 1..*slash];
        let part = &pointer[slash + 1..end];
        let is_index = !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        let Some(index) = part.parse().ok().filter(|_| is_index) else { continue };
        if LISTS.contains(&name) {
            out.push(Element { list: &pointer[..*slash], index, rest: &pointer[end..] });
        }
    }
    out
}

/// Whether a value is the cell of a table.
pub(super) fn is_cell(pointer: &str) -> bool {
    elements(pointer).last().is_some_and(|own| own.list.ends_with("/rows"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_found_in_its_lists() {
        let found = elements("/documents/0/body/4/items/1/text");
        let lists: Vec<_> =
            found.iter().map(|own| (own.list, own.index, own.rest)).collect();
        assert_eq!(
            lists,
            [
                ("/documents/0/body", 4, "/items/1/text"),
                ("/documents/0/body/4/items", 1, "/text"),
            ]
        );
        assert!(elements("/documents/0/signatories/1/office/en").is_empty());
        assert!(is_cell("/documents/0/sections/1/blocks/2/rows/3/0"));
    }
}
