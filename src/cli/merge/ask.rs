//! Conflicts and tracked changes, one by one, as questions on a terminal: each is a line
//! to type, so that every terminal can ask and Ctrl-D ends it.

use std::io::{self, BufRead, Write};

use super::Merged;
use super::text::excerpt;
use crate::cli::exit::Exit;
use crate::merge::{Accept, EditKind, Options};

/// How to leave the questions.
pub(super) const LEAVE: &str = "An empty line leaves something as it is; Ctrl-D leaves all that is not answered yet.";

/// Whether there is anything to ask.
pub(super) fn is_open(merged: &Merged) -> bool {
    let own = &merged.outcome;
    own.is_open() || !own.pending.is_empty()
}

/// Asks for all that is not settled; says whether anything was.
pub(super) fn settle(merged: &Merged, options: &mut Options) -> io::Result<bool> {
    // Nothing was written yet.
    #[expect(clippy::exit, reason = "a question cannot be taken back otherwise")]
    let _ = ctrlc::set_handler(|| std::process::exit(Exit::Interrupted as i32));
    ask(merged, options, &mut io::stdin().lock(), &mut io::stderr().lock())
}

fn ask(
    merged: &Merged,
    options: &mut Options,
    input: &mut impl BufRead,
    output: &mut impl Write,
) -> io::Result<bool> {
    let mut is_settled = false;
    let file = |file: &str| merged.case.shown(file);
    for conflict in merged.outcome.conflicts.iter().filter(|own| own.settled.is_none()) {
        let spot = (conflict.file.clone(), conflict.pointer.clone());
        if options.settled.contains_key(&spot) {
            continue;
        }
        let sides = conflict.sides.iter();
        let mut items: Vec<String> =
            sides.map(|side| format!("{}: {}", side.who, side.text)).collect();
        items.push(format!("as it was: {}", conflict.base));
        let question =
            format!("{}#{} {}", file(&conflict.file), conflict.pointer, conflict.about);
        let choice = match chosen(&question, &items, input, output)? {
            Answer::End => return Ok(is_settled),
            Answer::None => continue,
            Answer::Item(own) => conflict
                .sides
                .get(own)
                .map(|side| side.who.split(", ").next().unwrap_or(&side.who).to_owned()),
        };
        options.settled.insert(spot, choice);
        is_settled = true;
    }
    for pending in &merged.outcome.pending {
        let accept = Accept::Field(pending.pointer.clone());
        if options.accept.contains(&accept) {
            continue;
        }
        let shown = match pending.kind {
            EditKind::Text => excerpt(&pending.before, &pending.after),
            _ => format!("{}{}", pending.before, pending.after),
        };
        let question = format!(
            "{}#{} {} by {}: {shown}",
            file(&pending.file),
            pending.pointer,
            pending.kind.word(),
            pending.who.join(", ")
        );
        match chosen(&question, &["accept it".to_owned()], input, output)? {
            Answer::End => return Ok(is_settled),
            Answer::None => {}
            Answer::Item(_) => {
                options.accept.push(accept);
                is_settled = true;
            }
        }
    }
    Ok(is_settled)
}

#[derive(Debug, PartialEq, Eq)]
enum Answer {
    Item(usize),
    /// It stays open.
    None,
    /// Nothing more is to be asked.
    End,
}

/// One question: the number of what is chosen. What is no number is asked again.
fn chosen(
    question: &str,
    items: &[String],
    input: &mut impl BufRead,
    output: &mut impl Write,
) -> io::Result<Answer> {
    writeln!(output, "\n{question}")?;
    for (index, item) in items.iter().enumerate() {
        writeln!(output, "  {}  {item}", index + 1)?;
    }
    loop {
        match items.len() {
            1 => write!(output, "1, or nothing: ")?,
            last => write!(output, "1 to {last}, or nothing: ")?,
        }
        output.flush()?;
        let mut line = String::new();
        if input.read_line(&mut line)? == 0 {
            writeln!(output)?;
            return Ok(Answer::End);
        }
        match line.trim() {
            "" => return Ok(Answer::None),
            line => match line.parse::<usize>() {
                Ok(number) if (1..=items.len()).contains(&number) => {
                    return Ok(Answer::Item(number - 1));
                }
                _ => {}
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answers(typed: &str) -> (Vec<Answer>, String) {
        let (mut input, mut output) = (typed.as_bytes(), vec![]);
        let items = ["Ana: one".to_owned(), "Boris: two".to_owned()];
        let mut answers = vec![];
        while answers.last() != Some(&Answer::End) {
            answers.push(chosen("a#/b", &items, &mut input, &mut output).unwrap());
        }
        (answers, String::from_utf8(output).unwrap())
    }

    #[test]
    fn an_answer_is_a_number_nothing_or_the_end() {
        let (own, said) = answers("2\n\nthree\n3\n1\n");
        assert_eq!(own, [Answer::Item(1), Answer::None, Answer::Item(0), Answer::End]);
        assert_eq!(said.matches("1 to 2, or nothing").count(), 6, "{said}");
        assert!(said.starts_with("\na#/b\n  1  Ana: one\n  2  Boris: two\n"), "{said}");
    }
}
