//! Mistakes of a job come in; they go out with the place that the stage which found them
//! could not know.

use super::plan::{Copies, Job};
use super::read::Loaded;
use crate::diagnostic::{Diagnostics, Place};
use crate::model::DocumentRecord;
use crate::templates::Templates;

/// What has no place gets the document's language where it is about its words, or else its
/// id. The engine knows the program's names of templates alone; people read their own.
pub(super) fn given(
    diagnostics: Diagnostics,
    loaded: &Loaded,
    job: &Job,
    templates: &Templates,
) -> Diagnostics {
    let document = &loaded.package.documents[job.document];
    let mut tags = document.languages.iter().chain(&document.language);
    let tag = tags.find(|tag| tag.value == job.language);
    let tag = tag.or(loaded.package.default_language.as_ref()).map(|tag| &tag.origin);
    let mut pairs = document.bilingual.iter();
    let pair = pairs.find(|own| own.value == job.edition()).map(|own| &own.origin);
    let tag = pair.or(tag);
    let mut out = Diagnostics::default();
    for diagnostic in diagnostics.iter() {
        let mut diagnostic = diagnostic.clone();
        for (place, _) in &mut diagnostic.places {
            if let Place::Span { file, .. } = place
                && let Some(path) = file.strip_prefix("templates/")
            {
                *file = templates.file(path);
            }
        }
        if diagnostic.places.is_empty() {
            let tag = tag.filter(|_| diagnostic.code.starts_with("lang/"));
            let origin = tag.unwrap_or(&document.id.origin);
            diagnostic = diagnostic.at(Place::Value(origin.clone()));
        }
        out.push(diagnostic);
    }
    match (job.copies, loaded.rows(job.document)) {
        (Copies::One(row), Some(rows)) => rows.settled(row, out),
        _ => out,
    }
}

/// Where a character stands that no value of the record brings: in the template or among
/// the words, or else somewhere in the document.
pub(super) fn of_character(
    char: char,
    record: &DocumentRecord,
    job: &Job,
    templates: &Templates,
) -> Place {
    let mut paths = vec![format!("kinds/{}.md.j2", record.kind.value)];
    for language in job.edition().languages() {
        paths.push(format!("lang/{language}.ftl"));
        paths.push(format!("lang/{}.ftl", language.language()));
    }
    let found = paths.iter().find_map(|path| {
        let start = templates.get(path)?.find(char)?;
        let range = start..start + char.len_utf8();
        Some(Place::Span { file: templates.file(path), range })
    });
    found.unwrap_or_else(|| Place::Value(record.id.origin.clone()))
}
