//! What was proved of a document → a small file that says it. The same files, the same
//! bytes.

use std::path::{Path, PathBuf};

use serde_json::json;

use super::Tally;
use super::record::finding_json;
use crate::build::{self, File, Output};
use crate::cli::exit::Exit;
use crate::cli::templates::not_written;
use crate::document::Document;
use crate::parity::{Counts, Finding};

/// The text of a certificate.
pub(super) fn print(
    document: &Document,
    pdf: &[u8],
    word: &[u8],
    counts: Counts,
    findings: &[Finding],
) -> String {
    let file = |bytes: &[u8]| {
        let File { sha256, size } = build::digest(bytes);
        json!({ "sha256": sha256, "size": size })
    };
    let info = &document.info;
    let certificate = json!({
        "certificate": 1,
        "program": format!("communique {}", build::PROGRAM),
        "meeting": info.meeting,
        "document": info.id,
        "language": document.edition(),
        "pdf": file(pdf),
        "word": file(word),
        "same": findings.is_empty(),
        "compared": {
            "data": counts.data,
            "words": counts.words,
            "headings": counts.headings,
            "notes": counts.notes,
            "pages": counts.pages,
        },
        "differences": findings.iter().map(finding_json).collect::<Vec<_>>(),
    });
    let text = serde_json::to_string_pretty(&certificate).expect("plain data is JSON");
    format!("{text}\n")
}

/// Where a certificate stands in its folder: as its PDF in the folder that was named.
pub(super) fn path(named: &[PathBuf], pdf: &Path) -> String {
    let within = named.iter().find_map(|own| pdf.strip_prefix(own).ok());
    let within = within.filter(|own| !own.as_os_str().is_empty());
    let within = within.or(pdf.file_name().map(Path::new)).unwrap_or(pdf);
    let parts = within.with_extension("parity.json");
    let parts = parts.iter().map(|part| part.to_string_lossy().into_owned());
    parts.collect::<Vec<_>>().join("/")
}

impl Tally<'_> {
    /// Writes a certificate.
    pub(super) fn write(&mut self, folder: &Path, path: &str, bytes: &[u8]) {
        if let Err(error) = Output::new(folder).write(path, bytes) {
            self.failed = true;
            self.terminal.fail(Exit::Files, not_written(&folder.join(path), &error));
        }
    }
}
