//! Parts → the bytes of a zip archive. The bytes depend on nothing but the parts: fixed
//! order, time, mode and level. A part is packed for itself, so that one that many archives
//! share is packed once.

use std::borrow::Cow;
use std::sync::{Arc, Mutex, PoisonError};

use super::embed::{self, Encoder, checksum};
use crate::memo::Memo;

/// A part as it stands in an archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Packed {
    pub(super) is_deflated: bool,
    pub(super) checksum: u32,
    /// Unpacked.
    pub(super) size: usize,
    pub(super) bytes: Cow<'static, [u8]>,
}

/// The level for what each archive has of its own: it is small beside the faces, and is
/// packed in half the time.
const EACH: u32 = 1;
/// Smaller parts are often the same from one archive to the next.
const SMALL: usize = 4096;

/// Packs parts for all archives of a run. Threads may share one.
#[derive(Debug, Default)]
pub(super) struct Packer {
    /// The memory that packing takes, for whoever comes next.
    idle: Mutex<Vec<Encoder>>,
    small: Memo<Vec<u8>, Packed>,
}

impl Packer {
    /// Packs a part; pictures are as small as they get.
    pub(super) fn pack(&self, name: &str, bytes: Vec<u8>) -> Arc<Packed> {
        if name.ends_with(".png") || name.ends_with(".jpeg") {
            let (checksum, size) = (checksum(&bytes), bytes.len());
            let bytes = bytes.into();
            return Arc::new(Packed { is_deflated: false, checksum, size, bytes });
        }
        if name.ends_with(".odttf") {
            return Arc::new(deflated(&mut embed::encoder(embed::ONCE), &bytes));
        }
        match bytes.len() < SMALL {
            true => self.small.get(&bytes, |bytes| self.own(bytes)),
            false => Arc::new(self.own(&bytes)),
        }
    }

    fn own(&self, bytes: &[u8]) -> Packed {
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let mut encoder = idle.unwrap_or_else(|| embed::encoder(EACH));
        let packed = deflated(&mut encoder, bytes);
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(encoder);
        packed
    }
}

fn deflated(encoder: &mut Encoder, bytes: &[u8]) -> Packed {
    let packed = embed::deflated(encoder, bytes);
    let packed = packed.expect("memory takes all that is written").into();
    let (checksum, size) = (checksum(bytes), bytes.len());
    Packed { is_deflated: true, checksum, size, bytes: packed }
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
        out.extend_from_slice(&part.bytes);
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
        let packer = Packer::default();
        let noise: Vec<u8> = (0..300_000_u32)
            .map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8)
            .collect();
        let parts =
            [("a.xml", b"text".to_vec()), ("b/c.png", noise.clone()), ("d", noise)];
        let packed = parts
            .clone()
            .map(|(name, bytes)| (name.to_owned(), packer.pack(name, bytes)));
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
