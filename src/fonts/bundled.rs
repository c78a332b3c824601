//! The faces that are compiled in, with their licences.

macro_rules! files {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_bytes!(concat!("faces/", $name)))),*]
    };
}

/// Font files by name, in the order they are tried.
pub(super) const FACES: &[(&str, &[u8])] = files![
    "SourceSerif4-Regular.ttf",
    "SourceSerif4-Italic.ttf",
    "SourceSerif4-Bold.ttf",
    "SourceSerif4-BoldItalic.ttf",
    "SourceSans3-Regular.ttf",
    "SourceSans3-Italic.ttf",
    "SourceSans3-Bold.ttf",
    "SourceSans3-BoldItalic.ttf",
    "Carlito-Regular.ttf",
    "Carlito-Italic.ttf",
    "Carlito-Bold.ttf",
    "Carlito-BoldItalic.ttf",
    "LiberationSerif-Regular.ttf",
    "LiberationSerif-Italic.ttf",
    "LiberationSerif-Bold.ttf",
    "LiberationSerif-BoldItalic.ttf",
    "LiberationSans-Regular.ttf",
    "LiberationSans-Italic.ttf",
    "LiberationSans-Bold.ttf",
    "LiberationSans-BoldItalic.ttf",
    "NotoSerifHebrew-Regular.ttf",
    "NotoSerifHebrew-Bold.ttf",
    "NotoNaskhArabic-Regular.ttf",
    "NotoNaskhArabic-Bold.ttf",
    "NotoSerifGeorgian-Regular.ttf",
    "NotoSerifGeorgian-Bold.ttf",
    "NotoSerifArmenian-Regular.ttf",
    "NotoSerifArmenian-Bold.ttf",
];

/// The BLAKE3 hash of each of these files, by name.
pub(super) const DIGESTS: &[(&str, [u8; 32])] =
    include!(concat!(env!("OUT_DIR"), "/digests.rs"));

/// The licence of each bundled family or group of families.
pub const LICENSES: &[(&str, &str)] = &[
    ("Source Serif 4", include_str!("faces/SourceSerif4-LICENSE.txt")),
    ("Source Sans 3", include_str!("faces/SourceSans3-LICENSE.txt")),
    ("Carlito", include_str!("faces/Carlito-LICENSE.txt")),
    ("Liberation Serif, Liberation Sans", include_str!("faces/Liberation-LICENSE.txt")),
    (
        "Noto Serif Hebrew, Noto Naskh Arabic, Noto Serif Georgian, Noto Serif Armenian",
        include_str!("faces/Noto-LICENSE.txt"),
    ),
];

/// Families of office programs and the bundled families whose letters are as wide, so that
/// lines break alike.
pub const TWINS: &[(&str, &str)] = &[
    ("Arial", "Liberation Sans"),
    ("Calibri", "Carlito"),
    ("Helvetica", "Liberation Sans"),
    ("Times", "Liberation Serif"),
    ("Times New Roman", "Liberation Serif"),
];
