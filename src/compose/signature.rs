//! Who signs, in which order, for whom, and how far that is.

use super::context::{Composer, block, computed, editable, join};
use super::gender::gender;
use super::letter::lines;
use super::order::Rank;
use crate::document::{
    Block, Content, Inline, Signature, SignatureLayout, Signatures, text_of,
};
use crate::locale::{Form, Value};
use crate::model::{
    Capacity, ElectronicSignature, Order, Pending, Person, Signatory, SignatoryStatus,
    Status,
};

impl Composer {
    /// The signatures. Who declined is not printed. `order` is the document's if not given.
    pub fn signatures(
        &self,
        signatories: &[Signatory],
        layout: SignatureLayout,
        order: Option<Order>,
    ) -> Vec<Block> {
        let declined = |own: &&Signatory| {
            own.status.as_ref().is_some_and(|own| own.value == SignatoryStatus::Declined)
        };
        let mut list = self.in_order(signatories, order);
        list.retain(|(_, own)| !declined(own));
        if list.is_empty() {
            return vec![];
        }
        let heads = match layout {
            SignatureLayout::Table => ["country", "name", "signature"]
                .map(|head| self.words(&format!("signature-table-{head}"), &[]))
                .to_vec(),
            SignatureLayout::Blocks | SignatureLayout::List => vec![],
        };
        let list =
            list.into_iter().map(|(index, own)| self.signature(index, own)).collect();
        vec![block(Content::Signatures(Signatures { layout, heads, list }))]
    }

    /// Signatories with their places in the record, in the document's order if no other is
    /// given.
    pub fn in_order<'a>(
        &self,
        signatories: &'a [Signatory],
        order: Option<Order>,
    ) -> Vec<(usize, &'a Signatory)> {
        let mut list: Vec<_> = signatories.iter().enumerate().collect();
        let own = self.document().signatory_order.as_ref().map(|own| own.value);
        let order = order.or(own).unwrap_or(Order::AsListed);
        self.sort(&mut list, order, |(_, signatory)| self.signatory_rank(signatory));
        list
    }

    fn signatory_rank(&self, signatory: &Signatory) -> Rank {
        let person = self.signing(signatory);
        match (&signatory.country, &signatory.organization, person) {
            (Some(country), ..) => self.rank(country),
            (None, Some(organization), _) => self.rank_of(&organization.value),
            (None, None, Some(person)) => Rank {
                precedence: u8::MAX,
                protocol: i64::MAX,
                name: text_of(&self.person(person)),
            },
            (None, None, None) => {
                Rank { precedence: u8::MAX, protocol: i64::MAX, name: String::new() }
            }
        }
    }

    /// Who signs, where the record knows it.
    pub fn signing(&self, signatory: &Signatory) -> Option<&Person> {
        self.package.people.get(&signatory.person.as_ref()?.known()?.value)
    }

    fn signature(&self, index: usize, own: &Signatory) -> Signature {
        let person = self.signing(own);
        let represents = own.country.as_ref().map(|code| code.value.as_str());
        let position = person.and_then(|person| self.position(person, represents));
        let office =
            own.office.as_ref().or_else(|| position.and_then(|held| held.role.as_ref()));
        let organization = own
            .organization
            .as_ref()
            .or_else(|| position.and_then(|held| held.organization.as_ref()));
        let mut offices = vec![self.optional(office)];
        if let Some(id) = organization {
            offices.extend(self.organization_lines(&id.value));
        }
        offices.retain(|line| !line.is_empty());
        let id = match (&own.country, &own.person) {
            (Some(country), _) => country.value.to_string(),
            (None, Some(Pending::Known(id))) => id.value.clone(),
            _ => index.to_string(),
        };
        let signed =
            own.status.as_ref().is_some_and(|own| own.value == SignatoryStatus::Signed);
        Signature {
            origin: own.origin.clone(),
            id,
            on_behalf: self.on_behalf(own),
            name: self.signatory_name(own),
            office: offices,
            country: own.country.as_ref().map(|code| self.country(code)),
            reference: own.reference.as_ref().map(|own| lines(self.reference(own))),
            status: self.signature_status(own),
            pending: !signed,
        }
    }

    /// The name of who signs, or what stands for it.
    pub fn signatory_name(&self, own: &Signatory) -> Vec<Inline> {
        match (&own.person, self.signing(own)) {
            (Some(Pending::Placeholder(missing)), _) => {
                vec![editable(
                    &missing.origin,
                    vec![Inline::Placeholder(missing.text.clone())],
                )]
            }
            (_, Some(person)) => self.person(person),
            (Some(Pending::Known(id)), None) => self.leaf(id),
            (None, None) => vec![],
        }
    }

    fn on_behalf(&self, own: &Signatory) -> Option<Vec<Inline>> {
        self.represented(own)
            .map(|name| self.sentence("signature-for", &[("name", name)]))
    }

    /// For whom somebody else signs.
    pub fn represented(&self, own: &Signatory) -> Option<Vec<Inline>> {
        match (&own.on_behalf_of, &own.capacity, &own.country) {
            (Some(id), ..) => Some(self.party(id)),
            (None, Some(capacity), Some(country)) if capacity.value == Capacity::For => {
                Some(self.country(country))
            }
            _ => None,
        }
    }

    /// Whether the document is still worked on.
    pub fn is_draft(&self) -> bool {
        let status = self.document().status.as_ref().map(|own| own.value);
        matches!(status, None | Some(Status::Draft | Status::ForSilence))
    }

    /// What is known of the signature. How far others are than to have signed is said in
    /// drafts, where no register says it.
    fn signature_status(&self, own: &Signatory) -> Option<Vec<Inline>> {
        let status = own.status.as_ref();
        let value = status.map_or(SignatoryStatus::Invited, |own| own.value);
        let has_register =
            self.asks("register") && self.has_register(&self.document().signatories);
        let draft = self.is_draft() && !has_register;
        let gender = [("gender", Value::Text(gender(self.signing(own))))];
        let words = match value {
            SignatoryStatus::Signed => self.signed(own),
            SignatoryStatus::Confirmed if draft => {
                self.words("signature-confirmed", &gender)
            }
            SignatoryStatus::Invited if draft && status.is_some() => {
                self.words("signature-invited", &gender)
            }
            _ => return None,
        };
        let origin = status.map_or(&own.origin, |status| &status.origin);
        Some(vec![computed(origin, words)])
    }

    fn signed(&self, own: &Signatory) -> Vec<Inline> {
        let date = own.signed_on.clone();
        let when = date.map(|date| self.when(&Pending::Known(date)));
        let place = self.optional(own.place.as_ref());
        let mut words = match (when, place.is_empty()) {
            (Some(when), true) => self.sentence("signature-signed-on", &[("when", when)]),
            (Some(when), false) => self.sentence(
                "signature-signed-on-place",
                &[("when", when), ("place", place)],
            ),
            (None, false) => self.sentence("signature-signed-place", &[("place", place)]),
            (None, true) => self.words("signature-signed", &[]),
        };
        if let Some(electronic) = &own.electronic_signature {
            let facts = self.electronic(electronic);
            let electronic = self.words("signature-electronic", &[]);
            words = join([words, electronic, facts], ", ");
        }
        words
    }

    fn electronic(&self, own: &ElectronicSignature) -> Vec<Inline> {
        let leaf = |leaf: &Option<crate::model::At<String>>| {
            leaf.as_ref().map_or_else(Vec::new, |leaf| self.leaf(leaf))
        };
        let time = own
            .time
            .as_ref()
            .map_or_else(Vec::new, |time| self.moment(time, Form::Title));
        let url = own.url.as_ref().map_or_else(Vec::new, |url| self.url(url));
        let rest = join([leaf(&own.id), url], ", ");
        let time = if rest.is_empty() { time } else { self.before_comma(time) };
        join([leaf(&own.level), leaf(&own.provider), time, rest], ", ")
    }
}
