//! How the program talks: results to standard output, messages to standard error, in the
//! form that was asked for. Whoever stops listening is not an error.

use std::cell::RefCell;
use std::io::{self, IsTerminal, Write, stderr, stdin};
use std::path::Path;

use anstream::ColorChoice;
use clap::ValueEnum;
use serde_json::json;

use super::exit::Exit;
use crate::diagnostic::{Diagnostic, Diagnostics, Format, Severity, Sources, render};

/// Options of all verbs on what is said.
#[derive(Debug, clap::Args)]
pub(super) struct Talk {
    /// Say nothing but what is wrong
    #[arg(long, short, global = true, help_heading = "Messages")]
    quiet: bool,
    /// The form of messages: `human` with the lines in question, `short` one line each,
    /// `json` one object per line, `github` annotations of its workflows
    #[arg(
        long,
        global = true,
        help_heading = "Messages",
        value_name = "FORM",
        default_value = "human"
    )]
    message_format: MessageFormat,
    /// When to use colour; `auto` also heeds the variable NO_COLOR
    #[arg(
        long,
        global = true,
        help_heading = "Messages",
        value_name = "WHEN",
        default_value = "auto"
    )]
    color: Color,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum MessageFormat {
    Human,
    Short,
    Json,
    Github,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Color {
    Auto,
    Always,
    Never,
}

/// The two streams and how to use them.
#[derive(Debug)]
pub(super) struct Terminal {
    pub(super) quiet: bool,
    pub(super) format: MessageFormat,
    /// Why standard output takes nothing any more.
    broken: RefCell<Option<io::Error>>,
}

impl Terminal {
    pub(super) fn new(talk: &Talk) -> Self {
        let choice = match talk.color {
            Color::Auto => ColorChoice::Auto,
            Color::Always => ColorChoice::Always,
            Color::Never => ColorChoice::Never,
        };
        choice.write_global();
        let broken = RefCell::new(None);
        Self { quiet: talk.quiet, format: talk.message_format, broken }
    }

    /// Whether somebody sits there who can answer questions.
    pub(super) fn can_ask(&self) -> bool {
        !self.quiet && stdin().is_terminal() && stderr().is_terminal()
    }

    /// Shows mistakes.
    pub(super) fn report(&self, diagnostics: &Diagnostics, sources: &Sources) {
        let format = match self.format {
            // Colour is taken out again where the stream shall have none.
            MessageFormat::Human => Format::Human { colour: true },
            MessageFormat::Short => Format::Short,
            MessageFormat::Json => Format::Json,
            MessageFormat::Github => Format::Github,
        };
        let text = render(diagnostics, sources, format);
        let mut stream = anstream::stderr().lock();
        let _ = stream.write_all(text.as_bytes());
        let _ = stream.flush();
    }

    /// Shows why a command cannot be done.
    pub(super) fn fail(&self, exit: Exit, diagnostic: Diagnostic) -> Exit {
        let mut diagnostics = Diagnostics::default();
        diagnostics.push(diagnostic);
        self.report(&diagnostics, &Sources::default());
        exit
    }

    /// Shows what was found where there are no sources to point into; the exit code is
    /// that of errors if there are any.
    pub(super) fn check(&self, diagnostics: &Diagnostics) -> Exit {
        self.report(diagnostics, &Sources::default());
        match diagnostics.iter().any(|d| d.severity == Severity::Error) {
            true => Exit::Errors,
            false => Exit::Done,
        }
    }

    /// A line about what is being done; nothing with `--quiet`. A program that reads
    /// objects gets one.
    pub(super) fn say(&self, line: &str) {
        if self.quiet {
            return;
        }
        let line = match self.format {
            MessageFormat::Json => {
                json!({ "severity": "note", "message": line.trim() }).to_string()
            }
            _ => line.to_owned(),
        };
        let _ = writeln!(anstream::stderr().lock(), "{line}");
    }

    /// Says that somebody else is writing to a folder.
    pub(super) fn wait(&self, folder: &Path) {
        let folder = folder.display();
        self.say(&format!("another build is writing to {folder}; waiting for it to end"));
    }

    /// What the command was asked for, byte for byte.
    pub(super) fn give(&self, bytes: &[u8]) {
        let mut stream = io::stdout().lock();
        if let Err(error) = stream.write_all(bytes).and_then(|()| stream.flush())
            && error.kind() != io::ErrorKind::BrokenPipe
        {
            self.broken.replace(Some(error));
        }
    }

    /// The exit code in the end: another where not all that was asked for could be given.
    pub(super) fn end(&self, exit: Exit) -> Exit {
        let Some(error) = self.broken.take() else { return exit };
        let message = format!("standard output cannot be written ({error})");
        self.fail(Exit::Files, Diagnostic::error("output/stdout", message))
    }
}
