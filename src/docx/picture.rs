//! The brand's logo → the files of the package and the drawing that shows it. Word shows a
//! vector picture where it can and the bitmap beside it elsewhere.

use std::sync::Arc;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::fontdb::Source;
use resvg::usvg::{Options, Tree};

use super::measure::emu;
use super::package::{Package, Parts};
use super::xml::{Element, element};
use crate::brand::{ImageFormat, Logo};
use crate::fonts::Fonts;

/// The logo's files under `word/media`, by name; the bitmap is the first.
#[derive(Debug, Default)]
pub(super) struct Pictures {
    pub(super) names: Vec<&'static str>,
    pub(super) parts: Parts,
}

/// Pixels to a millimetre: 300 to an inch.
const PIXELS: f64 = 300.0 / 25.4;
const MOST_PIXELS: f64 = 4000.0;

/// The logo's files, put into an empty package.
pub(super) fn files(
    mut package: Package,
    logo: &Logo,
    fonts: &Fonts,
) -> Result<Pictures, String> {
    let own = |name| (name, logo.data.to_vec());
    let files = match logo.format {
        ImageFormat::Png => vec![own("logo.png")],
        ImageFormat::Jpeg => vec![own("logo.jpeg")],
        ImageFormat::Svg => {
            vec![("logo.png", bitmap(logo, fonts)?), own("logo.svg")]
        }
    };
    let mut names = vec![];
    for (name, bytes) in files {
        package.plain(&format!("word/media/{name}"), bytes);
        names.push(name);
    }
    Ok(Pictures { names, parts: package.into_parts() })
}

fn bitmap(logo: &Logo, fonts: &Fonts) -> Result<Vec<u8>, String> {
    let mut options = Options::default();
    // A picture may hold pictures, but names no files.
    options.image_href_resolver.resolve_string = Box::new(|_, _| None);
    if may_have_text(&logo.data) {
        let database = options.fontdb_mut();
        for face in fonts.faces() {
            let data = face.font().data().clone();
            database.load_font_source(Source::Binary(Arc::new(data)));
        }
    }
    let tree =
        Tree::from_data(&logo.data, &options).map_err(|error| error.to_string())?;
    let pixels = |millimetres: f64| (millimetres * PIXELS).clamp(1.0, MOST_PIXELS).ceil();
    let (width, height) = (pixels(logo.height * logo.aspect), pixels(logo.height));
    let mut pixmap =
        Pixmap::new(width as u32, height as u32).ok_or("the picture is too large")?;
    let size = tree.size();
    let scale =
        Transform::from_scale(width as f32 / size.width(), height as f32 / size.height());
    resvg::render(&tree, scale, &mut pixmap.as_mut());
    pixmap.encode_png().map_err(|error| error.to_string())
}

/// Whether a picture may need fonts: it, or one within it, which may be packed.
fn may_have_text(svg: &[u8]) -> bool {
    let has = |word: &[u8]| svg.windows(word.len()).any(|window| window == word);
    !svg.is_ascii() || svg.contains(&0) || has(b"text") || has(b"image") || has(b"ENTITY")
}

const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
const PICTURE: &str = "http://schemas.openxmlformats.org/drawingml/2006/picture";
const VECTOR: &str = "http://schemas.microsoft.com/office/drawing/2016/SVG/main";

/// The drawing of the logo in a line, by the relationships to its files.
pub(super) fn drawing(
    logo: &Logo,
    number: usize,
    bitmap: &str,
    vector: Option<&str>,
) -> Element {
    let (width, height) = (emu(logo.height * logo.aspect), emu(logo.height));
    let mut blip = element("a:blip").with("r:embed", bitmap);
    if let Some(vector) = vector {
        let svg =
            element("asvg:svgBlip").with("xmlns:asvg", VECTOR).with("r:embed", vector);
        let extension = element("a:ext")
            .with("uri", "{96DAC541-7B7A-43D3-8B79-37D633B846F1}")
            .child(svg);
        blip = blip.child(element("a:extLst").child(extension));
    }
    let name = format!("Logo {number}");
    let properties = |element_name: &str, id: usize| {
        element(element_name).with("id", id).with("name", &name).with("descr", &logo.alt)
    };
    let size =
        |element_name: &str| element(element_name).with("cx", width).with("cy", height);
    let shape = element("pic:spPr")
        .child(
            element("a:xfrm")
                .child(element("a:off").with("x", 0).with("y", 0))
                .child(size("a:ext")),
        )
        .child(element("a:prstGeom").with("prst", "rect").child(element("a:avLst")));
    let picture = element("pic:pic")
        .with("xmlns:pic", PICTURE)
        .child(
            element("pic:nvPicPr")
                .child(properties("pic:cNvPr", number))
                .child(element("pic:cNvPicPr")),
        )
        .child(
            element("pic:blipFill")
                .child(blip)
                .child(element("a:stretch").child(element("a:fillRect"))),
        )
        .child(shape);
    let locks =
        element("a:graphicFrameLocks").with("xmlns:a", DRAWING).with("noChangeAspect", 1);
    let inline = element("wp:inline")
        .with("distT", 0)
        .with("distB", 0)
        .with("distL", 0)
        .with("distR", 0)
        .child(size("wp:extent"))
        .child(properties("wp:docPr", number))
        .child(element("wp:cNvGraphicFramePr").child(locks))
        .child(
            element("a:graphic")
                .with("xmlns:a", DRAWING)
                .child(element("a:graphicData").with("uri", PICTURE).child(picture)),
        );
    element("w:drawing").child(inline)
}
