//! Pages as pictures: few, for what no rule says. A reference is a PNG of four greys
//! at 54 dpi in `tests/it/pdf/pictures`; `UPDATE=1 cargo test pictures` draws them anew.

use std::fs;
use std::io::Cursor;
use std::path::Path;

use communique::fonts::Fonts;
use communique::pdf::Engine;
use png::{BitDepth, ColorType, Compression, Decoder, Encoder, Filter};
use typst_render::{RenderOptions, render};

use crate::outputs;
use crate::support::repository;

/// The share of pixels that may differ.
const TOLERANCE: f64 = 0.0002;

/// A reference takes no more room than this.
const LARGEST: usize = 20 * 1024;

/// A picture in four greys, from black (0) to white (3).
#[derive(PartialEq)]
struct Picture {
    width: u32,
    height: u32,
    pixels: Vec<u8>,
}

impl Picture {
    fn of(name: &str, page: usize) -> Self {
        let output = outputs::named(name);
        let engine = Engine::new(&Fonts::bundled());
        let layout = engine.set(&output.source).expect("can be set");
        let paged = layout.paged();
        let options =
            RenderOptions { pixel_per_pt: 0.75.into(), ..RenderOptions::default() };
        let map = render(&paged.pages()[page - 1], &options);
        let grey = |pixel: &[u8]| {
            let sum: u32 = pixel[..3].iter().map(|own| u32::from(*own)).sum();
            u8::try_from((sum + 127) / 255).expect("is 3 at most")
        };
        let pixels = map.data().chunks(4).map(grey).collect();
        Self { width: map.width(), height: map.height(), pixels }
    }

    fn encode(&self) -> Vec<u8> {
        let mut out = vec![];
        let mut encoder = Encoder::new(&mut out, self.width, self.height);
        encoder.set_color(ColorType::Grayscale);
        encoder.set_depth(BitDepth::Two);
        encoder.set_compression(Compression::High);
        encoder.set_filter(Filter::NoFilter);
        let mut writer = encoder.write_header().expect("can be written");
        let row = |row: &[u8]| -> Vec<u8> { row.chunks(4).map(packed).collect() };
        let rows: Vec<u8> =
            self.pixels.chunks(self.width as usize).flat_map(row).collect();
        writer.write_image_data(&rows).expect("can be written");
        writer.finish().expect("can be written");
        out
    }

    fn read(path: &Path) -> Option<Self> {
        let bytes = fs::read(path).ok()?;
        let mut reader = Decoder::new(Cursor::new(bytes)).read_info().ok()?;
        let mut rows = vec![0; reader.output_buffer_size()?];
        let info = reader.next_frame(&mut rows).ok()?;
        let width = info.width as usize;
        let row = |row: &[u8]| -> Vec<u8> {
            let pixels =
                row.iter().flat_map(|byte| [6, 4, 2, 0].map(|by| byte >> by & 3));
            pixels.take(width).collect()
        };
        let pixels = rows.chunks(info.line_size).flat_map(row).collect();
        Some(Self { width: info.width, height: info.height, pixels })
    }

    /// The share of pixels that are two greys apart: edges are not drawn alike on all machines.
    fn difference(&self, other: &Self) -> f64 {
        if (self.width, self.height) != (other.width, other.height) {
            return 1.0;
        }
        let pairs = self.pixels.iter().zip(&other.pixels);
        let count = pairs.filter(|(own, other)| own.abs_diff(**other) > 1).count();
        count as f64 / self.pixels.len() as f64
    }
}

/// Four pixels in a byte.
fn packed(pixels: &[u8]) -> u8 {
    (0..4).fold(0, |byte, index| byte << 2 | pixels.get(index).unwrap_or(&0))
}

/// Picture, document and page: three first pages, and a later one with all that can stand
/// at its head.
const PICTURES: [(&str, &str, usize); 4] = [
    ("conclusions", "data/sofia-2013/conclusions", 1),
    ("letter", "data/sofia-2013/letter", 1),
    ("declaration", "data/sofia-2013/declaration", 1),
    ("marks", "tests/cases/names restricted en", 2),
];

#[test]
fn pages_look_like_their_pictures() {
    let mut wrong = vec![];
    for (name, document, page) in PICTURES {
        let path = repository(&format!("tests/it/pdf/pictures/{name}.png"));
        let picture = Picture::of(document, page);
        let share = Picture::read(&path).map_or(1.0, |own| picture.difference(&own));
        if share <= TOLERANCE {
            continue;
        }
        if std::env::var_os("UPDATE").is_some() {
            let bytes = picture.encode();
            assert!(bytes.len() <= LARGEST, "{name}: {} bytes", bytes.len());
            fs::write(path, bytes).expect("can be written");
        } else {
            wrong.push(format!("{name}: {:.2} % differ", share * 100.0));
        }
    }
    assert!(wrong.is_empty(), "{wrong:?}; run `UPDATE=1 cargo test pictures` and look");
}
