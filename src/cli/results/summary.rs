//! The cases as Markdown, in GitHub's dialect, short enough for its job summaries.

use super::{Case, State};
use crate::cli::report::many;

/// Documents that are listed one by one.
const ROWS: usize = 200;
/// Mistakes that are listed.
const LINES: usize = 100;

pub(super) fn markdown(cases: &[Case]) -> String {
    let documents: Vec<&Case> =
        cases.iter().filter(|case| case.document.is_some()).collect();
    let states =
        [State::Failed, State::Stale, State::Made, State::Unchanged, State::Sound];
    let counts = states.into_iter().filter_map(|state| {
        let count = documents.iter().filter(|case| case.state == state).count();
        (count > 0).then(|| format!("{count} {}", state.word()))
    });
    let counts: Vec<String> = counts.collect();
    let bad = cases.iter().any(|case| case.state.is_bad());
    let sign = if bad { "❌" } else { "✅" };
    let mut out =
        format!("## {sign} communique: {}\n\n", many(documents.len(), "document"));
    if !counts.is_empty() {
        out.push_str(&format!("{}\n\n", counts.join(", ")));
    }
    table(&mut out, &documents);
    let lines: Vec<&String> = cases.iter().flat_map(|case| &case.messages).collect();
    if !lines.is_empty() {
        out.push_str("### Messages\n\n```text\n");
        for line in lines.iter().take(LINES) {
            out.push_str(&format!("{}\n", line.replace("```", "'''")));
        }
        out.push_str("```\n\n");
        rest(&mut out, lines.len().saturating_sub(LINES), "message");
    }
    out
}

fn table(out: &mut String, documents: &[&Case]) {
    // What is unchanged is counted, not listed.
    let all = || documents.iter().filter(|case| case.state != State::Unchanged);
    if all().next().is_none() {
        return;
    }
    out.push_str("| Document | Result | Pages |\n|:--|:--|--:|\n");
    // The bad ones come first, so that none of them is cut off.
    let rows = all().filter(|case| case.state.is_bad());
    let rows = rows.chain(all().filter(|case| !case.state.is_bad()));
    for case in rows.take(ROWS) {
        let name = case.document.as_deref().unwrap_or_default().replace('|', "\\|");
        let pages = case.pages.map(|pages| pages.to_string()).unwrap_or_default();
        out.push_str(&format!("| `{name}` | {} | {pages} |\n", case.state.word()));
    }
    out.push('\n');
    rest(out, all().count().saturating_sub(ROWS), "document");
}

fn rest(out: &mut String, count: usize, word: &str) {
    if count > 0 {
        out.push_str(&format!("… and {} more.\n\n", many(count, word)));
    }
}
