//! The table of looks: a role in, how its text looks at the base size out.

use super::{Face, Ink, Role, Text};
use crate::document::Style;

/// The text size that the table below is written for.
pub(super) const BASE: f64 = 11.0;

/// The table, for text of [`BASE`].
pub(super) fn base(role: Role) -> Text {
    use Ink::{Alert, Primary, Secondary};
    match role {
        Role::Style(style) => of_style(style),
        Role::Heading(1) => sans(14.0, 18.0, 20.0).bold().ink(Primary).keep(),
        Role::Heading(2) => sans(12.0, 16.0, 16.0).bold().ink(Primary).keep(),
        Role::Heading(3) => sans(11.0, 15.5, 12.0).bold().ink(Primary).keep(),
        Role::Heading(4) => sans(11.0, 15.5, 10.0).bold().ink(Secondary).keep(),
        Role::Heading(5) => sans(10.5, 15.5, 10.0).italic().ink(Primary).keep(),
        Role::Heading(_) => sans(10.5, 15.5, 10.0).italic().ink(Secondary).keep(),
        Role::ListItem => serif(11.0, 15.5, 4.0),
        Role::Quote => serif(10.5, 15.0, 8.0).italic(),
        Role::Cite => sans(9.0, 13.0, 3.0).ink(Secondary),
        Role::TableCaption => sans(9.5, 13.0, 14.0).bold().ink(Primary).keep().after(5.0),
        Role::TableHead => sans(9.5, 13.0, 0.0).bold().ink(Primary),
        Role::TableCell => sans(9.5, 13.0, 0.0),
        Role::TableNote => sans(8.5, 11.5, 4.0).ink(Secondary),
        Role::FactLabel => sans(9.5, 13.0, 0.0).bold().ink(Primary),
        Role::FactValue => sans(9.5, 13.0, 0.0),
        Role::ContentsHeading => sans(12.0, 16.0, 20.0).bold().ink(Primary).keep(),
        Role::ContentsEntry(1) => sans(10.0, 14.0, 5.0).bold(),
        Role::ContentsEntry(_) => sans(10.0, 14.0, 2.0),
        Role::Footnote => serif(9.0, 12.0, 3.0),
        Role::SenderName => sans(12.0, 15.0, 0.0).bold().ink(Primary),
        Role::SenderLine => sans(9.0, 12.0, 1.0).ink(Secondary),
        Role::SignatureName => serif(11.0, 14.5, 3.0).bold().together(),
        Role::SignatureLine => sans(9.0, 12.0, 1.0).ink(Secondary).together(),
        Role::SignatureCountry => sans(9.0, 12.0, 1.0).bold().ink(Primary).together(),
        Role::RunningHead | Role::RunningFoot => sans(8.5, 11.0, 0.0).ink(Secondary),
        Role::DraftMark => sans(9.0, 11.0, 0.0).bold().ink(Alert),
        Role::Classification => sans(9.0, 11.0, 0.0).bold().ink(Primary),
    }
}

/// The table for two columns, where few words of a title fit into a line.
pub(super) fn in_columns(role: Role) -> Text {
    let own = base(role);
    let (size, leading) = match role {
        Role::Style(Style::Title) => (16.5, 21.0),
        Role::Style(Style::Subtitle) => (12.0, 16.5),
        _ => (own.size, own.leading),
    };
    Text { size, leading, ..own }
}

fn of_style(style: Style) -> Text {
    use Ink::{Primary, Secondary};
    match style {
        Style::Body => serif(11.0, 15.5, 7.5),
        Style::Title => serif(20.0, 25.0, 4.0).bold().ink(Primary).keep(),
        Style::Subtitle => serif(13.0, 18.0, 5.0).italic().ink(Secondary).keep(),
        Style::Event => sans(11.0, 15.0, 0.0).bold().ink(Secondary).keep(),
        Style::PlaceDate => sans(10.5, 14.5, 5.0).ink(Secondary),
        Style::Reference => sans(9.0, 13.0, 1.0).ink(Secondary),
        Style::Delivery => sans(9.5, 13.0, 0.0).bold().ink(Primary).keep(),
        Style::Address => serif(11.0, 15.0, 0.0).together(),
        Style::Subject => sans(12.0, 16.0, 26.0).bold().ink(Primary).keep(),
        Style::Salutation => serif(11.0, 15.5, 16.0).keep(),
        Style::Closing => serif(11.0, 15.5, 16.0).keep(),
        Style::Opening => serif(11.0, 15.5, 12.0),
        Style::Preamble | Style::Clause => serif(11.0, 15.5, 7.5),
        Style::Enacting => serif(11.0, 15.5, 12.0).bold().keep(),
        Style::Adoption => serif(11.0, 15.5, 16.0).together(),
        Style::Reservation => serif(10.5, 15.0, 7.5),
        Style::Small => sans(9.0, 12.5, 1.0),
        Style::SmallHeading => sans(9.0, 12.5, 12.0).bold().ink(Primary).keep(),
        Style::AnnexLabel => sans(10.5, 14.5, 0.0).bold().ink(Secondary).keep(),
    }
}

fn serif(size: f64, leading: f64, before: f64) -> Text {
    Text {
        face: Face::Body,
        size,
        leading,
        before,
        after: 0.0,
        bold: false,
        italic: false,
        ink: Ink::Text,
        keep_with_next: false,
        keep_together: false,
    }
}

fn sans(size: f64, leading: f64, before: f64) -> Text {
    Text { face: Face::Heading, ..serif(size, leading, before) }
}

impl Text {
    fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    fn italic(self) -> Self {
        Self { italic: true, ..self }
    }

    fn ink(self, ink: Ink) -> Self {
        Self { ink, ..self }
    }

    fn keep(self) -> Self {
        Self { keep_with_next: true, keep_together: true, ..self }
    }

    fn together(self) -> Self {
        Self { keep_together: true, ..self }
    }

    fn after(self, after: f64) -> Self {
        Self { after, ..self }
    }
}
