//! How far the signatures of a document are: who agreed, who signed, on behalf of whom and
//! since when; as a table of drafts, and as values for those who ask.

use super::context::{Composer, computed, join, paragraph};
use super::gender::gender;
use super::table::cell;
use super::{Clerk, Input};
use crate::diagnostic::Diagnostics;
use crate::document::{Block, Inline, Row, Style, text_of};
use crate::locale::{Form, Value};
use crate::model::{At, Date, Signatory, SignatoryStatus};

/// The heads of the register and how wide its columns are beside one another.
const COLUMNS: [(&str, f64); 4] = [
    ("register-signatory", 0.40),
    ("register-behalf", 0.24),
    ("register-status", 0.15),
    ("register-since", 0.21),
];

/// How far the signature of one is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Where the signatory stands in the record.
    pub pointer: String,
    /// Who signs, with the country.
    pub name: String,
    pub on_behalf_of: Option<String>,
    pub status: SignatoryStatus,
    /// As written in the record.
    pub since: Option<String>,
}

impl Clerk {
    /// How far the signatures of a document are, in the order in which they are printed;
    /// who declined among them.
    pub fn standings(&self, input: &Input<'_>, d: &mut Diagnostics) -> Vec<Standing> {
        let composer = self
            .locale(input.language, d)
            .and_then(|locale| Composer::new(input, &self.templates, locale));
        let Some(composer) = composer else { return vec![] };
        let list = composer.in_order(&composer.document().signatories, None);
        let list = list.into_iter().map(|(_, own)| composer.standing(own)).collect();
        d.extend(composer.take_diagnostics());
        list
    }
}

impl Composer {
    /// The register of signatures: in drafts, as soon as somebody is further than invited,
    /// or it is known since when.
    pub fn register(&self, signatories: &[Signatory]) -> Vec<Block> {
        if !self.has_register(signatories) {
            return vec![];
        }
        let rows: Vec<_> = self
            .in_order(signatories, None)
            .into_iter()
            .map(|(_, own)| (own, self.standing_cells(own)))
            .collect();
        let is_wanted =
            |index: usize| rows.iter().any(|(_, cells)| !cells[index].is_empty());
        let wanted: Vec<usize> = (0..COLUMNS.len()).filter(|at| is_wanted(*at)).collect();
        let whole: f64 = wanted.iter().map(|at| COLUMNS[*at].1).sum();
        let columns: Vec<_> =
            wanted.iter().map(|at| (COLUMNS[*at].0, COLUMNS[*at].1 / whole)).collect();
        let rows = rows.iter().map(|(own, cells)| Row {
            origin: Some(own.origin.clone()),
            cells: wanted.iter().map(|at| cell(cells[*at].clone())).collect(),
        });
        let title = self.word("register", &[]);
        let heading = vec![Inline::Text(title.clone())];
        let heading = paragraph(Style::SmallHeading, heading).into_iter();
        let table = self.made_table(title, &columns, rows.collect(), true);
        heading.chain([table]).collect()
    }

    /// Whether there is a register of these.
    pub fn has_register(&self, signatories: &[Signatory]) -> bool {
        let says_something = |own: &Signatory| {
            let status = own.status.as_ref().map(|own| own.value);
            own.since.is_some()
                || status.is_some_and(|own| own != SignatoryStatus::Invited)
        };
        self.is_draft() && signatories.iter().any(says_something)
    }

    /// Who, for whom, how far, since when.
    fn standing_cells(&self, own: &Signatory) -> [Vec<Inline>; 4] {
        let status = own.status.as_ref();
        let value = status.map_or(SignatoryStatus::Invited, |own| own.value);
        let gender = [("gender", Value::Text(gender(self.signing(own))))];
        let words = self.words(&format!("register-{}", value.word()), &gender);
        let origin = status.map_or(&own.origin, |status| &status.origin);
        let since = match since(own) {
            (Some(date), _) => vec![self.date(date, Form::Title)],
            (None, Some(time)) => self.moment(time, Form::Title),
            (None, None) => vec![],
        };
        let represented = self.represented(own).unwrap_or_default();
        [self.signatory_words(own), represented, vec![computed(origin, words)], since]
    }

    fn standing(&self, own: &Signatory) -> Standing {
        let (date, time) = since(own);
        Standing {
            pointer: own.origin.pointer.to_string(),
            name: text_of(&self.signatory_words(own)),
            on_behalf_of: self.represented(own).map(|name| text_of(&name)),
            status: own.status.as_ref().map_or(SignatoryStatus::Invited, |own| own.value),
            since: date
                .map(ToString::to_string)
                .or_else(|| time.map(|time| time.value.clone())),
        }
    }

    /// A signatory in a line: the name, else the office or the organisation; the country.
    fn signatory_words(&self, own: &Signatory) -> Vec<Inline> {
        let name = match self.signatory_name(own) {
            name if !name.is_empty() => name,
            _ => match self.optional(own.office.as_ref()) {
                office if !office.is_empty() => office,
                _ => own.organization.as_ref().map_or(vec![], |own| self.party(own)),
            },
        };
        let country = own.country.as_ref().map_or(vec![], |code| self.country(code));
        join([name, country], ", ")
    }
}

/// Since when it is so far: the day, and the time of an electronic signature.
fn since(own: &Signatory) -> (Option<&Date>, Option<&At<String>>) {
    let electronic = own.electronic_signature.as_ref();
    let date = own.since.as_ref().or(own.signed_on.as_ref());
    (date, electronic.and_then(|own| own.time.as_ref()))
}
