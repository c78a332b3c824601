//! Signature fields of PDFs: whose they are, where they stand, and what they ask.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use lopdf::{Dictionary, Document, Object, ObjectId, decode_text_string};

use crate::cli::{run, shown};
use crate::support::repository;

const CASE: &str = "tests/cases/signature-fields";

/// The PDFs of the case, as it is and in one file, by their names.
static MADE: LazyLock<Vec<(String, Vec<u8>)>> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    let mut all = built(folder.path(), "alone", &[]);
    let joint = built(folder.path(), "joint", &["--document", "many", "--combine"]);
    all.extend(joint.into_iter().map(|(name, pdf)| (format!("joint {name}"), pdf)));
    all
});

fn built(folder: &Path, out: &str, options: &[&str]) -> Vec<(String, Vec<u8>)> {
    let root = repository(CASE);
    let root = root.to_str().unwrap();
    let mut args = vec!["build", root, "--root", root, "--format", "pdf", "--out", out];
    args.extend(options);
    let output = run(folder, &args);
    assert!(output.status.success(), "{}", shown(&output));
    let files = fs::read_dir(folder.join(out).join("case")).unwrap();
    let read = |entry: fs::DirEntry| {
        (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap())
    };
    let mut all: Vec<_> = files.map(|entry| read(entry.unwrap())).collect();
    all.sort();
    all
}

fn pdf(name: &str) -> Document {
    let found = MADE.iter().find(|(own, _)| own == name);
    let (_, bytes) = found.unwrap_or_else(|| panic!("there is no {name}"));
    Document::load_mem(bytes).unwrap()
}

/// The fields of a PDF, in their order.
fn fields(document: &Document) -> Vec<(ObjectId, &Dictionary)> {
    let catalog = document.catalog().unwrap();
    let Ok(form) = catalog.get_deref(b"AcroForm", document) else { return vec![] };
    let form = form.as_dict().unwrap();
    assert_eq!(form.get(b"SigFlags").and_then(Object::as_i64).unwrap(), 1);
    let list = form.get(b"Fields").and_then(Object::as_array).unwrap();
    let ids = list.iter().map(|id| id.as_reference().unwrap());
    ids.map(|id| (id, document.get_dictionary(id).unwrap())).collect()
}

fn text(own: &Dictionary, key: &[u8]) -> String {
    decode_text_string(own.get(key).unwrap()).unwrap()
}

fn numbers(own: &Dictionary, key: &[u8]) -> Vec<f32> {
    let list = own.get(key).and_then(Object::as_array).unwrap();
    list.iter().map(|number| number.as_float().unwrap()).collect()
}

#[test]
fn each_signatory_still_to_sign_has_a_field() {
    let mut out = String::new();
    for (name, _) in MADE.iter() {
        out.push_str(&format!("{name}\n"));
        for (_, own) in fields(&pdf(name)) {
            assert!(own.get(b"V").is_err(), "it is empty");
            let (id, tooltip) = (text(own, b"T"), text(own, b"TU"));
            let size = numbers(own, b"Rect");
            let (width, height) = (size[2] - size[0], size[3] - size[1]);
            assert!(width > 100.0 && height > 20.0, "{id} of {name}: {width} x {height}");
            out.push_str(&format!("  {id}: {tooltip}\n"));
        }
    }
    insta::assert_snapshot!("names", out);
}

#[test]
fn names_are_those_of_no_other_field() {
    for (name, _) in MADE.iter() {
        let document = pdf(name);
        let all = fields(&document);
        let names: BTreeSet<_> = all.iter().map(|(_, own)| text(own, b"T")).collect();
        assert_eq!(names.len(), all.len(), "{name}");
        assert!(names.iter().all(|own| !own.contains('.')), "{names:?}");
    }
}

/// The tag of a field leads to it, and it to its tag; its page knows it too.
#[test]
fn fields_stand_among_the_tags() {
    let mut count = 0;
    for (name, _) in MADE.iter() {
        let document = pdf(name);
        let root = document.catalog().unwrap().get_deref(b"StructTreeRoot", &document);
        let root = root.and_then(Object::as_dict).unwrap();
        let parents = root.get_deref(b"ParentTree", &document).unwrap();
        let parents = parents.as_dict().unwrap();
        let list = parents.get_deref(b"Nums", &document).and_then(Object::as_array);
        let list = list.unwrap();
        for (id, own) in fields(&document) {
            let key = own.get(b"StructParent").and_then(Object::as_i64).unwrap();
            let entry = list.chunks(2).find(|pair| pair[0].as_i64().unwrap() == key);
            let tag = document.dereference(&entry.unwrap()[1]).unwrap().1;
            let tag = tag.as_dict().unwrap();
            assert_eq!(tag.get(b"S").and_then(Object::as_name).unwrap(), b"Form");
            assert_eq!(text(tag, b"Alt"), text(own, b"TU"));
            let kid = tag.get(b"K").and_then(Object::as_dict).unwrap();
            assert_eq!(kid.get(b"Obj").and_then(Object::as_reference).unwrap(), id);
            let page = own.get(b"P").and_then(Object::as_reference).unwrap();
            let page = document.get_dictionary(page).unwrap();
            let annotations = page.get(b"Annots").and_then(Object::as_array).unwrap();
            assert!(annotations.contains(&Object::Reference(id)));
            count += 1;
        }
    }
    assert_eq!(count, 13);
}

#[test]
fn fields_ask_what_the_brand_says() {
    let document = pdf("letter.en.pdf");
    let all = fields(&document);
    let names: Vec<_> = all.iter().map(|(_, own)| text(own, b"T")).collect();
    for (_, own) in &all {
        let seed = own.get_deref(b"SV", &document).and_then(Object::as_dict).unwrap();
        let formats = seed.get(b"SubFilter").and_then(Object::as_array).unwrap();
        assert_eq!(formats[..], [Object::Name(b"ETSI.CAdES.detached".to_vec())]);
        let digests = seed.get(b"DigestMethod").and_then(Object::as_array).unwrap();
        assert_eq!(digests.len(), 2);
        assert_eq!(seed.get(b"Ff").and_then(Object::as_i64).unwrap(), 2 + 64);
        let lock = own.get_deref(b"Lock", &document).and_then(Object::as_dict).unwrap();
        assert_eq!(lock.get(b"Action").and_then(Object::as_name).unwrap(), b"Exclude");
        let open = lock.get(b"Fields").and_then(Object::as_array).unwrap();
        let open: Vec<_> =
            open.iter().map(|own| decode_text_string(own).unwrap()).collect();
        let own = text(own, b"T");
        let others: Vec<_> = names.iter().filter(|name| **name != own).cloned().collect();
        assert_eq!(open, others, "the others can still sign");
        assert!(
            lock.get(b"P").is_err(),
            "what may be changed is the first signer's to say"
        );
    }
    let alone = pdf("alone.en.pdf");
    let lock = fields(&alone)[0].1.get_deref(b"Lock", &alone);
    let lock = lock.and_then(Object::as_dict).unwrap();
    assert_eq!(lock.get(b"Action").and_then(Object::as_name).unwrap(), b"All");
}

/// The file without its fields stands in the file with them, with another link or record.
#[test]
fn fields_are_appended() {
    for (name, bytes) in MADE.iter() {
        let ends = bytes.windows(6).filter(|own| own == b"%%EOF\n").count();
        let has_fields = !fields(&pdf(name)).is_empty();
        assert_eq!(ends, if has_fields { 2 } else { 1 }, "{name}");
        assert!(bytes.ends_with(b"%%EOF\n"), "{name}");
    }
}

/// A look of one's own that has no place for a field is told so.
#[test]
fn a_field_without_a_place_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let root = repository(CASE);
    let typst = folder.path().join("templates/typst");
    fs::create_dir_all(&typst).unwrap();
    let look = fs::read_to_string(repository("templates/typst/communique.typ")).unwrap();
    let lost = look.replace("  field(s) + ", "  ");
    assert_ne!(lost, look);
    fs::write(typst.join("communique.typ"), lost).unwrap();
    let root = root.to_str().unwrap();
    let args = ["build", root, "--root", root, "--format", "pdf"];
    let more = ["--document", "alone", "--templates", "templates", "--quiet"];
    let output = run(folder.path(), &[&args[..], &more].concat());
    insta::assert_snapshot!("lost", shown(&output));
    assert!(!folder.path().join("out/case/alone.en.pdf").exists());
}
