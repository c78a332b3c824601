//! Before the program is built: packs the faces that come with it as Word files hold them,
//! and takes their hashes, which would take longer than all else that one letter takes; and
//! sees that no language lacks a word.

#![allow(clippy::disallowed_methods, reason = "where to write is for cargo to say")]
#![allow(clippy::print_stdout, reason = "this is how one talks to cargo")]

#[path = "src/docx/embed.rs"]
mod embed;
#[path = "build/words.rs"]
mod words;

use std::fmt::Write;
use std::path::Path;
use std::{env, fs, io};

const FACES: &str = "src/fonts/faces";
const LANGUAGES: &str = "templates/lang";

fn main() -> io::Result<()> {
    languages()?;
    faces()
}

/// Mistakes of the languages' files, as errors of the build.
fn languages() -> io::Result<()> {
    println!("cargo::rerun-if-changed={LANGUAGES}");
    println!("cargo::rerun-if-changed=build/words.rs");
    let english = fs::read_to_string(Path::new(LANGUAGES).join("en.ftl"))?;
    let entries = fs::read_dir(LANGUAGES)?;
    let mut paths =
        entries.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    paths.sort();
    for path in paths {
        let language = path.file_stem().unwrap_or_default().to_string_lossy();
        for mistake in words::mistakes(&language, &fs::read_to_string(&path)?, &english) {
            println!("cargo::error={}: {mistake}", path.display());
        }
    }
    Ok(())
}

fn faces() -> io::Result<()> {
    println!("cargo::rerun-if-changed={FACES}");
    println!("cargo::rerun-if-changed=src/docx/embed.rs");
    let out = env::var_os("OUT_DIR").expect("cargo names the folder");
    let out = Path::new(&out);
    let mut names = vec![];
    for entry in fs::read_dir(FACES)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name.ends_with(".ttf") {
            names.push(name);
        }
    }
    names.sort();
    let mut encoder = embed::encoder(embed::ONCE);
    let (mut list, mut digests) = (String::from("&[\n"), String::from("&[\n"));
    for name in names {
        let bytes = fs::read(Path::new(FACES).join(&name))?;
        writeln!(digests, "({name:?}, {:?}),", blake3::hash(&bytes).as_bytes())
            .expect("a string takes all that is written");
        let (key, face) = embed::obfuscated(&bytes);
        let packed = embed::deflated(&mut encoder, &face)?;
        fs::write(out.join(&name), &packed)?;
        let (size, checksum) = (face.len(), embed::checksum(&face));
        let bytes = format!("include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{name}\"))");
        writeln!(list, "Face {{ file: {name:?}, key: {key:?}, size: {size},")
            .and_then(|()| writeln!(list, "checksum: {checksum}, bytes: {bytes} }},"))
            .expect("a string takes all that is written");
    }
    list.push(']');
    digests.push(']');
    fs::write(out.join("digests.rs"), digests)?;
    fs::write(out.join("faces.rs"), list)
}
