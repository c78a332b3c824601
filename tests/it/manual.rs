//! The manual's tables say what the program has. `UPDATE=1 cargo test manual` writes them.

use std::fmt::Write;
use std::fs;

use communique::compose::{FUNCTIONS, STYLES, VARIABLES};

use crate::support::repository;

fn variables() -> String {
    let mut table = String::from("| variable | what it holds |\n|---|---|\n");
    for (name, holds) in VARIABLES {
        writeln!(table, "| `{name}` | {holds} |").expect("a string takes all");
    }
    table
}

fn functions() -> String {
    let mut table = String::from("| function | what it gives |\n|---|---|\n");
    for function in FUNCTIONS {
        writeln!(table, "| `{}` | {} |", function.usage, function.gives)
            .expect("a string takes all");
    }
    table
}

fn styles() -> String {
    let names: Vec<String> = STYLES.iter().map(|(name, _)| format!("`{name}`")).collect();
    format!("{}\n", names.join(", "))
}

#[test]
fn tables_of_the_manual_say_what_the_program_has() {
    let path = repository("docs/templates.md");
    let mut text = fs::read_to_string(&path).expect("there is a manual");
    let before = text.clone();
    let parts =
        [("variables", variables()), ("functions", functions()), ("styles", styles())];
    for (name, table) in parts {
        let start = text.find(&format!("<!-- {name}:")).expect("the mark stands there");
        let start = start + text[start..].find('\n').expect("a line has an end") + 1;
        let end =
            start + text[start..].find("<!-- end -->").expect("the mark stands there");
        text.replace_range(start..end, &table);
    }
    if std::env::var_os("UPDATE").is_some() {
        fs::write(path, text).expect("can be written");
    } else {
        assert_eq!(text, before, "run `UPDATE=1 cargo test manual`");
    }
}

#[test]
fn usages_begin_with_the_function() {
    for function in FUNCTIONS {
        assert!(function.usage.starts_with(&format!("{}(", function.name)));
    }
}
