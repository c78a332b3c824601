//! The cases as JUnit XML, in the form that Jenkins, GitLab and GitHub's reporters read:
//! <https://github.com/testmoapp/junitxml>. A file is a suite, a document a test case.

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use super::{Case, State};

pub(super) fn xml(cases: &[Case]) -> io::Result<Vec<u8>> {
    let mut packages: Vec<&str> = cases.iter().map(|case| &*case.package).collect();
    packages.sort_unstable();
    packages.dedup();
    let mut writer = Writer::new_with_indent(vec![], b' ', 1);
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let counts = counts(cases.iter());
    writer
        .create_element("testsuites")
        .with_attribute(("name", "communique"))
        .with_attributes(counts.iter().map(|(name, count)| (*name, count.as_str())))
        .write_inner_content(|writer| {
            packages.iter().try_for_each(|package| suite(writer, package, cases))
        })?;
    let mut out = writer.into_inner();
    out.push(b'\n');
    Ok(out)
}

fn suite(writer: &mut Writer<Vec<u8>>, package: &str, cases: &[Case]) -> io::Result<()> {
    let own = || cases.iter().filter(|case| case.package == package);
    let counts = counts(own());
    writer
        .create_element("testsuite")
        .with_attribute(("name", clean(package).as_str()))
        .with_attributes(counts.iter().map(|(name, count)| (*name, count.as_str())))
        .write_inner_content(|writer| own().try_for_each(|case| one(writer, case)))?;
    Ok(())
}

fn one(writer: &mut Writer<Vec<u8>>, case: &Case) -> io::Result<()> {
    let name = clean(case.document.as_deref().unwrap_or("reading"));
    let package = clean(&case.package);
    let element = writer
        .create_element("testcase")
        .with_attribute(("name", name.as_str()))
        .with_attribute(("classname", package.as_str()));
    let text = clean(&case.messages.join("\n"));
    let elsewhere = "its package has errors; see `reading`";
    let first = clean(case.messages.first().map_or(elsewhere, String::as_str));
    if case.state.is_bad() {
        element.write_inner_content(|writer| {
            let failure = writer
                .create_element("failure")
                .with_attribute(("message", first.as_str()))
                .with_attribute(("type", case.state.word()));
            failure.write_text_content(BytesText::new(&text))?;
            Ok(())
        })?;
    } else if case.messages.is_empty() && case.state != State::Unchanged {
        element.write_empty()?;
    } else {
        element.write_inner_content(|writer| {
            if case.state == State::Unchanged {
                let skipped = writer.create_element("skipped");
                skipped.with_attribute(("message", "unchanged")).write_empty()?;
            }
            if !text.is_empty() {
                let output = writer.create_element("system-out");
                output.write_text_content(BytesText::new(&text))?;
            }
            Ok(())
        })?;
    }
    Ok(())
}

fn counts<'a>(
    cases: impl Iterator<Item = &'a Case> + Clone,
) -> [(&'static str, String); 3] {
    let count = |wanted: fn(State) -> bool| {
        cases.clone().filter(|case| wanted(case.state)).count().to_string()
    };
    [
        ("tests", count(|_| true)),
        ("failures", count(State::is_bad)),
        ("skipped", count(|state| state == State::Unchanged)),
    ]
}

/// XML 1.0 has no control characters and no non-characters.
fn clean(text: &str) -> String {
    let keep = |c: char| match c {
        '\n' | '\t' => c,
        c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => '\u{fffd}',
        c => c,
    };
    text.chars().map(keep).collect()
}
