//! Who signs, for whom, and how far it is.

use super::code::CountryCode;
use super::date::Date;
use super::decode::At;
use super::document::Reference;
use super::macros::{choice, record};
use super::text::{Pending, Text};

record! {
    /// Who signs.
    closed struct Signatory {
        /// Person id, or a placeholder.
        person: Option<Pending<At<String>>>,
        /// Code of the country that signs.
        country: Option<At<CountryCode>>,
        /// The office as printed.
        office: Option<Text>,
        /// Organisation id.
        organization: Option<At<String>>,
        /// Whether the person signs for another. Default: principal.
        capacity: Option<At<Capacity>>,
        /// For whom: person id, country code or organisation id.
        on_behalf_of: Option<At<String>>,
        /// How far it is. Default: invited.
        status: Option<At<SignatoryStatus>>,
        /// Since when it is so far.
        since: Option<Date>,
        /// When it was signed.
        signed_on: Option<Date>,
        /// Where it was signed.
        place: Option<Text>,
        /// Facts of an electronic signature.
        electronic_signature: Option<ElectronicSignature>,
        /// The sender's own reference.
        reference: Option<Reference>,
    }
}

record! {
    /// Facts of an electronic signature.
    open struct ElectronicSignature {
        /// Its level: qualified, advanced, simple.
        level: Option<At<String>>,
        /// Who issued the certificate.
        provider: Option<At<String>>,
        /// When it was made: date and time.
        time: Option<At<String>>,
        /// The certificate's or transaction's number.
        id: Option<At<String>>,
        /// Where it can be checked.
        url: Option<At<String>>,
    }
}

choice! {
    /// Whether somebody signs in their own name.
    enum Capacity {
        Principal = "principal",
        For = "for",
    }
}

choice! {
    /// How far a signature is.
    enum SignatoryStatus {
        Invited = "invited",
        Confirmed = "confirmed",
        Signed = "signed",
        Declined = "declined",
    }
}

choice! {
    /// How signatures stand.
    enum SignatoriesLayout {
        Table = "table",
        Blocks = "blocks",
        List = "list",
        None = "none",
    }
}
