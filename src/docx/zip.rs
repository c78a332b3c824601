//! Parts → the bytes of a zip archive. The bytes depend on nothing but the parts: fixed
//! order, time, mode and level.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// Writes the archive, entries in the order given.
pub(super) fn write(parts: &[(String, Vec<u8>)]) -> Result<Vec<u8>, String> {
    let size = parts.iter().map(|(_, bytes)| bytes.len() / 4).sum();
    let mut archive = ZipWriter::new(Cursor::new(Vec::with_capacity(size)));
    for (name, bytes) in parts {
        let packed = if is_compressed(name) {
            CompressionMethod::Stored
        } else {
            CompressionMethod::Deflated
        };
        // The time is set although it is the default today: another crate that turns on
        // zip's clock would change it.
        let options = SimpleFileOptions::default()
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644)
            .compression_method(packed);
        archive.start_file(name.as_str(), options).map_err(|error| error.to_string())?;
        archive.write_all(bytes).map_err(|error| error.to_string())?;
    }
    Ok(archive.finish().map_err(|error| error.to_string())?.into_inner())
}

fn is_compressed(name: &str) -> bool {
    name.ends_with(".png") || name.ends_with(".jpeg")
}
