//! The bytes of a picture come in; what format it has and how wide it is for its height
//! go out, or why neither output could draw it. Opens no file that a picture names.

use std::sync::{Arc, Mutex, OnceLock};

use resvg::usvg::{Error, ImageHrefResolver, Options, Tree};

use crate::brand::ImageFormat;

/// A picture that many documents may bear: it is read once.
#[derive(Debug)]
pub struct Picture {
    pub bytes: Arc<[u8]>,
    found: OnceLock<Result<(ImageFormat, f64), Unusable>>,
}

impl Picture {
    /// A picture that nobody has read yet.
    pub fn new(bytes: Vec<u8>) -> Self {
        Self { bytes: bytes.into(), found: OnceLock::new() }
    }

    /// Its format, and its width divided by its height.
    pub(super) fn read(&self) -> &Result<(ImageFormat, f64), Unusable> {
        self.found.get_or_init(|| read(&self.bytes))
    }
}

/// Why a picture cannot be drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Unusable {
    /// It has none of the formats that both outputs can show.
    Unknown,
    /// It has one, but ends too early or is damaged.
    Broken(String),
    /// It has no height, or is much wider or higher than a page.
    Shape,
    /// It takes in another file, by this name.
    Outside(String),
}

/// The format and the width divided by the height.
fn read(bytes: &[u8]) -> Result<(ImageFormat, f64), Unusable> {
    let cut_off = || Unusable::Broken(String::from("it is cut off"));
    let (format, (width, height)) = if bytes.starts_with(b"\x89PNG\r\n\x1A\n") {
        (ImageFormat::Png, png(bytes).ok_or_else(cut_off)?)
    } else if bytes.starts_with(b"\xFF\xD8") {
        (ImageFormat::Jpeg, jpeg(bytes).ok_or_else(cut_off)?)
    } else {
        (ImageFormat::Svg, svg(bytes)?)
    };
    let aspect = width / height;
    let fits = aspect.is_finite() && (0.01..=100.0).contains(&aspect);
    if fits { Ok((format, aspect)) } else { Err(Unusable::Shape) }
}

/// The first chunk of a PNG file is its header; the last says that it is whole.
fn png(bytes: &[u8]) -> Option<(f64, f64)> {
    let number = |at: usize| {
        let bytes = bytes.get(at..at + 4)?.try_into().ok()?;
        Some(u32::from_be_bytes(bytes))
    };
    (bytes.get(12..16)? == b"IHDR").then_some(())?;
    let mut at = 8_usize;
    while bytes.get(at + 4..at + 8)? != b"IEND" {
        at = at.checked_add(12)?.checked_add(number(at)?.try_into().ok()?)?;
    }
    Some((f64::from(number(16)?), f64::from(number(20)?)))
}

/// Walks the segments of a JPEG file to the first that begins a frame; a mark at the end
/// says that it is whole.
fn jpeg(bytes: &[u8]) -> Option<(f64, f64)> {
    let number = |at: usize| {
        let bytes = bytes.get(at..at + 2)?.try_into().ok()?;
        Some(u16::from_be_bytes(bytes))
    };
    let mut at = 2;
    loop {
        let [0xFF, marker] = *bytes.get(at..at + 2)? else { return None };
        match marker {
            0xFF => at += 1,
            0xC4 | 0xC8 | 0xCC => at += 2 + usize::from(number(at + 2)?),
            0xC0..=0xCF => break,
            _ => at += 2 + usize::from(number(at + 2)?),
        }
    }
    bytes[at..].windows(2).any(|mark| mark == [0xFF, 0xD9]).then_some(())?;
    Some((f64::from(number(at + 7)?), f64::from(number(at + 5)?)))
}

/// Read as both outputs read it.
fn svg(bytes: &[u8]) -> Result<(f64, f64), Unusable> {
    let text = std::str::from_utf8(bytes).map_err(|_| Unusable::Unknown)?;
    if !text.contains("<svg") && !text.contains(":svg") {
        return Err(Unusable::Unknown);
    }
    let outside = Mutex::new(None);
    let options = Options {
        image_href_resolver: ImageHrefResolver {
            resolve_data: ImageHrefResolver::default_data_resolver(),
            resolve_string: Box::new(|name, _| {
                if let Ok(mut outside) = outside.lock() {
                    outside.get_or_insert_with(|| name.to_owned());
                }
                None
            }),
        },
        ..Options::default()
    };
    let tree = Tree::from_data(bytes, &options).map_err(|error| match error {
        Error::InvalidSize => Unusable::Shape,
        Error::ParsingFailed(why) => Unusable::Broken(why.to_string()),
        other => Unusable::Broken(other.to_string()),
    })?;
    drop(options);
    match outside.into_inner() {
        Ok(Some(name)) => Err(Unusable::Outside(name)),
        _ => Ok((f64::from(tree.size().width()), f64::from(tree.size().height()))),
    }
}

#[cfg(test)]
mod tests {
    use super::{ImageFormat, Unusable, read};

    const SVG: &str = "xmlns=\"http://www.w3.org/2000/svg\"";
    const PNG: &[u8] = b"\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR\0\0\0\x04\0\0\0\x02\
        \x08\0\0\0\0....\0\0\0\0IEND....";
    const JPEG: &[u8] =
        b"\xFF\xD8\xFF\xE0\0\x04ab\xFF\xC0\0\x11\x08\0\x02\0\x08\x03\xFF\xD9";

    #[test]
    fn formats_and_proportions_are_recognised() {
        let svg = format!("<?xml version=\"1.0\"?><svg {SVG} viewBox=\"0 0,30 10\"/>");
        assert_eq!(read(svg.as_bytes()), Ok((ImageFormat::Svg, 3.0)));
        let svg = format!("<svg {SVG} width=\"20mm\" height=\"40mm\"></svg>");
        assert_eq!(read(svg.as_bytes()), Ok((ImageFormat::Svg, 0.5)));
        assert_eq!(read(PNG), Ok((ImageFormat::Png, 2.0)));
        assert_eq!(read(JPEG), Ok((ImageFormat::Jpeg, 4.0)));
        assert_eq!(read(b"<html></html>"), Err(Unusable::Unknown));
    }

    #[test]
    fn what_ends_too_early_is_no_picture() {
        let svg = format!("<svg {SVG} viewBox=\"0 0 30 10\"><g></svg>");
        assert!(matches!(read(svg.as_bytes()), Err(Unusable::Broken(_))));
        for length in 8..PNG.len() - 8 {
            assert!(matches!(read(&PNG[..length]), Err(Unusable::Broken(_))), "{length}");
        }
        for length in 2..JPEG.len() {
            assert!(
                matches!(read(&JPEG[..length]), Err(Unusable::Broken(_))),
                "{length}"
            );
        }
    }
}
