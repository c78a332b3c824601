//! Parts → the bytes of a zip archive. The bytes depend on nothing but the parts: fixed
//! order, time, mode and level. A part is packed for itself, so that one that many archives
//! share is packed once.

use std::io::{self, Write};
use std::sync::Arc;

use flate2::write::DeflateEncoder;
use flate2::{Compression, Crc};

/// A part as it stands in an archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Packed {
    is_deflated: bool,
    checksum: u32,
    /// Unpacked.
    size: usize,
    bytes: Vec<u8>,
}

/// Packs parts; the memory that it takes is taken once.
#[derive(Debug)]
pub(super) struct Packer(DeflateEncoder<Vec<u8>>);

impl Default for Packer {
    fn default() -> Self {
        Self(DeflateEncoder::new(vec![], Compression::default()))
    }
}

impl Packer {
    /// Packs a part; pictures are as small as they get.
    pub(super) fn pack(&mut self, name: &str, bytes: Vec<u8>) -> Packed {
        let mut crc = Crc::new();
        crc.update(&bytes);
        let (checksum, size) = (crc.sum(), bytes.len());
        let is_deflated = !(name.ends_with(".png") || name.ends_with(".jpeg"));
        let bytes = match is_deflated {
            true => self.deflate(&bytes).expect("memory takes all that is written"),
            false => bytes,
        };
        Packed { is_deflated, checksum, size, bytes }
    }

    fn deflate(&mut self, bytes: &[u8]) -> io::Result<Vec<u8>> {
        self.0.write_all(bytes)?;
        self.0.reset(vec![])
    }
}

/// Writes the archive, entries in the order given.
pub(super) fn write(parts: &[(String, Arc<Packed>)]) -> Result<Vec<u8>, String> {
    let sizes = parts.iter().map(|(name, part)| part.bytes.len() + 2 * name.len() + 76);
    let mut out = Vec::with_capacity(sizes.sum::<usize>() + 22);
    let mut directory = vec![];
    for (name, part) in parts {
        let start = number(out.len())?;
        let about = about(name, part)?;
        out.extend(b"PK\x03\x04");
        out.extend(&about);
        out.extend(name.as_bytes());
        out.extend(&part.bytes);
        directory.extend(b"PK\x01\x02");
        // Written as by Unix, for the sake of the mode.
        directory.extend([about[0], UNIX]);
        directory.extend(&about);
        // No comment, first disk, no attributes of its own.
        directory.extend([0; 6]);
        directory.extend(MODE);
        directory.extend(start);
        directory.extend(name.as_bytes());
    }
    let count = u16::try_from(parts.len()).map_err(|_| "too many parts")?.to_le_bytes();
    let (size, start) = (number(directory.len())?, number(out.len())?);
    out.append(&mut directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend([count, count].as_flattened());
    out.extend([size, start].as_flattened());
    out.extend([0, 0]);
    Ok(out)
}

const UNIX: u8 = 3;
/// A file that its owner may write and all may read.
const MODE: [u8; 4] = (0o100_644_u32 << 16).to_le_bytes();
/// Midnight on the first day that an archive can name: 1 January 1980.
const TIME: [u8; 4] = [0, 0, 0b0010_0001, 0];

/// What both headers of an entry say, from the version to the length of extra fields.
fn about(name: &str, part: &Packed) -> Result<Vec<u8>, String> {
    let (version, method) = if part.is_deflated { (20, 8) } else { (10, 0) };
    let length = u16::try_from(name.len()).map_err(|_| "too long a name")?;
    let mut out = vec![version, 0, 0, 0, method, 0];
    out.extend(TIME);
    out.extend(part.checksum.to_le_bytes());
    out.extend(number(part.bytes.len())?);
    out.extend(number(part.size)?);
    out.extend(length.to_le_bytes());
    out.extend([0, 0]);
    Ok(out)
}

fn number(size: usize) -> Result<[u8; 4], String> {
    let size = u32::try_from(size).map_err(|_| "more than four gigabytes")?;
    Ok(size.to_le_bytes())
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Read};

    use zip::ZipArchive;

    use super::*;

    #[test]
    fn an_archive_holds_what_was_put_in() {
        let mut packer = Packer::default();
        let noise: Vec<u8> = (0..300_000_u32)
            .map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8)
            .collect();
        let parts =
            [("a.xml", b"text".to_vec()), ("b/c.png", noise.clone()), ("d", noise)];
        let packed = parts
            .clone()
            .map(|(name, bytes)| (name.to_owned(), Arc::new(packer.pack(name, bytes))));
        let archive = write(&packed).unwrap();
        let mut archive = ZipArchive::new(Cursor::new(archive)).unwrap();
        for (name, bytes) in parts {
            let mut read = vec![];
            let mut entry = archive.by_name(name).unwrap();
            assert_eq!(entry.unix_mode(), Some(0o100_644));
            entry.read_to_end(&mut read).unwrap();
            assert_eq!(read, bytes);
        }
    }
}
