//! Who stands at the head of the first page.

use super::context::{Composer, join};
use crate::document::{Letterhead, Sender, text_of};
use crate::model::{At, LetterheadMode, Organization, brand_of};

impl Composer {
    /// Who stands at the head of the first page.
    pub fn letterhead(&self) -> Option<Letterhead> {
        let record = self.document().letterhead.as_ref();
        let mode = record
            .and_then(|own| own.mode.as_ref())
            .map_or(LetterheadMode::Brand, |m| m.value);
        let own: &[At<String>] = record.map_or(&[], |own| &own.organizations);
        let brand = self.package.brand.as_ref();
        let organizations =
            || own.iter().filter_map(|id| self.package.organizations.get(&id.value));
        let senders: Vec<Sender> = match mode {
            LetterheadMode::None => return None,
            LetterheadMode::Joint => {
                organizations().map(|own| self.sender(own)).collect()
            }
            LetterheadMode::Organization => {
                own.iter().take(1).filter_map(|id| self.hierarchy(&id.value)).collect()
            }
            LetterheadMode::Brand => {
                let organization = brand.and_then(|brand| brand.organization.as_ref());
                let organization =
                    organization.and_then(|id| self.package.organizations.get(&id.value));
                self.brand_sender(organization).into_iter().collect()
            }
        };
        let look = brand_of(&self.package, self.document());
        let logo = look.is_some_and(|brand| brand.logo.is_some());
        (logo || !senders.is_empty()).then_some(Letterhead { logo, senders })
    }

    fn brand_sender(&self, organization: Option<&Organization>) -> Option<Sender> {
        let brand = self.package.brand.as_ref();
        match (brand.and_then(|brand| brand.name.as_ref()), organization) {
            (Some(name), organization) => {
                let name = self.text(name);
                let mut lines = vec![];
                if let Some(organization) = organization {
                    let own = self.text(&organization.name);
                    if text_of(&own) != text_of(&name) {
                        lines.push(own);
                    }
                    lines.extend(self.contact_lines(organization));
                }
                Some(Sender { name, lines })
            }
            (None, organization) => organization.map(|own| self.sender(own)),
        }
    }

    fn sender(&self, organization: &Organization) -> Sender {
        Sender {
            name: self.text(&organization.name),
            lines: self.contact_lines(organization),
        }
    }

    /// A unit under the units that it is part of, the largest first.
    fn hierarchy(&self, id: &str) -> Option<Sender> {
        let mut units = self.organization_lines(id);
        let name = units.pop()?;
        units.reverse();
        let mut lines = units;
        if let Some(address) = self.organization_address(id) {
            lines.push(join(self.address_lines(address), ", "));
        }
        let url = self.package.organizations.get(id).and_then(|own| own.url.as_ref());
        lines.extend(url.map(|url| self.url(url)));
        Some(Sender { name, lines })
    }
}
