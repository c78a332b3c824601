//! One Word file with everybody's changes, tracked under their names, and with conflicts
//! and comments at the side.

use std::path::Path;

use super::files::Case;
use crate::build::{self, Filter, Format, Input, Maker, Options as Making};
use crate::cli::trial::Tools;
use crate::diagnostic::{Diagnostic, Diagnostics, Sources};
use crate::docx::{self, Identity, Stock};
use crate::merge::{self, Accept, Options};

/// Writes the file of the one document that the copies are of.
pub(super) fn write(
    cases: &[Case],
    path: &Path,
    tools: &Tools<'_>,
    d: &mut Diagnostics,
) -> Option<Vec<u8>> {
    let mut documents: Vec<(&str, &str)> = cases
        .iter()
        .flat_map(|case| &case.copies)
        .map(|copy| (&*copy.returned.draft.document, &*copy.returned.draft.language))
        .collect();
    documents.sort_unstable();
    documents.dedup();
    let ([case], [(document, language)]) = (cases, documents.as_slice()) else {
        let shown = path.to_string_lossy();
        let message =
            format!("`{shown}` can hold one document, and the files are of several");
        d.push(Diagnostic::error("usage/consolidated", message));
        return None;
    };
    let options = Options { accept: vec![Accept::All], ..Options::default() };
    let outcome = merge::merge(&case.copies, &case.now, &options);
    let redline = merge::redline(&outcome, &|file| case.shown(file));
    let input = Input::File(case.package.1.clone());
    let loaded = tools.load(&case.root, &input, &mut Sources::default(), d)?;
    let packages = [loaded];
    let jobs = match build::plan(&packages, &Filter::default(), None) {
        Ok(jobs) => jobs,
        Err(mistakes) => {
            d.extend(mistakes);
            return None;
        }
    };
    let is_own = |job: &&build::Job| {
        let record = &packages[0].package.documents[job.document];
        record.id.value == *document && job.edition().to_string() == *language
    };
    let job = jobs.iter().find(is_own)?;
    let making = Making { formats: [Format::Docx].into(), ..Making::default() };
    let maker = Maker::new(tools.templates, tools.fonts, &making, d);
    let prepared = maker.prepare(&packages[0], job, d)?;
    let (_, document) = prepared.copies.first()?;
    let package = packages[0].path().to_owned();
    let identity = Identity { package, base: prepared.base };
    let stock = Stock::new(tools.fonts);
    let drawn = docx::draw_with(
        document,
        &prepared.brand,
        &stock,
        &identity,
        &docx::Options::default(),
        &redline,
    );
    match drawn.and_then(docx::Package::zip) {
        Ok(bytes) => Some(bytes),
        Err(error) => {
            d.push(error);
            None
        }
    }
}
