//! Composing: the bundled packages and the cases of `tests/cases` as dumps of their trees.

use std::path::Path;
use std::sync::Arc;

use communique::compose::{self, Input};
use communique::diagnostic::{Diagnostics, Sources};
use communique::document::{Document, dump};
use communique::templates::Templates;
use communique::{load, model};

fn documents(
    root: &Path,
    file: &Path,
    templates: &Templates,
) -> (Vec<Document>, Diagnostics, Sources) {
    let mut d = Diagnostics::default();
    let mut sources = Sources::default();
    let kinds = Default::default();
    let mut out = vec![];
    if let Some(record) = load::package(root, file, &mut sources, &mut d)
        && let Some(package) = model::decode(&record, &kinds, &mut d)
    {
        let package = Arc::new(package);
        for index in 0..package.documents.len() {
            let language = communique::diagnostic::LanguageTag::new("en").unwrap();
            let input = Input {
                package: &package,
                record: &record,
                index,
                language: &language,
                templates,
            };
            out.extend(compose::compose(&input, &mut d));
        }
    }
    (out, d, sources)
}

#[test]
fn bundled_packages_compose_as_they_should() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    for name in [
        "minimal/meeting",
        "sofia-2013/conclusions",
        "sofia-2013/letter",
        "sofia-2013/declaration",
    ] {
        let file = root.join(format!("{name}.json"));
        let (documents, d, _) = documents(&root, &file, &Templates::bundled());
        let messages: Vec<_> = d.iter().collect();
        assert!(messages.is_empty(), "{messages:#?}");
        let text: String = documents.iter().map(dump).collect();
        insta::assert_snapshot!(name.replace('/', "-"), text);
    }
}
