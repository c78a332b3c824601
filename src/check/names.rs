//! The record comes in; who and what can be referred to by name goes out, with messages for
//! names that lead nowhere.

use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::model::{At, CountryCode, nearest};
use crate::record::Node;

/// What names may stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    Person,
    Country,
    Organization,
}

use Sort::{Country, Organization, Person};

impl Sort {
    fn field(self) -> &'static str {
        match self {
            Person => "people",
            Country => "countries",
            Organization => "organizations",
        }
    }

    fn words(self) -> &'static str {
        match self {
            Person => "a person",
            Country => "a country",
            Organization => "an organisation",
        }
    }
}

/// The names that a package defines, also of what could not be read.
pub(super) struct Names<'a> {
    record: &'a Node,
}

impl<'a> Names<'a> {
    pub(super) fn new(record: &'a Node) -> Self {
        Self { record }
    }

    fn of(&self, sort: Sort) -> impl Iterator<Item = &'a str> + use<'a> {
        let entries = self.record.get(sort.field()).into_iter();
        entries.flat_map(|node| node.members()).map(|(key, _)| key)
    }

    fn has(&self, sort: Sort, name: &str) -> bool {
        self.record.get(sort.field()).is_some_and(|node| node.get(name).is_some())
    }

    /// The file that lists them.
    fn file(&self, sort: Sort) -> Option<&'a str> {
        let entries = self.record.get(sort.field())?;
        entries.members().next().map(|(_, entry)| &*entry.origin.file)
    }

    pub(super) fn person(&self, d: &mut Diagnostics, id: &At<String>) {
        if !self.has(Person, id) {
            let message = format!("nobody is called `{}`", id.value);
            let diagnostic = Diagnostic::error("data/person/unknown", message);
            d.push(self.advice(
                diagnostic.at(Place::Value(id.origin.clone())),
                id,
                Person,
            ));
        }
    }

    pub(super) fn organization(&self, d: &mut Diagnostics, id: &At<String>) {
        if !self.has(Organization, id) {
            let message = format!("no organisation is called `{}`", id.value);
            let diagnostic = Diagnostic::error("data/organization/unknown", message);
            let diagnostic = diagnostic.at(Place::Value(id.origin.clone()));
            d.push(self.advice(diagnostic, id, Organization));
        }
    }

    pub(super) fn country(&self, d: &mut Diagnostics, code: &At<CountryCode>) {
        if !self.has(Country, code.as_str()) {
            let message = format!("there is no country `{}`", code.value);
            let diagnostic = Diagnostic::error("data/country/unknown", message);
            let diagnostic = diagnostic.at(Place::Value(code.origin.clone()));
            d.push(self.advice(diagnostic, code.as_str(), Country));
        }
    }

    /// A name that may stand for several sorts.
    pub(super) fn party(&self, d: &mut Diagnostics, name: &At<String>, sorts: &[Sort]) {
        if sorts.iter().any(|sort| self.has(*sort, name)) {
            return;
        }
        let words: Vec<_> = sorts.iter().map(|sort| sort.words()).collect();
        let message = format!("`{}` is neither {}", name.value, words.join(" nor "));
        let mut diagnostic = Diagnostic::error("data/party/unknown", message)
            .at(Place::Value(name.origin.clone()));
        let all = sorts.iter().flat_map(|sort| self.of(*sort));
        diagnostic = diagnostic.hint(match nearest(name, all) {
            Some(near) => format!("did you mean `{near}`?"),
            None => {
                let fields = sorts.iter().map(|sort| format!("`{}`", sort.field()));
                format!("add it to {}", fields.collect::<Vec<_>>().join(" or "))
            }
        });
        d.push(diagnostic);
    }

    /// As `party`, but words in place of a name are text of their own.
    pub(super) fn party_or_text(&self, d: &mut Diagnostics, name: &At<String>) {
        if !name.contains(char::is_whitespace) {
            self.party(d, name, &[Country, Organization, Person]);
        }
    }

    fn advice(&self, diagnostic: Diagnostic, name: &str, sort: Sort) -> Diagnostic {
        let field = sort.field();
        let Some(file) = self.file(sort) else {
            return diagnostic
                .hint(format!("the package has no `{field}` yet; add some"));
        };
        diagnostic.hint(match nearest(name, self.of(sort)) {
            Some(near) => {
                format!("did you mean `{near}`? `{field}` are listed in {file}")
            }
            None => format!("`{field}` are listed in {file}"),
        })
    }
}
