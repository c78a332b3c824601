//! A face → the face as Word embeds it, and packed for the archive. The faces that come with
//! the program go through here when it is built.

use std::io::{self, Write};

use flate2::write::DeflateEncoder;
use flate2::{Compression, Crc};

/// A face as Word embeds it (ECMA-376, part 4, 2.8.1): its first 32 bytes are mixed with
/// a key, which here follows from the face.
pub(crate) fn obfuscated(face: &[u8]) -> (String, Vec<u8>) {
    let mut bytes = face.to_vec();
    let hash = blake3::hash(&bytes);
    let key = &hash.as_bytes()[..16];
    for (index, byte) in bytes.iter_mut().take(32).enumerate() {
        *byte ^= key[15 - index % 16];
    }
    let hex: String = key.iter().map(|byte| format!("{byte:02X}")).collect();
    let parts = [&hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]];
    (format!("{{{}}}", parts.join("-")), bytes)
}

/// What packs.
pub(crate) type Encoder = DeflateEncoder<Vec<u8>>;

/// The level for faces: they are packed once for all archives.
pub(crate) const ONCE: u32 = 6;

/// Something that packs at a level.
pub(crate) fn encoder(level: u32) -> Encoder {
    Encoder::new(vec![], Compression::new(level))
}

/// Packs bytes; the encoder can be taken for the next.
pub(crate) fn deflated(encoder: &mut Encoder, bytes: &[u8]) -> io::Result<Vec<u8>> {
    encoder.write_all(bytes)?;
    encoder.reset(vec![])
}

/// The checksum of an archive's entry.
pub(crate) fn checksum(bytes: &[u8]) -> u32 {
    let mut crc = Crc::new();
    crc.update(bytes);
    crc.sum()
}
