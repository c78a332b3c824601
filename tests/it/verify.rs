//! Whether a file is what its record gives: said of every document, and of files to which
//! something was done.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use communique::carried::Pdf;
use communique::fonts::Fonts;
use communique::parity::word::Away;
use communique::signed::{Field, State};
use communique::templates::Templates;
use communique::verify::{Edited, Failure, Verdict, Verified, Verifier, edits};
use lopdf::{Document, IncrementalDocument, Object, StringFormat, dictionary};
use proptest::prelude::*;
use serde_json::Value;
use tempfile::TempDir;

use crate::cli::{ROOT, run, shown, stderr};
use crate::outputs::{self, Origin, origins};
use crate::seal::{self, RANGE, seal};
use crate::support::repository;

/// A signature without trust, over something else: `openssl cms -sign -outform DER`.
const SIGNATURE: &[u8] = include_bytes!("signature.der");
/// Another, which names its certificate by its key, with that of an authority before it:
/// `openssl cms -sign -keyid -certfile`.
const BY_KEY: &[u8] = include_bytes!("signature-by-key.der");

/// One that holds what it is of: `openssl cms -sign -nodetach`.
const ENCLOSING: &[u8] = include_bytes!("signature-enclosing.der");

fn verify(bytes: &[u8], templates: &Templates) -> Result<Verified, Failure> {
    static FONTS: LazyLock<Fonts> = LazyLock::new(Fonts::bundled);
    let root = tempfile::tempdir().unwrap();
    Verifier { root: root.path(), templates, fonts: &FONTS }.pdf(bytes)
}

fn bundled(bytes: &[u8]) -> Verified {
    static TEMPLATES: LazyLock<Templates> = LazyLock::new(Templates::bundled);
    verify(bytes, &TEMPLATES).expect("can be judged")
}

#[test]
fn every_document_is_what_its_record_gives() {
    let (mut count, mut mistaken) = (0, vec![]);
    for origin in origins() {
        let Origin::Package { name, templates, .. } = origin else { continue };
        let own = |output: &&outputs::Output| {
            let rest = output.name.strip_prefix(&name);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        };
        for output in outputs::all().iter().filter(own).filter(|own| !own.is_mistaken) {
            match verify(&output.files.pdf, &templates) {
                Ok(Verified { verdict, fields, .. }) => {
                    assert_eq!(verdict, Verdict::Identical, "{}", output.name);
                    assert!(fields.iter().all(|field| field.signature.is_none()));
                }
                Err(Failure::Record(..)) => mistaken.push(&*output.name),
                Err(why) => panic!("{}: {why:?}", output.name),
            }
            let edited = edits("back.docx", &output.files.docx).expect("a Word file");
            let edited = edited.expect("carries a record");
            assert!(edited.is_as_sent(), "{}: {edited:#?}", output.name);
            count += 1;
        }
    }
    assert!(count > 40, "{count}");
    // `check` finds an error in these, and no build would make them.
    assert_eq!(mistaken, ["tests/cases/table-ragged"]);
}

const LETTER: &str = "data/sofia-2013/letter";

fn letter() -> &'static [u8] {
    &outputs::named(LETTER).files.pdf
}

/// A PDF that somebody added to, as a signer does: the bytes before stay.
fn added(pdf: &[u8], change: impl FnOnce(&mut IncrementalDocument)) -> Vec<u8> {
    let before = Document::load_mem(pdf).unwrap();
    let mut document = IncrementalDocument::create_from(pdf.to_vec(), before);
    change(&mut document);
    let mut out = vec![];
    document.save_to(&mut out).unwrap();
    assert!(out.starts_with(pdf));
    seal(out)
}

/// The catalog, to be changed.
fn catalog(document: &mut IncrementalDocument) -> &mut lopdf::Dictionary {
    let before = document.get_prev_documents();
    let id = before.trailer.get(b"Root").and_then(Object::as_reference).unwrap();
    document.opt_clone_object_to_new_document(id).unwrap();
    document.new_document.get_object_mut(id).and_then(Object::as_dict_mut).unwrap()
}

fn sign(document: &mut IncrementalDocument) {
    sign_with(document, SIGNATURE);
}

fn sign_with(document: &mut IncrementalDocument, signature: &[u8]) {
    let text = |text: &str| Object::string_literal(text);
    let contents = [signature, &[0; 64]].concat();
    let value = document.new_document.add_object(dictionary! {
        "Type" => "Sig",
        "SubFilter" => "ETSI.CAdES.detached",
        "ByteRange" => RANGE.map(Object::from).to_vec(),
        "Contents" => Object::String(contents, StringFormat::Hexadecimal),
        "M" => text("D:20260102100500+01'00'"),
    });
    let field = |name: &str| {
        dictionary! {
            "FT" => "Sig", "T" => text(name), "Subtype" => "Widget",
            "Rect" => vec![0.into(), 0.into(), 0.into(), 0.into()],
        }
    };
    let mut signed = field("novak");
    signed.set("V", value);
    let fields = [signed, field("rizvo")];
    let fields = fields.map(|own| document.new_document.add_object(own).into()).to_vec();
    match catalog(document).has(b"AcroForm") {
        true => {
            let form = own(document, |own| own.has(b"SigFlags"));
            form.get_mut(b"Fields")
                .and_then(Object::as_array_mut)
                .unwrap()
                .extend(fields);
        }
        false => {
            let form = dictionary! { "Fields" => fields, "SigFlags" => 3 };
            catalog(document).set("AcroForm", form);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 200, failure_persistence: None, ..ProptestConfig::default()
    })]

    #[test]
    fn damaged_signatures_do_no_harm(
        flips in prop::collection::vec((0.0..1.0f64, any::<u8>()), 1..20),
    ) {
        static SIGNED: LazyLock<Vec<u8>> = LazyLock::new(|| added(letter(), sign));
        let mut bytes = SIGNED.clone();
        let behind = letter().len();
        for (place, value) in flips {
            let index = behind + (place * (bytes.len() - behind) as f64) as usize;
            bytes[index] = value;
        }
        // The signature itself is not of what is signed.
        let own = seal::place(&SIGNED);
        let around = |all: &[u8]| [&all[..own.start], &all[own.end..]].concat();
        let is_kept = around(&bytes) == around(&SIGNED);
        let _ = Pdf::open(&bytes)
            .and_then(|pdf| communique::signed::fields(&pdf, &bytes))
            .map(|all| assert!(is_kept || !all.iter().any(Field::is_signed)));
    }
}

/// Puts another content in the place of that of the first page.
fn repaint(document: &mut IncrementalDocument, paint: impl Fn(Vec<u8>) -> Vec<u8>) {
    let before = document.get_prev_documents();
    let page = before.page_iter().next().unwrap();
    let content = before.get_page_contents(page)[0];
    let bytes = paint(before.get_page_content(page));
    let stream = lopdf::Stream::new(dictionary! {}, bytes);
    document.new_document.set_object(content, stream);
}

#[test]
fn what_is_added_is_told_and_what_it_says() {
    let signed = bundled(&added(letter(), sign));
    assert_eq!(signed.verdict, Verdict::Appended);
    let told: Vec<_> =
        signed.fields.iter().map(|own| (&*own.name, &own.signature)).collect();
    let signature = told[0].1.as_ref().expect("is signed");
    assert_eq!(signature.signer.as_deref(), Some("Ana Novak"));
    assert_eq!(signature.time.as_deref(), Some("2026-01-02 10:05:00 +01:00"));
    assert!(signature.is_of_all);
    assert_eq!(signature.state, State::Intact);
    assert_eq!(told[1], ("rizvo", &None));
    // A word of the text: its letters are numbers of glyphs, so one is drawn twice.
    let twice = |bytes: Vec<u8>| {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let end = text.rfind("TJ\n").or(text.rfind("Tj\n")).expect("draws text");
        let start = text[..end].rfind('\n').expect("on a line of its own");
        let line = text[start + 1..end + 3].to_owned();
        let (from, to) = (0, start + 1);
        format!("{}{line}{}", &text[from..to], &text[to..]).into_bytes()
    };
    let changed = bundled(&added(letter(), |document| repaint(document, twice)));
    assert!(changed.is_appended);
    let Verdict::Different(findings) = changed.verdict else { panic!("is different") };
    assert!(!findings.is_empty() && findings.iter().all(|own| own.pages == [1]));
    // A stroke through the text says nothing, and yet it is seen.
    let stroke = |bytes: Vec<u8>| [bytes.as_slice(), b"\n0 0 m 500 500 l S\n"].concat();
    let struck = bundled(&added(letter(), |document| repaint(document, stroke)));
    let Verdict::Different(findings) = struck.verdict else { panic!("is different") };
    assert_eq!(findings[0].what, "what is drawn beside the text");
    assert_eq!(findings[0].pages, [1]);
    let note = |document: &mut IncrementalDocument| {
        let page = document.get_prev_documents().page_iter().next().unwrap();
        document.opt_clone_object_to_new_document(page).unwrap();
        let annotation = document.new_document.add_object(dictionary! {
            "Type" => "Annot", "Subtype" => "FreeText",
            "Contents" => Object::string_literal("Not agreed"),
            "Rect" => vec![10.into(), 10.into(), 90.into(), 90.into()],
        });
        let page = document.new_document.get_object_mut(page).unwrap();
        page.as_dict_mut().unwrap().set("Annots", vec![annotation.into()]);
    };
    let Verdict::Different(findings) = bundled(&added(letter(), note)).verdict else {
        panic!("is different")
    };
    assert!(findings[0].to_string().contains("FreeText"), "{findings:?}");
}

/// A dictionary of the file, to be changed.
fn own(
    document: &mut IncrementalDocument,
    is_it: impl Fn(&lopdf::Dictionary) -> bool,
) -> &mut lopdf::Dictionary {
    let before = document.get_prev_documents();
    let found = before.objects.iter().find(|(_, own)| own.as_dict().is_ok_and(&is_it));
    let (id, _) = found.expect("is in the file");
    let id = *id;
    document.opt_clone_object_to_new_document(id).unwrap();
    document.new_document.get_object_mut(id).and_then(Object::as_dict_mut).unwrap()
}

fn is_field(own: &lopdf::Dictionary) -> bool {
    own.get(b"FT").is_ok_and(|kind| *kind == Object::Name(b"Sig".to_vec()))
}

/// Puts a field upon the first page.
fn widget(document: &mut IncrementalDocument, kind: &str, place: [i64; 4], signed: bool) {
    let ink = b"1 g 0 0 500 700 re f".to_vec();
    let form = dictionary! {
        "Type" => "XObject", "Subtype" => "Form",
        "BBox" => vec![0.into(), 0.into(), 500.into(), 700.into()],
    };
    let ink = document.new_document.add_object(lopdf::Stream::new(form, ink));
    let mut field = dictionary! {
        "Type" => "Annot", "Subtype" => "Widget", "FT" => kind,
        "T" => Object::string_literal("cover"), "F" => 4,
        "Rect" => place.map(Object::from).to_vec(),
        "AP" => dictionary! { "N" => ink },
    };
    if signed {
        field.set(
            "V",
            dictionary! {
                "ByteRange" => vec![0.into(), 10.into(), 20.into(), 30.into()],
                "Contents" => Object::String(vec![0; 8], StringFormat::Hexadecimal),
            },
        );
    }
    let field = document.new_document.add_object(field);
    let page = document.get_prev_documents().page_iter().next().unwrap();
    document.opt_clone_object_to_new_document(page).unwrap();
    let page = document.new_document.get_object_mut(page).unwrap();
    let page = page.as_dict_mut().unwrap();
    let mut all =
        page.get(b"Annots").and_then(Object::as_array).cloned().unwrap_or_default();
    all.push(field.into());
    page.set("Annots", all);
    let form = own(document, |own| own.has(b"SigFlags"));
    form.get_mut(b"Fields").and_then(Object::as_array_mut).unwrap().push(field.into());
}

/// One thing at a time that an update can do and signing does not need. What a signature
/// needs is done as well, so that nothing is told of that.
#[test]
fn what_signing_does_not_need_is_told() {
    type Change = fn(&mut IncrementalDocument);
    let all = outputs::all().iter().map(|own| &own.files.pdf);
    let pdf = all
        .filter(|pdf| {
            let document = Document::load_mem(pdf).unwrap();
            let has_outline = document.catalog().unwrap().has(b"Outlines");
            let count =
                document.objects.values().filter(|own| own.as_dict().is_ok_and(is_field));
            has_outline && count.count() > 1
        })
        .min_by_key(|pdf| pdf.len())
        .expect("one with fields to sign in, and an outline");
    let sound: Change = |own| sign_first(own, MOMENT);
    assert_eq!(bundled(&added(pdf, sound)).verdict, Verdict::Appended);
    let unseen: Change = |own| widget(own, "Sig", [0; 4], true);
    assert_eq!(bundled(&added(pdf, unseen)).verdict, Verdict::Appended);
    let changes: &[(&str, Change)] = &[
        ("a field `cover`", |own| widget(own, "Sig", [50, 50, 500, 700], false)),
        ("a field `cover`", |own| widget(own, "Sig", [50, 50, 500, 700], true)),
        ("form Widget", |own| widget(own, "Tx", [0; 4], false)),
        ("form Widget", |own| widget(own, "Tx", [50, 50, 500, 700], false)),
        ("a field `", |file| {
            let place = [50, 50, 500, 700].map(Object::from).to_vec();
            own(file, is_field).set("Rect", place);
        }),
        ("a field `other`", |file| {
            own(file, is_field).set("T", Object::string_literal("other"));
        }),
        ("a field that nobody signed", |file| {
            own(file, is_field).set("V", Object::string_literal("signed"));
        }),
        ("a field that nobody signed", |file| {
            own(file, is_field).set("AP", dictionary! {});
        }),
        ("a field to sign in: TU", |file| {
            own(file, is_field).set("TU", Object::string_literal("other"));
        }),
        ("a field that is gone", |file| {
            let form = own(file, |own| own.has(b"SigFlags"));
            form.get_mut(b"Fields").and_then(Object::as_array_mut).unwrap().remove(0);
        }),
        ("the form: NeedAppearances", |file| {
            own(file, |own| own.has(b"SigFlags")).set("NeedAppearances", true);
        }),
        ("the catalog: PageLabels", |file| {
            catalog(file).set("PageLabels", dictionary! { "Nums" => vec![] });
        }),
        ("the catalog: ViewerPreferences", |file| {
            catalog(file).set("ViewerPreferences", dictionary! {});
        }),
        ("Mallory", |file| {
            own(file, |own| own.has(b"CreationDate"))
                .set("Author", Object::string_literal("Mallory"));
        }),
        ("the properties: CreationDate", |file| {
            own(file, |own| own.has(b"CreationDate"))
                .set("CreationDate", Object::string_literal("D:2000"));
        }),
        ("Other heading", |file| {
            own(file, |own| own.has(b"Dest") && own.has(b"Title"))
                .set("Title", Object::string_literal("Other heading"));
        }),
        ("Other picture", |file| {
            own(file, |own| own.has(b"Alt"))
                .set("Alt", Object::string_literal("Other picture"));
        }),
        ("a page: Tabs", |file| own(file, |own| own.has_type(b"Page")).set("Tabs", "R")),
    ];
    for (found, change) in changes {
        let Verdict::Different(findings) = bundled(&added(pdf, change)).verdict else {
            panic!("`{found}` is not told")
        };
        let told: Vec<String> = findings.iter().map(ToString::to_string).collect();
        assert!(told.iter().any(|own| own.contains(found)), "{found}: {told:#?}");
    }
}

/// A PDF that another program saved again.
fn saved(pdf: &[u8], change: impl FnOnce(&mut Document)) -> Vec<u8> {
    let mut document = Document::load_mem(pdf).unwrap();
    change(&mut document);
    let mut out = vec![];
    document.save_to(&mut out).unwrap();
    out
}

#[test]
fn other_bytes_may_say_the_same() {
    let verified = bundled(&saved(letter(), |_| {}));
    assert_eq!(verified.verdict, Verdict::SavedAgain);
    assert!(!verified.is_appended);
    let page = |file: &mut Document| {
        let last = file.page_iter().last().unwrap();
        let pages =
            file.catalog().unwrap().get(b"Pages").unwrap().as_reference().unwrap();
        let pages = file.get_object_mut(pages).and_then(Object::as_dict_mut).unwrap();
        let kids = pages.get_mut(b"Kids").and_then(Object::as_array_mut).unwrap();
        kids.retain(|own| own.as_reference().unwrap() != last);
    };
    let link = |file: &mut Document| {
        let link = file.add_object(dictionary! {
            "Type" => "Annot", "Subtype" => "Link",
            "Rect" => vec![10.into(), 10.into(), 90.into(), 90.into()],
        });
        let page = file.page_iter().next().unwrap();
        let page = file.get_object_mut(page).and_then(Object::as_dict_mut).unwrap();
        page.set("Annots", vec![link.into()]);
    };
    let metadata = |file: &mut Document| {
        state(file, ">Invitation to the EU", ">Refusal to the EU");
    };
    let author = |file: &mut Document| {
        let id = file.trailer.get(b"Info").unwrap().as_reference().unwrap();
        let info = file.get_object_mut(id).and_then(Object::as_dict_mut).unwrap();
        info.set("Author", Object::string_literal("Mallory"));
    };
    for (bytes, found) in [
        (saved(letter(), page), "pieces that are on no page"),
        (saved(letter(), link), "untagged Link"),
        (saved(letter(), metadata), "Refusal to the EU"),
        (saved(letter(), author), "Mallory"),
    ] {
        let Verdict::Different(findings) = bundled(&bytes).verdict else {
            panic!("`{found}` is not told")
        };
        let told: Vec<String> = findings.iter().map(ToString::to_string).collect();
        assert!(told.iter().any(|own| own.contains(found)), "{found}: {told:#?}");
    }
}

/// Says something else in the metadata.
fn state(file: &mut Document, from: &str, to: &str) {
    let id = file.catalog().unwrap().get(b"Metadata").unwrap().as_reference().unwrap();
    let stream = file.get_object_mut(id).and_then(Object::as_stream_mut).unwrap();
    let text = String::from_utf8(stream.get_plain_content().unwrap()).unwrap();
    assert!(text.contains(from));
    stream.set_plain_content(text.replace(from, to).into_bytes());
}

/// Draws a stroke upon the first page.
fn strike(file: &mut Document) {
    let page = file.page_iter().next().unwrap();
    file.add_page_contents(page, b"\n0 0 m 500 500 l S\n".to_vec()).unwrap();
}

/// Says to be another file.
fn become_another(file: &mut Document) {
    state(file, "<xmpMM:InstanceID>", "<xmpMM:InstanceID>another-");
}

fn is_link(own: &lopdf::Dictionary) -> bool {
    own.get(b"Subtype").is_ok_and(|kind| *kind == Object::Name(b"Link".to_vec()))
}

fn is_picture(own: &lopdf::Stream) -> bool {
    own.dict.get(b"Subtype").and_then(Object::as_name).ok() == Some(b"Image")
}

/// A file that was only packed anew looks as before, and one in which something is drawn
/// otherwise does not, if it says to be that file.
#[test]
fn how_a_file_looks_that_was_saved_again_is_compared() {
    let all = || outputs::all().iter().filter(|own| !own.is_mistaken);
    let has = |pdf: &[u8], is_it: fn(&Object) -> bool| {
        Document::load_mem(pdf).unwrap().objects.values().any(is_it)
    };
    let with = |is_it: fn(&Object) -> bool| {
        let pdfs = all().map(|own| &*own.files.pdf).filter(|pdf| has(pdf, is_it));
        pdfs.min_by_key(|pdf| pdf.len()).expect("there is one")
    };
    let pictured = with(|own| own.as_stream().is_ok_and(is_picture));
    let linked = with(|own| own.as_dict().is_ok_and(is_link));
    let signing = with(|own| own.as_dict().is_ok_and(is_field));
    for pdf in [letter(), pictured, linked, signing] {
        let packed_anew = saved(pdf, |file| {
            file.decompress();
            file.renumber_objects_with(700);
        });
        assert_eq!(bundled(&packed_anew).verdict, Verdict::SavedAgain);
    }
    type Change = fn(&mut Document);
    let changes: &[(&str, &[u8], Change)] = &[
        ("is drawn", letter(), strike),
        ("is drawn", pictured, |file| {
            let mut streams = file.objects.values_mut();
            let own = streams
                .find_map(|own| own.as_stream_mut().ok().filter(|s| is_picture(s)));
            let own = own.unwrap();
            let mut bytes = own.get_plain_content().unwrap_or(own.content.clone());
            let middle = bytes.len() / 2;
            bytes[middle] ^= 0xFF;
            own.set_plain_content(bytes);
        }),
        ("is drawn", letter(), |file| {
            let page = file.page_iter().next().unwrap();
            let page = file.get_object_mut(page).and_then(Object::as_dict_mut).unwrap();
            page.set("CropBox", [0, 0, 300, 300].map(Object::from).to_vec());
        }),
        ("is drawn", linked, |file| {
            let mut all = file.objects.values_mut();
            let own = all.find(|own| own.as_dict().is_ok_and(is_link)).unwrap();
            let place = [0, 0, 600, 800].map(Object::from).to_vec();
            own.as_dict_mut().unwrap().set("Rect", place);
        }),
        ("a field that nobody signed", signing, |file| {
            let ink = lopdf::Stream::new(dictionary! {}, b"0 0 m 50 50 l S".to_vec());
            let ink = file.add_object(ink);
            let mut all = file.objects.values_mut();
            let own = all.find(|own| own.as_dict().is_ok_and(is_field)).unwrap();
            own.as_dict_mut().unwrap().set("AP", dictionary! { "N" => ink });
        }),
    ];
    for (found, pdf, change) in changes {
        let changed = bundled(&saved(pdf, change));
        let Verdict::Different(findings) = changed.verdict else {
            panic!("`{found}` is not told: {:?}", changed.verdict)
        };
        let told: Vec<String> = findings.iter().map(ToString::to_string).collect();
        assert!(told.iter().all(|own| own.contains(found)), "{found}: {told:#?}");
    }
    let another = saved(letter(), |file| {
        strike(file);
        become_another(file);
    });
    assert_eq!(bundled(&another).verdict, Verdict::OtherBytes(vec![1]));
    let another = saved(letter(), become_another);
    assert_eq!(bundled(&another).verdict, Verdict::OtherBytes(vec![]));
}

/// Puts another record into a PDF.
fn record(pdf: &[u8], change: impl Fn(&mut Value)) -> Vec<u8> {
    let mut json: Value =
        serde_json::from_slice(&communique::carried::record(pdf).unwrap()).unwrap();
    change(&mut json);
    saved(pdf, |document| {
        for object in document.objects.values_mut() {
            let Ok(stream) = object.as_stream_mut() else { continue };
            let kind = stream.dict.get(b"Type").and_then(Object::as_name).ok();
            if kind == Some(b"EmbeddedFile") {
                stream.set_plain_content(serde_json::to_vec(&json).unwrap());
            }
        }
    })
}

#[test]
fn another_record_gives_another_file() {
    let changed = record(letter(), |json| {
        json["documents"][0]["subject"] = "Another subject".into();
    });
    let Verdict::Different(findings) = bundled(&changed).verdict else {
        panic!("is different")
    };
    let all: Vec<String> = findings.iter().map(ToString::to_string).collect();
    assert!(all.iter().any(|own| own.contains("Another subject")), "{all:#?}");
    let subject = findings.iter().find(|own| own.expected.contains("Another subject"));
    let origin = subject.and_then(|own| own.origin.clone()).expect("a place");
    assert_eq!(&*origin.pointer, "/documents/0/subject");
}

/// The files of the letter in a folder, as `build` writes them.
fn built() -> (TempDir, PathBuf, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let data = Path::new(ROOT).join("data/sofia-2013/letter.json");
    let args = ["build", data.to_str().unwrap(), "--quiet"];
    let output = run(folder.path(), &args);
    assert!(output.status.success(), "{}", stderr(&output));
    let stem = "see-natc-2013-03-sofia/letter-eu-atc-2013.en";
    let path = |ending| folder.path().join(format!("out/{stem}.{ending}"));
    let (pdf, word) = (path("pdf"), path("docx"));
    (folder, pdf, word)
}

/// Puts a text in place of another in a part of a Word file, or several.
fn edit_in(word: &Path, part: &str, from: &str, to: &str) {
    use std::io::{Cursor, Read, Write};
    let bytes = fs::read(word).unwrap();
    let mut before = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut after = zip::ZipWriter::new(Cursor::new(vec![]));
    for index in 0..before.len() {
        let mut own = before.by_index(index).unwrap();
        let mut bytes = vec![];
        own.read_to_end(&mut bytes).unwrap();
        if own.name().starts_with(part) {
            let text = String::from_utf8(bytes).unwrap();
            bytes = text.replace(from, to).into_bytes();
        }
        let options = zip::write::SimpleFileOptions::default();
        after.start_file(own.name(), options).unwrap();
        after.write_all(&bytes).unwrap();
    }
    fs::write(word, after.finish().unwrap().into_inner()).unwrap();
}

/// A person's edit.
fn edit(word: &Path, from: &str, to: &str) {
    edit_in(word, "word/document.xml", from, to);
}

/// A path within a folder.
fn shown_path(folder: &Path, path: &Path) -> String {
    path.strip_prefix(folder).unwrap().to_string_lossy().into_owned()
}

/// What a command answers, with its exit code.
fn says(folder: &Path, args: &[&str]) -> String {
    let args = [args, &["--color", "never"][..]].concat();
    let text = shown(&run(folder, &args));
    format!("$ communique {}\n{text}\n", args[..args.len() - 2].join(" "))
}

#[test]
fn fields_are_found_by_either_of_their_marks() {
    let (_folder, _, word) = built();
    let read = || edits("back.docx", &fs::read(&word).unwrap()).unwrap().unwrap();
    assert!(read().is_as_sent());
    // Some word processors keep no tags, and only then bookmarks must do.
    edit(&word, "<w:tag w:val=", "<w:tab w:was=");
    assert!(read().is_as_sent());
    edit(&word, "Invitation to the next", "Summons to the next");
    let changes = read().changes;
    assert_eq!(changes.len(), 1, "{changes:?}");
    assert_eq!(changes[0].pointer, "/documents/0/subject/en");
    assert!(changes[0].now.as_ref().unwrap().starts_with("Summons"), "{changes:?}");
    // Without both, the words say which they are.
    edit(&word, "_jp", "_no");
    let Edited { fields, changes: again, .. } = read();
    assert!(fields > 30);
    assert_eq!(again, changes);
}

#[test]
fn what_is_other_between_the_fields_of_a_word_file_is_told() {
    let (_folder, _, word) = built();
    let sent = fs::read(&word).unwrap();
    let beside = |part: &str, from: &str, to: &str| {
        fs::write(&word, &sent).unwrap();
        edit_in(&word, part, from, to);
        let Edited { changes, beside, .. } =
            edits("back.docx", &fs::read(&word).unwrap()).unwrap().unwrap();
        let pointers = changes.iter().map(|own| own.pointer.clone()).collect::<Vec<_>>();
        let now = beside.into_iter().filter_map(|own| own.now);
        (now.collect::<Vec<_>>().join(" "), pointers.join(" "))
    };
    let words = |text: &str| (text.to_owned(), String::new());
    let refusal = "<w:p><w:r><w:t>We refuse.</w:t></w:r></w:p><w:sectPr";
    assert_eq!(
        beside("word/document.xml", ">Enclosures<", ">Annexes<"),
        words("Annexes")
    );
    assert_eq!(beside("word/document.xml", "<w:sectPr", refusal), words("We refuse."));
    // The mark of a draft is made of a value.
    let (now, pointer) = beside("word/header", ">DRAFT<", ">FINAL<");
    assert_eq!((&*now, &*pointer), ("FINAL FINAL", "/documents/0/status"));
    let (part, end) = ("word/_rels/document.xml.rels", "</Relationships>");
    fs::write(&word, &sent).unwrap();
    let template = "<Relationship Id=\"x\" Type=\"a/attachedTemplate\" \
                    Target=\"http://a/b.dotm\" TargetMode=\"External\"/></Relationships>";
    edit_in(&word, part, end, template);
    let Edited { actions, .. } =
        edits("back.docx", &fs::read(&word).unwrap()).unwrap().unwrap();
    assert_eq!(actions, ["attachedTemplate"]);
    // A field, cut into two.
    let field = "<w:p><w:r><w:instrText> includeT</w:instrText></w:r>\
                 <w:r><w:instrText>ext \"c:/a\"</w:instrText></w:r></w:p><w:sectPr";
    fs::write(&word, &sent).unwrap();
    edit_in(&word, "word/document.xml", "<w:sectPr", field);
    let Edited { actions, .. } =
        edits("back.docx", &fs::read(&word).unwrap()).unwrap().unwrap();
    assert_eq!(actions, ["INCLUDETEXT"]);
    // What is struck through or hidden is there, and whoever reads takes it for gone.
    for (way, told, is_struck) in [
        ("<w:strike/>", "Enclosures", Some(true)),
        ("<w:strike/><w:vanish/>", "Enclosures", Some(false)),
        ("<w:vanish w:val=\"0\"/><w:webHidden/>", "", None),
    ] {
        fs::write(&word, &sent).unwrap();
        let to = format!("<w:rPr>{way}</w:rPr><w:t>Enclosures<");
        edit_in(&word, "word/document.xml", "<w:t>Enclosures<", &to);
        let read = edits("back.docx", &fs::read(&word).unwrap()).unwrap().unwrap();
        let text = |own: &Away| own.text.clone();
        assert_eq!(read.away.iter().map(text).collect::<String>(), told);
        assert_eq!(read.away.first().map(|own| own.is_struck), is_struck);
        assert_eq!(read.is_as_sent(), is_struck.is_none());
    }
    fs::write(&word, &sent).unwrap();
    let (style, name) = ("word/styles.xml", "w:styleId=\"BodyText\">");
    edit_in(&word, style, name, &format!("{name}<w:rPr><w:vanish/></w:rPr>"));
    let read = edits("back.docx", &fs::read(&word).unwrap()).unwrap().unwrap();
    assert!(!read.away.is_empty() && read.changes.is_empty());
}

/// What word processors write anew is no edit.
#[test]
fn a_host_alone_may_have_a_slash() {
    let folder = tempfile::tempdir().unwrap();
    let word = folder.path().join("back.docx");
    let (rels, from) = ("word/_rels/document.xml.rels", "\"https://example.org\"");
    let mut tried = 0;
    // Samples are trees, made of no record.
    let is_made =
        |own: &&outputs::Output| !own.is_mistaken && !own.name.starts_with("samples");
    for output in outputs::all().iter().filter(is_made) {
        fs::write(&word, &output.files.docx).unwrap();
        edit_in(&word, rels, from, "\"https://example.org/\"");
        edit_in(&word, "word/_rels/footnotes.xml.rels", from, "\"https://example.org/\"");
        let own = String::from_utf8_lossy(&output.word().0.parts[rels]).into_owned();
        tried += usize::from(own.contains(from));
        let read = edits("back.docx", &fs::read(&word).unwrap()).unwrap().unwrap();
        assert!(read.is_as_sent(), "{}: {read:#?}", output.name);
        if own.contains(from) {
            edit_in(
                &word,
                rels,
                "\"https://example.org/\"",
                "\"https://example.org/a/\"",
            );
            let read = edits("back.docx", &fs::read(&word).unwrap()).unwrap().unwrap();
            assert!(!read.is_as_sent(), "{}", output.name);
        }
    }
    assert!(tried > 0);
}

#[test]
fn the_command_says_what_became_of_files() {
    let (folder, pdf, word) = built();
    let path = folder.path();
    let mut text = says(path, &["verify"]);
    let bytes = fs::read(&pdf).unwrap();
    fs::write(&pdf, added(&bytes, sign)).unwrap();
    edit(&word, "Invitation to the next", "Summons to the next");
    text.push_str(&says(path, &["verify"]));
    text.push_str(&says(path, &["verify", "--parity"]));
    let part = saved(&bytes, |_| {});
    fs::write(path.join("saved.pdf"), part).unwrap();
    text.push_str(&says(path, &["verify", "saved.pdf"]));
    fs::write(path.join("struck.pdf"), saved(&bytes, strike)).unwrap();
    text.push_str(&says(path, &["verify", "struck.pdf"]));
    let manifest = path.join("out/manifest.json");
    let known = fs::read_to_string(&manifest).unwrap();
    let program = format!("\"program\":\"{}\"", env!("CARGO_PKG_VERSION"));
    assert!(known.contains(&program), "{known}");
    fs::write(&manifest, known.replace(&program, "\"program\":\"0.0.1\"")).unwrap();
    let another = |file: &mut Document| {
        strike(file);
        become_another(file);
    };
    fs::write(&pdf, saved(&bytes, another)).unwrap();
    text.push_str(&says(path, &["verify", &shown_path(path, &pdf)]));
    let changed = record(&bytes, |json| {
        json["documents"][0]["subject"] = "Another subject".into();
    });
    fs::write(path.join("changed.pdf"), changed).unwrap();
    text.push_str(&says(path, &["verify", "changed.pdf"]));
    text.push_str(&says(path, &["verify", "changed.pdf", "--message-format", "json"]));
    insta::assert_snapshot!("verdicts", text);
}

#[test]
fn the_command_says_why_it_cannot_judge() {
    let (folder, pdf, word) = built();
    let path = folder.path();
    let bytes = fs::read(&pdf).unwrap();
    let write = |name: &str, bytes: Vec<u8>| fs::write(path.join(name), bytes).unwrap();
    write("half.pdf", bytes[..bytes.len() / 3].to_vec());
    write(
        "untagged.pdf",
        saved(&bytes, |document| {
            document.catalog_mut().unwrap().remove(b"StructTreeRoot");
        }),
    );
    write(
        "loose.pdf",
        saved(&bytes, |document| {
            let root =
                document.catalog().unwrap().get(b"StructTreeRoot").unwrap().clone();
            let root = document.get_object_mut(root.as_reference().unwrap()).unwrap();
            root.as_dict_mut().unwrap().remove(b"K");
        }),
    );
    write(
        "deep.pdf",
        saved(&bytes, |document| {
            let root =
                document.catalog().unwrap().get(b"StructTreeRoot").unwrap().clone();
            let root = root.as_reference().unwrap();
            // An element that stands in itself.
            let dictionary =
                document.get_object_mut(root).unwrap().as_dict_mut().unwrap();
            let top = dictionary.get(b"K").unwrap().clone();
            let top = match &top {
                Object::Array(list) => list[0].clone(),
                own => own.clone(),
            };
            let top = top.as_reference().unwrap();
            let top = document.get_object_mut(top).unwrap().as_dict_mut().unwrap();
            top.set("K", vec![Object::from(root)]);
            let root = document.get_object_mut(root).unwrap().as_dict_mut().unwrap();
            root.set("S", "Div");
        }),
    );
    write(
        "standards.pdf",
        saved(&bytes, |document| {
            for object in document.objects.values_mut() {
                let Ok(stream) = object.as_stream_mut() else { continue };
                if stream.dict.get(b"Type").and_then(Object::as_name).ok()
                    == Some(b"Metadata")
                {
                    let text =
                        String::from_utf8(stream.get_plain_content().unwrap()).unwrap();
                    stream.set_plain_content(text.replace(">3<", ">9<").into_bytes());
                }
            }
        }),
    );
    write(
        "mistaken.pdf",
        record(&bytes, |json| {
            json["documents"][0]["signatories"] =
                serde_json::json!([{ "person": "nobody" }]);
        }),
    );
    write("no.docx", b"words".to_vec());
    write(
        "old.docx",
        [
            &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1][..],
            &"EncryptedPackage"
                .encode_utf16()
                .flat_map(u16::to_le_bytes)
                .collect::<Vec<u8>>(),
        ]
        .concat(),
    );
    write("broken.docx", fs::read(&word).unwrap()[..2000].to_vec());
    fs::copy(&word, path.join("altered.docx")).unwrap();
    edit_in(&path.join("altered.docx"), "customXml", "subject", "object");
    fs::copy(&word, path.join("clean.docx")).unwrap();
    edit_in(
        &path.join("clean.docx"),
        "customXml",
        "urn:communique:record:1",
        "urn:other",
    );
    fs::copy(&word, path.join("headless.docx")).unwrap();
    edit(&path.join("headless.docx"), "w:body>", "w:nobody>");
    write("words.txt", b"words".to_vec());
    fs::create_dir(path.join("empty")).unwrap();
    let mut text = String::new();
    for name in [
        "half.pdf",
        "untagged.pdf",
        "loose.pdf",
        "deep.pdf",
        "standards.pdf",
        "mistaken.pdf",
        "no.docx",
        "old.docx",
        "broken.docx",
        "altered.docx",
        "clean.docx",
        "words.txt",
        "empty",
    ] {
        text.push_str(&says(path, &["verify", name]));
    }
    text.push_str(&says(path, &["verify", "--parity", "clean.docx"]));
    for name in ["headless.docx", "no.docx", "old.docx"] {
        text.push_str(&says(path, &["verify", "--accessibility", name]));
    }
    let file = fs::File::create(path.join("large.docx")).unwrap();
    file.set_len(communique::carried::FILE_SIZE as u64 + 1).unwrap();
    text.push_str(&says(path, &["verify", "large.docx"]));
    insta::assert_snapshot!("failures", text);
}

#[test]
fn the_certificate_of_the_signature_says_who_signed() {
    let signer = |signature| {
        let signed = bundled(&added(letter(), |own| sign_with(own, signature)));
        let all = signed.fields.into_iter().filter_map(|own| own.signature);
        all.filter_map(|own| own.signer).collect::<Vec<_>>()
    };
    assert_eq!(signer(BY_KEY), ["Ana Novak"]);
    assert_eq!(signer(SIGNATURE), ["Ana Novak"]);
}

#[test]
fn a_signature_says_whether_the_file_is_what_was_signed() {
    let state = |pdf: &[u8]| {
        let all = bundled(pdf).fields.into_iter().filter_map(|own| own.signature);
        all.map(|own| own.state).collect::<Vec<_>>()
    };
    let with = |signature| added(letter(), |own| sign_with(own, signature));
    assert_eq!(state(&with(SIGNATURE)), [State::Intact]);
    assert_eq!(state(&with(BY_KEY)), [State::Intact]);
    assert_eq!(state(&altered(with(SIGNATURE))), [State::Altered]);
    // Another program moved everything, the signature as well.
    assert_eq!(state(&saved(&with(SIGNATURE), |_| {})), [State::Altered]);
    assert_eq!(state(&with(ENCLOSING)), [State::Unread]);
    assert_eq!(state(&with(&SIGNATURE[..200])), [State::Unread]);
    assert_eq!(state(&with(&[])), [State::Nothing]);
    assert_eq!(state(&with(b"signed")), [State::Nothing]);
    let before = with(SIGNATURE);
    let place = seal::place(&before);
    for (at, byte) in [(place.start + 40, b'F'), (place.end + 1, b'!')] {
        let mut pdf = before.clone();
        pdf[at] = byte;
        assert!(!state(&pdf).contains(&State::Intact), "{at}");
    }
}

/// What a file calls its fields commands no terminal, and forges no line.
#[test]
fn names_in_a_file_are_harmless() {
    let (folder, pdf, _) = built();
    let bytes = added(&fs::read(&pdf).unwrap(), |document| {
        sign(document);
        let id = document.new_document.objects.iter().find_map(|(id, own)| {
            let name = own.as_dict().ok()?.get(b"T").ok()?.as_str().ok()?;
            (name == b"novak").then_some(*id)
        });
        let field = document.new_document.get_object_mut(id.unwrap()).unwrap();
        let name = Object::string_literal("a\u{1b}[31m\nother.pdf: identical");
        field.as_dict_mut().unwrap().set("T", name);
    });
    fs::write(&pdf, bytes).unwrap();
    let output = run(folder.path(), &["verify", pdf.to_str().unwrap()]);
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.contains("signed by Ana Novak"), "{said}");
    assert!(!said.contains('\u{1b}'), "{said:?}");
    assert!(said.lines().all(|line| !line.starts_with("other.pdf")), "{said}");
}

#[test]
fn certificates_are_the_same_each_time() {
    let (folder, ..) = built();
    let path = folder.path();
    let certificate = || {
        let args = ["verify", "--parity", "--certificate", "out", "out"];
        let output = run(path, &args);
        assert!(output.status.success(), "{}", stderr(&output));
        let stem = "see-natc-2013-03-sofia/letter-eu-atc-2013.en";
        fs::read_to_string(path.join(format!("out/{stem}.parity.json"))).unwrap()
    };
    let first = certificate();
    assert_eq!(first, certificate());
    let json: Value = serde_json::from_str(&first).unwrap();
    assert_eq!(json["same"], true);
    assert!(json["compared"]["data"].as_u64() > Some(30));
    // It stands beside the outputs, and a build does not take it for one of them.
    let data = Path::new(ROOT).join("data/sofia-2013/letter.json");
    let output = run(path, &["build", "--check", data.to_str().unwrap()]);
    assert!(output.status.success(), "{}", stderr(&output));
}

#[test]
fn a_check_holds_files_against_their_record() {
    let (folder, pdf, word) = built();
    let path = folder.path();
    edit(&word, "Invitation to the next", "Summons to the next");
    let data = repository("data/sofia-2013/letter.json");
    let check = || {
        let args = ["build", "--check", "--quiet", data.to_str().unwrap()];
        says(path, &args).replace(ROOT, "ROOT")
    };
    insta::assert_snapshot!("disagreeing", check());
    fs::write(&word, "no Word file").unwrap();
    fs::write(&pdf, "no PDF").unwrap();
    insta::assert_snapshot!("unreadable", check());
}

#[test]
fn signatures_come_into_the_record_once() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    let record = fs::read(repository("tests/cases/signature-fields/record.json"));
    fs::write(path.join("record.json"), record.unwrap()).unwrap();
    let built =
        run(path, &["build", "record.json", "--format", "pdf", "--document", "alone"]);
    assert!(built.status.success(), "{}", shown(&built));
    let pdf = fs::read(path.join("out/case/alone.en.pdf")).unwrap();
    fs::write(path.join("signed.pdf"), added(&pdf, |own| sign_first(own, MOMENT)))
        .unwrap();
    let before = fs::read_to_string(path.join("record.json")).unwrap();
    let with = |args: &[&str]| {
        let output = run(path, &[args, &["signed.pdf", "--color", "never"]].concat());
        let text = fs::read_to_string(path.join("record.json"));
        (shown(&output), text.unwrap_or_default())
    };
    let (said, text) = with(&["verify"]);
    assert!(text == before, "nothing is written without being asked for");
    insta::assert_snapshot!("signed", said);
    let (said, text) = with(&["merge", "--write"]);
    assert!(said.contains("wrote record.json"), "{said}");
    let news: Vec<&str> =
        text.lines().filter(|line| !before.lines().any(|old| old == *line)).collect();
    insta::assert_snapshot!("signed-record", news.join("\n"));
    let (said, again) = with(&["verify", "--write"]);
    assert!(said.contains("record.json says so already") && again == text, "{said}");
    fs::write(path.join("record.json"), &before).unwrap();
    // What is kept for later checks is nobody's signature, and changes nothing.
    let stamped = added(&pdf, |own| sign_first(own, MOMENT));
    let stamped = added(&stamped, |own| {
        widget(own, "Sig", [0; 4], true);
        for object in own.new_document.objects.values_mut() {
            let Ok(field) = object.as_dict_mut() else { continue };
            if field.get(b"T").is_ok_and(|name| *name == Object::string_literal("cover"))
            {
                let value = field.get_mut(b"V").and_then(Object::as_dict_mut).unwrap();
                value.set("Type", "DocTimeStamp");
                value.set("ByteRange", RANGE.map(Object::from).to_vec());
                let contents =
                    Object::String(SIGNATURE.to_vec(), StringFormat::Hexadecimal);
                value.set("Contents", contents);
            }
        }
        catalog(own).set("DSS", dictionary! {});
    });
    fs::write(path.join("signed.pdf"), stamped).unwrap();
    let (said, text) = with(&["verify", "--write"]);
    assert!(said.contains("`cover`: a time stamp by Ana Novak (who that is"), "{said}");
    assert!(said.contains("intact, and something was added later"), "{said}");
    assert!(said.contains("wrote record.json") && text == again, "{said}");
    fs::write(path.join("record.json"), &before).unwrap();
    // What cannot be put into the record leaves it as it is.
    for (name, bytes) in [
        ("another-field", added(&pdf, sign)),
        ("on-no-day", added(&pdf, |own| sign_first(own, "D:20260231100500"))),
        ("saved-again", added(&saved(&pdf, |_| {}), |own| sign_first(own, MOMENT))),
        ("altered", altered(added(&pdf, |own| sign_first(own, MOMENT)))),
        ("by-nobody", added(&pdf, |own| sign_first_with(own, MOMENT, &[0; 64]))),
        ("unread", added(&pdf, |own| sign_first_with(own, MOMENT, &[0x30; 64]))),
    ] {
        fs::write(path.join("signed.pdf"), bytes).unwrap();
        let (said, text) = with(&["verify", "--write"]);
        assert!(text == before, "{said}");
        insta::assert_snapshot!(format!("signed-{name}"), said);
    }
    fs::write(path.join("signed.pdf"), added(&pdf, |own| sign_first(own, MOMENT)))
        .unwrap();
    // What is no signatory's any more is not written anywhere.
    fs::write(path.join("record.json"), before.replace("\"SI\"", "\"AL\"")).unwrap();
    insta::assert_snapshot!("signed-by-nobody-known", with(&["verify", "--write"]).0);
    fs::remove_file(path.join("record.json")).unwrap();
    insta::assert_snapshot!("signed-without-package", with(&["verify", "--write"]).0);
}

/// A moment as a signature has it.
const MOMENT: &str = "D:20260102100500+01'00'";

/// A file in which somebody changed when it was signed.
fn altered(mut pdf: Vec<u8>) -> Vec<u8> {
    let at = pdf.windows(10).rposition(|own| own == b"D:20260102").unwrap();
    pdf[at + 9] = b'3';
    pdf
}

/// Signs in the first field there is.
fn sign_first(document: &mut IncrementalDocument, moment: &str) {
    sign_first_with(document, moment, SIGNATURE);
}

fn sign_first_with(document: &mut IncrementalDocument, moment: &str, signature: &[u8]) {
    let contents = [signature, &[0; 64]].concat();
    let value = document.new_document.add_object(dictionary! {
        "Type" => "Sig",
        "SubFilter" => "ETSI.CAdES.detached",
        "ByteRange" => RANGE.map(Object::from).to_vec(),
        "Contents" => Object::String(contents, StringFormat::Hexadecimal),
        "M" => Object::string_literal(moment),
    });
    own(document, is_field).set("V", value);
}

/// What a file does, and carries, that was not made so: nobody reads it, and whoever opens
/// the file has it.
#[test]
fn actions_and_attachments_that_were_put_in_are_told() {
    let script = |document: &mut IncrementalDocument| {
        let action = dictionary! {
            "S" => "JavaScript", "JS" => Object::string_literal("app.alert(1)"),
        };
        let action = document.new_document.add_object(action);
        catalog(document).set("OpenAction", action);
    };
    let file = |document: &mut Document| {
        let entry = dictionary! { "Type" => "Filespec", "F" => Object::string_literal("x.json"),
        "EF" => dictionary! {} };
        document.add_object(entry);
    };
    for (bytes, found) in [
        (added(letter(), script), vec!["JavaScript", "OpenAction"]),
        (saved(letter(), file), vec!["x.json"]),
    ] {
        let Verdict::Different(findings) = bundled(&bytes).verdict else {
            panic!("{found:?} is not found")
        };
        let names: Vec<&str> = findings.iter().map(|own| own.found.as_str()).collect();
        assert_eq!(names, found);
    }
}
