//! The bytes of a PDF come in; its fields for signatures go out, who says to have signed, and
//! when, and whether the file still has the bytes that were signed. All else is what the file
//! says of itself: no key is tried and no certificate trusted. The file may be anybody's: what
//! is read of it is bounded.

mod seal;

use cms::cert::CertificateChoices;
use cms::signed_data::{SignedData, SignerIdentifier, SignerInfo};
use lopdf::{Dictionary, Document, Object};
use x509_cert::Certificate;
use x509_cert::der::asn1::ObjectIdentifier;
use x509_cert::ext::pkix::SubjectKeyIdentifier;

use crate::carried::{Missing, Pdf};
use seal::Seals;

/// Fields that are looked at.
const FIELDS: usize = 10_000;
/// How deep fields may stand in each other.
const DEPTH: usize = 32;
/// Bytes of a signature.
const SIGNATURE: usize = 4 * 1024 * 1024;

/// The name of a person or office in a certificate.
const COMMON_NAME: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.3");

/// A field for a signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    pub name: String,
    /// None while nobody has signed there.
    pub signature: Option<Signature>,
}

/// What a signature says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Signature {
    /// Who: as the certificate calls them, else as the signature does.
    pub signer: Option<String>,
    /// When: `2026-01-02 10:00:00 +01:00`.
    pub time: Option<String>,
    pub reason: Option<String>,
    /// Whether it says only that the file was there at a time, and is nobody's (ETSI EN 319
    /// 142-1).
    pub is_timestamp: bool,
    /// Whether it is of the file as it is now, and not of the beginning alone.
    pub is_of_all: bool,
    pub state: State,
}

/// What is left of a signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum State {
    /// The file still has the bytes that were signed.
    Intact,
    /// It has others in their place.
    Altered,
    /// Nobody knows: it is in a form that is not read here, or damaged.
    Unread,
    /// There is none: the field is filled in with something else.
    #[default]
    Nothing,
}

impl Field {
    /// Whether somebody signed there, and the file still has what was signed. A stamp of the
    /// time is nobody's.
    pub fn is_signed(&self) -> bool {
        let signature = self.signature.as_ref();
        signature.is_some_and(|own| !own.is_timestamp && own.state == State::Intact)
    }
}

/// The fields for signatures, in the order of the file, which is given with its bytes.
///
/// # Errors
///
/// Where the file is no PDF that can be read.
pub fn fields(pdf: &Pdf, bytes: &[u8]) -> Result<Vec<Field>, Missing> {
    pdf.look(|document| {
        let seals = Seals::of(bytes);
        let mut reading = Reading { document, seals, out: vec![], seen: 0 };
        let form =
            document.catalog().and_then(|own| own.get_deref(b"AcroForm", document));
        if let Ok(form) = form.and_then(Object::as_dict) {
            reading.list(form, b"Fields", "", None, 0);
        }
        Ok(reading.out)
    })
}

struct Reading<'a> {
    document: &'a Document,
    seals: Seals<'a>,
    out: Vec<Field>,
    seen: usize,
}

impl<'a> Reading<'a> {
    fn list(
        &mut self,
        parent: &'a Dictionary,
        key: &[u8],
        name: &str,
        kind: Option<&'a [u8]>,
        depth: usize,
    ) {
        let list = parent.get_deref(key, self.document).and_then(Object::as_array);
        for object in list.into_iter().flatten() {
            self.seen += 1;
            if self.seen > FIELDS || depth > DEPTH {
                return;
            }
            let object = self.document.dereference(object);
            if let Some(field) = object.ok().and_then(|(_, own)| own.as_dict().ok()) {
                self.field(field, name, kind, depth);
            }
        }
    }

    fn field(
        &mut self,
        field: &'a Dictionary,
        parent: &str,
        kind: Option<&'a [u8]>,
        depth: usize,
    ) {
        let text = |key: &[u8]| {
            let object = field.get_deref(key, self.document).ok()?;
            lopdf::decode_text_string(object).ok()
        };
        let name = match (parent, text(b"T")) {
            (parent, None) => parent.to_owned(),
            ("", Some(own)) => own,
            (parent, Some(own)) => format!("{parent}.{own}"),
        };
        let own = field.get_deref(b"FT", self.document).and_then(Object::as_name).ok();
        let kind = own.or(kind);
        let is_parent = field.get_deref(b"Kids", self.document).is_ok();
        let value = field.get_deref(b"V", self.document).and_then(Object::as_dict).ok();
        if kind == Some(b"Sig") && (!is_parent || value.is_some()) {
            let signature = value.map(|value| self.signature(value));
            self.out.push(Field { name, signature });
        } else {
            self.list(field, b"Kids", &name, kind, depth + 1);
        }
    }

    fn signature(&mut self, value: &Dictionary) -> Signature {
        let document = self.document;
        let text = |key: &[u8]| {
            let object = value.get_deref(key, document).ok()?;
            let text = lopdf::decode_text_string(object).ok()?;
            Some(text).filter(|text| !text.trim().is_empty())
        };
        let contents = value.get_deref(b"Contents", document);
        let contents = contents.and_then(Object::as_str).unwrap_or_default();
        // Many fields may share one.
        let is_read = contents.len() <= SIGNATURE && self.seals.take(contents.len());
        let contents = if is_read { contents } else { &[] };
        let range = value.get_deref(b"ByteRange", document).and_then(Object::as_array);
        let range = range.map_or(&[][..], Vec::as_slice);
        let data = seal::container(contents);
        let (state, is_of_all) = self.seals.judge(contents, data.as_ref(), range);
        Signature {
            signer: data.as_ref().and_then(signer).or_else(|| text(b"Name")),
            time: text(b"M").as_deref().and_then(time),
            reason: text(b"Reason"),
            is_timestamp: value.has_type(b"DocTimeStamp"),
            is_of_all,
            state,
        }
    }
}

/// Whom the certificate names that a signature was made with (RFC 5652, 5.3).
fn signer(data: &SignedData) -> Option<String> {
    let signer: &SignerInfo = data.signer_infos.0.iter().next()?;
    let certificates = data.certificates.as_ref()?.0.iter();
    let certificates = certificates.filter_map(|own| match own {
        CertificateChoices::Certificate(certificate) => Some(certificate),
        CertificateChoices::Other(_) => None,
    });
    let is_own = |own: &&Certificate| match &signer.sid {
        SignerIdentifier::IssuerAndSerialNumber(id) => {
            let own = &own.tbs_certificate;
            own.serial_number == id.serial_number && own.issuer == id.issuer
        }
        SignerIdentifier::SubjectKeyIdentifier(id) => {
            let own: Result<Option<(bool, SubjectKeyIdentifier)>, _> =
                own.tbs_certificate.get();
            own.is_ok_and(|own| own.is_some_and(|(_, own)| own == *id))
        }
    };
    let own = certificates.clone().find(is_own)?;
    let names = own.tbs_certificate.subject.0.iter().flat_map(|set| set.0.iter());
    let mut names = names.filter(|own| own.oid == COMMON_NAME);
    let text = String::from_utf8_lossy(names.next()?.value.value()).into_owned();
    Some(text).filter(|text| !text.trim().is_empty())
}

/// A moment as PDFs write it: `D:20260102100000+01'00'` (ISO 32000-1, 7.9.4).
fn time(text: &str) -> Option<String> {
    let digits = text.strip_prefix("D:").unwrap_or(text);
    let count = digits.bytes().take_while(u8::is_ascii_digit).count().min(14);
    let part = |from: usize, to: usize| (to <= count).then(|| &digits[from..to]);
    let mut out = format!("{}-{}-{}", part(0, 4)?, part(4, 6)?, part(6, 8)?);
    let (Some(hour), Some(minute)) = (part(8, 10), part(10, 12)) else {
        return Some(out);
    };
    out.push_str(&format!(" {hour}:{minute}:{}", part(12, 14).unwrap_or("00")));
    let zone: Vec<&str> = digits[count..].split('\'').collect();
    match zone[..] {
        ["Z", ..] => out.push_str(" UTC"),
        [hours, minutes, ..] if hours.len() == 3 && minutes.len() == 2 => {
            out.push_str(&format!(" {hours}:{minutes}"));
        }
        [hours] if hours.len() == 3 => out.push_str(&format!(" {hours}:00")),
        _ => {}
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::time;

    #[test]
    fn moments_are_read_as_far_as_they_are_given() {
        let read = |text| time(text).unwrap();
        assert_eq!(read("D:20260102100500+01'00'"), "2026-01-02 10:05:00 +01:00");
        assert_eq!(read("D:20260102100500Z"), "2026-01-02 10:05:00 UTC");
        assert_eq!(read("D:20260102100500-05'30"), "2026-01-02 10:05:00 -05:30");
        assert_eq!(read("D:20260102"), "2026-01-02");
        assert_eq!(time("D:2026"), None);
        assert_eq!(time("yesterday"), None);
    }
}
