//! The PDF and the Word file of a document, held against each other by way of its record.

use serde_json::json;

use super::record::{finding_json, told};
use super::{Pair, Tally, certificate, shown};
use crate::cli::extract::read;
use crate::diagnostic::{Diagnostic, Place};
use crate::parity::pdf::Tagged;
use crate::parity::word::Package;
use crate::parity::{Files, compare, counts};
use crate::verify::Spoken;

impl Tally<'_> {
    /// Proves that both files of a document say the same, or says where they do not.
    pub(super) fn pair(&mut self, pair: &Pair) {
        let (Some(pdf_path), Some(word_path)) = (&pair.pdf, &pair.word) else {
            let one = pair.pdf.as_ref().or(pair.word.as_ref());
            let Some(one) = one else { return };
            let other = if pair.pdf.is_some() { "Word file" } else { "PDF" };
            let message = format!("there is no {other} beside `{}`", shown(one));
            let diagnostic = Diagnostic::error("parity/alone", message);
            let hint = "both stand under one name, as `build` writes them";
            let place = Place::File(shown(one).into());
            return self.fail(diagnostic.at(place).hint(hint));
        };
        let (pdf_bytes, word_bytes) = match (read(pdf_path), read(word_path)) {
            (Ok(pdf), Ok(word)) => (pdf, word),
            (Err(diagnostic), _) | (_, Err(diagnostic)) => return self.fail(*diagnostic),
        };
        let pdf = match Tagged::new(&pdf_bytes) {
            Ok(pdf) => pdf,
            Err(why) => return self.unreadable(pdf_path, why),
        };
        let word = match Package::new(&word_bytes) {
            Ok(word) => word,
            Err(why) => return self.no_word(word_path, why),
        };
        // PDFs do not say their script.
        let said = Spoken::of(&pdf);
        let language = word.property("language").unwrap_or(said.language);
        let spoken = Spoken { language, ..said };
        let mut again = match self.verifier.document(&pdf_bytes, &spoken, 0) {
            Ok(again) => again,
            Err(failure) => return self.failure(pdf_path, failure),
        };
        let files = Files { pdf: Some(&pdf), word: Some(&word) };
        let mut findings = match compare(&again.document, files) {
            Ok(findings) => findings,
            Err(why) => return self.no_word(word_path, why),
        };
        // Two editions may begin in the same language.
        for number in 1..again.alike() {
            if findings.is_empty() {
                break;
            }
            let other = self.verifier.document(&pdf_bytes, &spoken, number).ok();
            if let Some(other) = other
                && let Ok(found) = compare(&other.document, files)
                && found.len() < findings.len()
            {
                (again, findings) = (other, found);
            }
        }
        let counts = counts(&again.document, files);
        let agree = findings.is_empty();
        self.wrong += usize::from(!agree);
        let name = shown(&pdf_path.with_extension(""));
        let mut lines = vec![match agree {
            true => format!(
                "{name}: PDF and Word file say the same ({} words, {} data)",
                counts.words, counts.data
            ),
            false => format!("{name}: PDF and Word file do not say the same"),
        }];
        lines.extend(told(&findings));
        let json = json!({
            "pdf": shown(pdf_path),
            "word": shown(word_path),
            "parity": if agree { "same" } else { "different" },
            "words": counts.words,
            "data": counts.data,
            "differences": findings.iter().map(finding_json).collect::<Vec<_>>(),
        });
        self.give(&json, &lines);
        if let Some(folder) = &self.args.certificate {
            let text = certificate::print(
                &again.document,
                &pdf_bytes,
                &word_bytes,
                counts,
                &findings,
            );
            let path = certificate::path(&self.args.paths, pdf_path);
            self.write(folder, &path, text.as_bytes());
        }
    }
}
