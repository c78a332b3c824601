//! Conflicts and tracked changes, one by one, as questions on a terminal.

use std::io::{ErrorKind, Write};

use dialoguer::{Confirm, Select};

use super::Merged;
use super::text::excerpt;
use crate::cli::exit::Exit;
use crate::merge::{Accept, EditKind, Options};

/// What makes a terminal show its cursor (DECTCEM).
const SHOW_CURSOR: &[u8] = b"\x1b[?25h";

/// Asks for all that is not settled; says whether anything was.
pub(super) fn settle(merged: &Merged, options: &mut Options) -> dialoguer::Result<bool> {
    // Without a handler a question would leave the cursor hidden.
    let _ = ctrlc::set_handler(|| leave());
    match ask(merged, options) {
        // The terminal may tell the question itself before it tells the program.
        Err(dialoguer::Error::IO(error)) if error.kind() == ErrorKind::Interrupted => {
            leave()
        }
        answered => answered,
    }
}

fn ask(merged: &Merged, options: &mut Options) -> dialoguer::Result<bool> {
    let mut is_settled = false;
    for conflict in merged.outcome.conflicts.iter().filter(|own| own.settled.is_none()) {
        let spot = (conflict.file.clone(), conflict.pointer.clone());
        if options.settled.contains_key(&spot) {
            continue;
        }
        let sides = conflict.sides.iter();
        let mut items: Vec<String> =
            sides.map(|side| format!("{}: {}", side.who, side.text)).collect();
        items.push(format!("as it was: {}", conflict.base));
        items.push("leave it open".to_owned());
        let shown = merged.case.shown(&conflict.file);
        let chosen = Select::new()
            .with_prompt(format!("{shown}#{} {}", conflict.pointer, conflict.about))
            .items(&items)
            .default(items.len() - 1)
            .interact()?;
        let choice = match chosen {
            own if own < conflict.sides.len() => {
                let side = &conflict.sides[own];
                Some(side.who.split(", ").next().unwrap_or(&side.who).to_owned())
            }
            own if own == conflict.sides.len() => None,
            _ => continue,
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
        let who = pending.who.join(", ");
        let question = format!(
            "{} {} by {who}: {shown}\nAccept?",
            pending.pointer,
            pending.kind.word()
        );
        if Confirm::new().with_prompt(question).default(false).interact()? {
            options.accept.push(accept);
            is_settled = true;
        }
    }
    Ok(is_settled)
}

/// Ends the program in the middle of a question. Nothing was written.
#[expect(clippy::exit, reason = "a question cannot be taken back otherwise")]
fn leave() -> ! {
    // Held to the end, so that no question hides the cursor again.
    let mut stream = std::io::stderr().lock();
    let _ = stream.write_all(SHOW_CURSOR).and_then(|()| stream.flush());
    std::process::exit(Exit::Interrupted as i32);
}
