//! The bytes of a file come in, its XML parts go out. Nothing is believed that the file
//! says of itself: each part is unpacked up to a bound, whatever size it gives.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::mistake::Mistake;

/// The largest file that is read: 64 MiB.
pub const FILE_SIZE: u64 = 64 << 20;

/// How many parts a file may have.
const ENTRIES: usize = 4096;
/// How large an XML part may be.
const PART: u64 = 32 << 20;
/// How large all XML parts may be together.
const TOTAL: u64 = 96 << 20;
/// Above this size a part must not have been packed to less than a share of it.
const SUSPICIOUS: u64 = 4 << 20;
const RATIO: u64 = 200;

/// The XML parts of a file by their names, which begin with no slash.
#[derive(Debug, Default)]
pub(super) struct Archive {
    pub(super) parts: BTreeMap<String, Vec<u8>>,
}

impl Archive {
    /// Unpacks what can hold text.
    pub(super) fn open(bytes: &[u8]) -> Result<Self, Mistake> {
        if bytes.len() as u64 > FILE_SIZE {
            return Err(Mistake::TooLarge("the file has more than 64 MiB".into()));
        }
        kind(bytes)?;
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
        if archive.len() > ENTRIES {
            let message = format!("it has more than {ENTRIES} parts");
            return Err(Mistake::TooLarge(message));
        }
        let (mut parts, mut total) = (BTreeMap::new(), 0);
        for index in 0..archive.len() {
            let part = archive.by_index(index).map_err(broken)?;
            let name = part.name().replace('\\', "/");
            let name = name.trim_start_matches('/').to_owned();
            if name == "mimetype" || name == "META-INF/manifest.xml" {
                return Err(Mistake::OtherFormat("an OpenDocument file"));
            }
            // Pictures and fonts are never unpacked.
            if !name.ends_with(".xml") && !name.ends_with(".rels") {
                continue;
            }
            let packed = part.compressed_size();
            let mut content = vec![];
            let read = part.take(PART + 1).read_to_end(&mut content);
            read.map_err(|error| Mistake::Broken(format!("`{name}`: {error}")))?;
            let size = content.len() as u64;
            total += size;
            if size > PART || total > TOTAL {
                let message =
                    format!("its parts unpack to more than {} MiB", TOTAL >> 20);
                return Err(Mistake::TooLarge(message));
            }
            if size > SUSPICIOUS && size / packed.max(1) > RATIO {
                let message = format!("`{name}` unpacks to {RATIO} times its size");
                return Err(Mistake::TooLarge(message));
            }
            if parts.insert(name.clone(), content).is_some() {
                return Err(Mistake::Broken(format!("`{name}` stands there twice")));
            }
        }
        Ok(Self { parts })
    }
}

fn broken(error: ZipError) -> Mistake {
    match error {
        ZipError::UnsupportedArchive(reason) if reason.contains("assword") => {
            Mistake::Encrypted
        }
        error => Mistake::Broken(error.to_string()),
    }
}

/// What the first bytes say of a file that is no ZIP.
fn kind(bytes: &[u8]) -> Result<(), Mistake> {
    const COMPOUND: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    if bytes.starts_with(b"PK") {
        return Ok(());
    }
    if bytes.starts_with(COMPOUND) {
        // Office puts an encrypted package into the container of its old formats.
        let name: Vec<u8> =
            "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let head = &bytes[..bytes.len().min(1 << 20)];
        let tail = &bytes[bytes.len().saturating_sub(1 << 20)..];
        let holds = |part: &[u8]| part.windows(name.len()).any(|own| own == name);
        return Err(match holds(head) || holds(tail) {
            true => Mistake::Encrypted,
            false => Mistake::OtherFormat("a file of Word 97–2003 (.doc)"),
        });
    }
    let kinds: [(&[u8], &'static str); 4] = [
        (b"%PDF", "a PDF"),
        (b"{\\rtf", "a file in Rich Text Format"),
        (b"<?xml", "an XML file"),
        (b"<", "a web page or XML"),
    ];
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let found = kinds.iter().find(|(magic, _)| text.starts_with(magic));
    Err(match (found, bytes.is_empty()) {
        (_, true) => Mistake::OtherFormat("an empty file"),
        (Some((_, kind)), _) => Mistake::OtherFormat(kind),
        (None, _) => Mistake::OtherFormat("no ZIP archive"),
    })
}
