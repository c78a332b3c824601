//! The options on templates and fonts that several verbs share.

use std::path::PathBuf;

use super::report::Report;
use super::terminal::Terminal;
use crate::build;
use crate::diagnostic::Diagnostics;
use crate::fonts::Fonts;
use crate::templates::Templates;

/// A folder of templates.
#[derive(Debug, Clone, clap::Args)]
pub(super) struct TemplateArgs {
    /// A folder whose files stand over the program's templates, one by one
    #[arg(long, value_name = "FOLDER")]
    templates: Option<PathBuf>,
}

/// Folders of fonts.
#[derive(Debug, Clone, clap::Args)]
pub(super) struct FontArgs {
    /// A folder with more fonts; may be given several times
    #[arg(long = "font-path", value_name = "FOLDER")]
    folders: Vec<PathBuf>,
}

impl TemplateArgs {
    pub(super) fn folder(&self) -> Option<&PathBuf> {
        self.templates.as_ref()
    }

    pub(super) fn read(&self, diagnostics: &mut Diagnostics) -> Templates {
        build::templates(self.templates.as_deref(), diagnostics)
    }
}

impl FontArgs {
    pub(super) fn folders(&self) -> &[PathBuf] {
        &self.folders
    }

    pub(super) fn read(&self, diagnostics: &mut Diagnostics) -> Fonts {
        build::fonts(&self.folders, diagnostics)
    }
}

/// The templates and fonts of a run, and a report that has told what is wrong with them;
/// `keep` as for [`Report::new`].
pub(super) fn open<'a>(
    templates: &TemplateArgs,
    fonts: &FontArgs,
    terminal: &'a Terminal,
    keep: bool,
) -> (Templates, Fonts, Report<'a>) {
    let mut diagnostics = Diagnostics::default();
    let templates = templates.read(&mut diagnostics);
    let fonts = fonts.read(&mut diagnostics);
    let mut report = Report::new(terminal, &templates, keep);
    report.show(diagnostics);
    (templates, fonts, report)
}
