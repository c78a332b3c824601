//! The container of a signature and the bytes that it says to be of come in; whether the file
//! still has what was signed goes out. The container names a digest of that (RFC 5652, 11.2;
//! of a time stamp RFC 3161, 2.4.2); whether the key made the signature is not looked at.

use cms::content_info::ContentInfo;
use cms::signed_data::SignedData;
use lopdf::Object;
use sha2::{Digest, Sha224, Sha256, Sha384, Sha512};
use x509_cert::der::asn1::{AnyRef, ObjectIdentifier, OctetStringRef};
use x509_cert::der::{Decode, Encode, Reader, SliceReader};
use x509_cert::spki::AlgorithmIdentifierOwned;

use super::State;

/// Bytes that are read and digested for all signatures of a file together.
const READ: usize = 1024 * 1024 * 1024;

/// The attribute that holds the digest of what is signed.
const MESSAGE_DIGEST: ObjectIdentifier =
    ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.4");
/// What a time stamp is of.
const TIME_STAMP: ObjectIdentifier =
    ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.1.4");

const SHA_256: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.1");
const SHA_384: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.2");
const SHA_512: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.3");
const SHA_224: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.4");

/// What signatures seal: a file.
pub(super) struct Seals<'a> {
    bytes: &'a [u8],
    /// How many bytes may still be read.
    left: usize,
}

/// The container in a signature.
pub(super) fn container(contents: &[u8]) -> Option<SignedData> {
    // Room that the signature did not need is filled with zeros.
    let mut reader = SliceReader::new(contents).ok()?;
    let info: AnyRef<'_> = reader.decode().ok()?;
    let info = ContentInfo::from_der(&info.to_der().ok()?).ok()?;
    info.content.decode_as().ok()
}

impl<'a> Seals<'a> {
    pub(super) fn of(bytes: &'a [u8]) -> Self {
        Self { bytes, left: READ }
    }

    /// Whether so many bytes more may be read.
    pub(super) fn take(&mut self, count: usize) -> bool {
        let left = self.left.checked_sub(count);
        self.left = left.unwrap_or(0);
        left.is_some()
    }

    /// What is left of a signature, and whether it is of the whole file.
    pub(super) fn judge(
        &mut self,
        contents: &[u8],
        data: Option<&SignedData>,
        range: &[Object],
    ) -> (State, bool) {
        // A sequence, as any container is.
        if contents.first() != Some(&0x30) {
            return (State::Nothing, false);
        }
        match (data, self.sealed(contents, range)) {
            (Some(data), Some([head, tail])) => {
                let is_of_all = tail.as_ptr_range().end == self.bytes.as_ptr_range().end;
                (self.held(data, head, tail), is_of_all)
            }
            (Some(_), None) => (State::Altered, false),
            (None, Some(_)) => (State::Unread, false),
            (None, None) => (State::Nothing, false),
        }
    }

    /// What a signature says to be of: all from the beginning on but for itself, which is
    /// written as `<` digits `>`.
    fn sealed(&self, contents: &[u8], range: &[Object]) -> Option<[&'a [u8]; 2]> {
        let number =
            |index: usize| usize::try_from(range.get(index)?.as_i64().ok()?).ok();
        let (start, end) = (number(1)?, number(2)?);
        if number(0)? != 0 || range.len() != 4 {
            return None;
        }
        let own = self.bytes.get(start..end)?;
        let digits = own.strip_prefix(b"<")?.strip_suffix(b">")?;
        let byte = |pair: &[u8]| {
            let digit = |own: u8| char::from(own).to_digit(16);
            Some(16 * digit(pair[0])? + digit(pair[1])?)
        };
        let is_own = digits.len() == 2 * contents.len()
            && digits
                .chunks(2)
                .zip(contents)
                .all(|(pair, own)| byte(pair) == Some(u32::from(*own)));
        let tail = self.bytes.get(end..end.checked_add(number(3)?)?)?;
        is_own.then_some([&self.bytes[..start], tail])
    }

    fn held(&mut self, data: &SignedData, head: &[u8], tail: &[u8]) -> State {
        let Some((algorithm, digest)) = stated(data) else { return State::Unread };
        if !self.take(head.len() + tail.len()) {
            return State::Unread;
        }
        match digested(algorithm, head, tail) {
            None => State::Unread,
            Some(own) if own == digest => State::Intact,
            Some(_) => State::Altered,
        }
    }
}

/// The digest that a container states of what is signed, and how it was made.
fn stated(data: &SignedData) -> Option<(ObjectIdentifier, Vec<u8>)> {
    if data.encap_content_info.econtent_type == TIME_STAMP {
        let content = data.encap_content_info.econtent.as_ref()?;
        let info: OctetStringRef<'_> = content.decode_as().ok()?;
        return imprint(info.as_bytes());
    }
    // Of what it holds itself (`adbe.pkcs7.sha1`) it says nothing of the file.
    if data.encap_content_info.econtent.is_some() {
        return None;
    }
    let signer = data.signer_infos.0.iter().next()?;
    let mut attributes = signer.signed_attrs.as_ref()?.iter();
    let own = attributes.find(|own| own.oid == MESSAGE_DIGEST)?;
    let digest: OctetStringRef<'_> = own.values.iter().next()?.decode_as().ok()?;
    Some((signer.digest_alg.oid, digest.as_bytes().to_vec()))
}

/// What a time stamp is of: behind its version and its policy.
fn imprint(info: &[u8]) -> Option<(ObjectIdentifier, Vec<u8>)> {
    let info = AnyRef::from_der(info).ok()?;
    let imprint = info.sequence(|reader| {
        let _version: AnyRef<'_> = reader.decode()?;
        let _policy: ObjectIdentifier = reader.decode()?;
        let imprint: AnyRef<'_> = reader.decode()?;
        let _rest = reader.read_slice(reader.remaining_len())?;
        imprint.sequence(|reader| {
            let algorithm: AlgorithmIdentifierOwned = reader.decode()?;
            let digest: OctetStringRef<'_> = reader.decode()?;
            Ok((algorithm.oid, digest.as_bytes().to_vec()))
        })
    });
    imprint.ok()
}

fn digested(algorithm: ObjectIdentifier, head: &[u8], tail: &[u8]) -> Option<Vec<u8>> {
    fn digest<D: Digest>(head: &[u8], tail: &[u8]) -> Vec<u8> {
        D::new().chain_update(head).chain_update(tail).finalize().to_vec()
    }
    Some(match algorithm {
        SHA_224 => digest::<Sha224>(head, tail),
        SHA_256 => digest::<Sha256>(head, tail),
        SHA_384 => digest::<Sha384>(head, tail),
        SHA_512 => digest::<Sha512>(head, tail),
        _ => return None,
    })
}
