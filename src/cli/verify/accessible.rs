//! What people would meet in a file who cannot see it, or not well.

use std::path::Path;

use serde_json::json;

use super::{Pair, Tally, shown};
use crate::accessibility::{self, About, Line};
use crate::cli::extract::read;
use crate::parity::pdf::Tagged;
use crate::parity::word::Package;
use crate::verify::{Again, Spoken};

impl Tally<'_> {
    /// Looks at both files of a document; the record of the PDF says where to mend.
    pub(super) fn accessibility(&mut self, pair: &Pair) {
        let mut again: Option<Again> = None;
        if let Some(path) = &pair.pdf {
            let bytes = match read(path) {
                Ok(bytes) => bytes,
                Err(diagnostic) => return self.fail(*diagnostic),
            };
            match Tagged::new(&bytes) {
                Ok(pdf) => {
                    // A file without a record is looked at all the same.
                    again = self.verifier.document(&bytes, &Spoken::of(&pdf), 0).ok();
                    let lines = accessibility::pdf(&pdf, about(again.as_ref()));
                    self.lines(path, &lines);
                }
                Err(why) => self.unreadable(path, why),
            }
        }
        if let Some(path) = &pair.word {
            let bytes = match read(path) {
                Ok(bytes) => bytes,
                Err(diagnostic) => return self.fail(*diagnostic),
            };
            let looked = Package::new(&bytes)
                .and_then(|own| accessibility::word(&own, about(again.as_ref())));
            match looked {
                Ok(lines) => self.lines(path, &lines),
                Err(why) => self.no_word(path, why),
            }
        }
    }

    fn lines(&mut self, path: &Path, lines: &[Line]) {
        let wrong = lines.iter().filter(|line| !line.is_good).count();
        self.wrong += usize::from(wrong > 0);
        let name = shown(path);
        let mut out = vec![match wrong {
            0 => format!("{name}: nothing to mend"),
            1 => format!("{name}: 1 thing to mend"),
            _ => format!("{name}: {wrong} things to mend"),
        }];
        out.extend(lines.iter().map(|line| {
            let sign = if line.is_good { ' ' } else { '!' };
            let check = line.check.name();
            let mend = line.mend.as_ref().map(|own| format!(" (mend {own})"));
            format!("{sign} {check:<9} {}{}", line.words, mend.unwrap_or_default())
        }));
        let checks = lines.iter().map(|line| {
            json!({
                "check": line.check.name(), "good": line.is_good,
                "words": line.words, "mend": line.mend,
            })
        });
        let checks: Vec<_> = checks.collect();
        self.give(&json!({ "file": name, "toMend": wrong, "checks": checks }), &out);
    }
}

fn about(again: Option<&Again>) -> Option<About<'_>> {
    again.map(|own| About { document: &own.document, brand: &own.brand })
}
