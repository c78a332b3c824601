//! How documents look, as the record says it.

use std::sync::Arc;

use schemars::{Schema, SchemaGenerator, json_schema};

use super::decode::{At, Context, Decode, Leaf};
use super::macros::{choice, record};
use super::measure::{Length, Number};
use super::mistake;
use super::text::Text;
use crate::brand::{Color, SignatureFields};
use crate::diagnostic::Origin;
use crate::record::{Node, Value};
use crate::standards::Standards;

record! {
    /// How the documents look.
    closed struct BrandRecord {
        /// The name that stands in letterheads.
        name: Option<Text>,
        /// Id of the organisation whose brand it is.
        organization: Option<At<String>>,
        /// The picture in letterheads.
        logo: Option<LogoRecord>,
        /// Colours.
        colors: Option<ColorsRecord>,
        /// Typefaces.
        fonts: Option<FontsRecord>,
        /// Paper and margins.
        page: Option<PageRecord>,
        /// The running head.
        header: Option<Text>,
        /// The foot of each page; {page} and {pages} are filled in.
        footer: Option<Text>,
        /// How names of people are set.
        name_style: Option<NameStyle>,
        /// How titles of documents are set. Default: asIs.
        title_case: Option<At<TitleCase>>,
        /// The standards that PDFs keep, all at once. Default: a-3a and ua-1.
        pdf_standards: Option<At<Standards>>,
        /// Whether PDFs have a digital signature field for each signatory still to sign, or
        /// what these ask of those who sign. Default: false.
        signature_fields: Option<SignatureFieldsRecord>,
    }
}

impl BrandRecord {
    /// A brand that leaves all as it is.
    pub fn nothing(origin: &Origin) -> Self {
        Self {
            origin: origin.clone(),
            name: None,
            organization: None,
            logo: None,
            colors: None,
            fonts: None,
            page: None,
            header: None,
            footer: None,
            name_style: None,
            title_case: None,
            pdf_standards: None,
            signature_fields: None,
        }
    }
}

record! {
    /// The picture in letterheads.
    open struct LogoRecord {
        /// Path of an SVG, PNG or JPEG file, relative to this file.
        src: Option<At<String>>,
        /// What it shows, for those who cannot see it.
        alt: Option<Text>,
        /// Height on the page. Default: 15mm.
        height: Option<At<Length>>,
    }
}

record! {
    /// What signature fields ask of those who sign.
    closed struct AskedRecord {
        /// Whether a signature locks the file but for the fields of the other signatories.
        /// Default: false.
        lock: Option<At<bool>>,
        /// The forms of signature that are taken. Default: all.
        formats: Option<Vec<At<SignatureFormat>>>,
        /// The digests that may be signed. Default: all.
        digests: Option<Vec<At<Digest>>>,
    }
}

/// Signature fields: whether there are any, or what they ask.
#[derive(Debug, Clone, PartialEq)]
pub enum SignatureFieldsRecord {
    Whether(At<bool>),
    Asked(AskedRecord),
}

record! {
    /// Colours, written as #1F3864.
    open struct ColorsRecord {
        /// Titles, headings, links.
        primary: Option<At<Color>>,
        /// Small print.
        secondary: Option<At<Color>>,
        /// Running text.
        text: Option<At<Color>>,
        /// Ornaments.
        accent: Option<At<Color>>,
    }
}

record! {
    /// Typefaces: families in the order they are tried.
    open struct FontsRecord {
        /// Running text.
        body: Option<Families>,
        /// Headings.
        heading: Option<Families>,
        /// For characters that the others lack.
        fallback: Option<Families>,
        /// Whether the Word file carries the faces. Default: true.
        embed: Option<At<bool>>,
        /// Size of running text in points. Default: 11.
        size: Option<At<Number>>,
    }
}

record! {
    /// Paper and margins.
    open struct PageRecord {
        /// The paper. Default: A4.
        size: Option<At<Paper>>,
        /// The margins.
        margins: Option<Margins>,
    }
}

record! {
    /// Margins, written as 25mm.
    open struct Margins {
        /// Above the text.
        top: Option<At<Length>>,
        /// Below the text.
        bottom: Option<At<Length>>,
        /// Where lines begin.
        start: Option<At<Length>>,
        /// Where lines end.
        end: Option<At<Length>>,
    }
}

record! {
    /// How names of people are set.
    open struct NameStyle {
        /// Whether "Mr" and "Ms" have a full stop. Default: as written.
        honorific_full_stop: Option<At<bool>>,
        /// How family names are set. Default: asIs.
        family_name: Option<At<TitleCase>>,
    }
}

choice! {
    /// As written, or in capitals.
    enum TitleCase {
        AsIs = "asIs",
        Uppercase = "uppercase",
    }
}

choice! {
    /// Sizes of paper.
    enum Paper {
        A4 = "A4",
        A5 = "A5",
        Letter = "Letter",
    }
}

choice! {
    /// Forms of signatures, as PDF names them.
    enum SignatureFormat {
        /// PAdES.
        Pades = "ETSI.CAdES.detached",
        /// What was usual before.
        Cms = "adbe.pkcs7.detached",
    }
}

choice! {
    /// Digests that are thought safe.
    enum Digest {
        Sha256 = "SHA256",
        Sha384 = "SHA384",
        Sha512 = "SHA512",
    }
}

/// Font families in the order they are tried: one name or a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Families(pub Vec<At<String>>);

impl Decode for Families {
    fn decode(node: &Arc<Node>, cx: &mut Context<'_>) -> Option<Self> {
        match node.value {
            Value::Array(_) => Vec::decode(node, cx).map(Self),
            _ => At::decode(node, cx).map(|family| Self(vec![family])),
        }
    }

    fn schema(_: &mut SchemaGenerator) -> Schema {
        let one = String::schema();
        json_schema!({ "anyOf": [one.clone(), { "type": "array", "items": one }] })
    }
}

impl SignatureFieldsRecord {
    /// What the fields ask, where there are any.
    pub fn asked(&self) -> Option<SignatureFields> {
        let own = match self {
            Self::Whether(is_wanted) => {
                return is_wanted.value.then(SignatureFields::default);
            }
            Self::Asked(own) => own,
        };
        let formats = own.formats.iter().flatten().map(|own| own.word().to_owned());
        let digests = own.digests.iter().flatten().map(|own| own.word().to_owned());
        let lock = own.lock.as_ref().is_some_and(|lock| lock.value);
        let (formats, digests) = (formats.collect(), digests.collect());
        Some(SignatureFields { lock, formats, digests })
    }
}

impl Decode for SignatureFieldsRecord {
    fn decode(node: &Arc<Node>, cx: &mut Context<'_>) -> Option<Self> {
        match node.value {
            Value::Object(_) => AskedRecord::decode(node, cx).map(Self::Asked),
            _ => At::decode(node, cx).map(Self::Whether),
        }
    }

    fn schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({ "anyOf": [bool::schema(), AskedRecord::schema(generator)] })
    }
}

impl Leaf for Standards {
    fn read(node: &Arc<Node>, cx: &mut Context<'_>) -> Option<Self> {
        let names = Vec::<At<String>>::decode(node, cx)?;
        if names.is_empty() {
            cx.diagnostics.push(mistake::empty(node, "pdfStandards"));
            return None;
        }
        let all: Vec<&str> = Self::all().collect();
        if let Value::Array(elements) = &node.value {
            let unknown = elements.iter().zip(&names).filter(|(_, name)| {
                !all.iter().any(|own| own.eq_ignore_ascii_case(name))
            });
            let unknown: Vec<_> =
                unknown.map(|(element, _)| mistake::choice(element, &all)).collect();
            if !unknown.is_empty() {
                unknown.into_iter().for_each(|own| cx.diagnostics.push(own));
                return None;
            }
        }
        let names: Vec<&str> = names.iter().map(|name| name.value.as_str()).collect();
        let standards = Self::parse(&names.join(","));
        let why = |why| mistake::standards(node, why);
        standards.map_err(|error| cx.diagnostics.push(why(error))).ok()
    }

    fn schema() -> Schema {
        let names: Vec<&str> = Self::all().collect();
        json_schema!({
            "type": "array",
            "items": { "type": "string", "enum": names },
            "minItems": 1,
        })
    }
}
