//! The bytes of a picture come in; what format it has and how wide it is for its height
//! go out. Reads only as much as that takes.

use quick_xml::Reader;
use quick_xml::events::Event;

use crate::brand::ImageFormat;

/// The format and the width divided by the height. `None` if it is none of the formats
/// that both outputs can show.
pub(super) fn read(bytes: &[u8]) -> Option<(ImageFormat, f64)> {
    let (format, (width, height)) = if bytes.starts_with(b"\x89PNG\r\n\x1A\n") {
        (ImageFormat::Png, png(bytes)?)
    } else if bytes.starts_with(b"\xFF\xD8") {
        (ImageFormat::Jpeg, jpeg(bytes)?)
    } else {
        (ImageFormat::Svg, svg(bytes)?)
    };
    let aspect = width / height;
    (aspect.is_finite() && (0.01..=100.0).contains(&aspect)).then_some((format, aspect))
}

/// The first chunk of a PNG file is its header.
fn png(bytes: &[u8]) -> Option<(f64, f64)> {
    let number = |at: usize| {
        let bytes = bytes.get(at..at + 4)?.try_into().ok()?;
        Some(f64::from(u32::from_be_bytes(bytes)))
    };
    (bytes.get(12..16)? == b"IHDR").then_some(())?;
    Some((number(16)?, number(20)?))
}

/// Walks the segments of a JPEG file to the first that begins a frame.
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
            0xC0..=0xCF => {
                return Some((f64::from(number(at + 7)?), f64::from(number(at + 5)?)));
            }
            _ => at += 2 + usize::from(number(at + 2)?),
        }
    }
}

/// The `viewBox` of an SVG file, or else its width and height.
fn svg(bytes: &[u8]) -> Option<(f64, f64)> {
    let mut reader = Reader::from_str(std::str::from_utf8(bytes).ok()?);
    let root = loop {
        match reader.read_event().ok()? {
            Event::Start(root) | Event::Empty(root) => break root,
            Event::Eof => return None,
            _ => {}
        }
    };
    (root.local_name().as_ref() == b"svg").then_some(())?;
    let attribute = |name: &str| {
        let attribute = root.try_get_attribute(name).ok()??;
        String::from_utf8(attribute.value.into_owned()).ok()
    };
    if let Some(view) = attribute("viewBox") {
        let separators = |c: char| c == ',' || c.is_ascii_whitespace();
        let parts = view.split(separators).filter(|part| !part.is_empty());
        let numbers: Vec<f64> = parts.filter_map(|part| part.parse().ok()).collect();
        if let [_, _, width, height] = numbers[..] {
            return Some((width, height));
        }
    }
    let length = |name: &str| {
        let text = attribute(name)?;
        let unit = text.find(|c: char| c.is_ascii_alphabetic() || c == '%');
        text[..unit.unwrap_or(text.len())].trim().parse::<f64>().ok()
    };
    Some((length("width")?, length("height")?))
}

#[cfg(test)]
mod tests {
    use super::{ImageFormat, read};

    #[test]
    fn formats_and_proportions_are_recognised() {
        let svg = br#"<?xml version="1.0"?><!-- c --><svg viewBox="0 0,30 10"/>"#;
        assert_eq!(read(svg), Some((ImageFormat::Svg, 3.0)));
        let svg = br#"<svg width="20mm" height="40mm"></svg>"#;
        assert_eq!(read(svg), Some((ImageFormat::Svg, 0.5)));
        let png = b"\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR\0\0\0\x04\0\0\0\x02";
        assert_eq!(read(png), Some((ImageFormat::Png, 2.0)));
        let jpeg = b"\xFF\xD8\xFF\xE0\0\x04ab\xFF\xC0\0\x11\x08\0\x02\0\x08\x03";
        assert_eq!(read(jpeg), Some((ImageFormat::Jpeg, 4.0)));
        assert_eq!(read(b"<html></html>"), None);
        assert_eq!(read(b"\xFF\xD8\xFF"), None);
    }
}
