//! A PDF comes in, in which language tags stand that the engine writes for others; in an
//! update behind it, the others stand in their place: in the catalog, the tags, the marked
//! contents of pages, and the metadata.

use lopdf::{IncrementalDocument, Object, ObjectId, Stream, text_string};

use crate::typeset::Tongue;

/// Puts the tags into an update.
pub(super) fn name(
    update: &mut IncrementalDocument,
    tongues: &[Tongue],
) -> lopdf::Result<()> {
    let before = update.get_prev_documents();
    let pages = before.page_iter().flat_map(|page| before.get_page_contents(page));
    let pages: Vec<ObjectId> = pages.collect();
    let mut streams = vec![];
    let mut tags = vec![];
    for (id, object) in &before.objects {
        match object {
            Object::Dictionary(own) => {
                let said = own.get(b"Lang").and_then(Object::as_str).ok();
                let is_said = |own: &&Tongue| said == Some(own.stand_in.as_bytes());
                let tongue = tongues.iter().find(is_said);
                tags.extend(tongue.map(|own| (*id, text_string(own.tag.as_str()))));
            }
            Object::Stream(own) if pages.contains(id) => {
                let around = ["/Lang(", ")"];
                let content = own.decompressed_content()?;
                streams.extend(renamed(&content, tongues, around).map(|new| (*id, new)));
            }
            Object::Stream(own) if own.dict.has_type(b"Metadata") => {
                let around = ["<dc:language><rdf:Bag><rdf:li>", "</rdf:li>"];
                streams
                    .extend(renamed(&own.content, tongues, around).map(|new| (*id, new)));
            }
            _ => {}
        }
    }
    for (id, tag) in tags {
        update.opt_clone_object_to_new_document(id)?;
        update.new_document.get_object_mut(id)?.as_dict_mut()?.set("Lang", tag);
    }
    for (id, content) in streams {
        update.opt_clone_object_to_new_document(id)?;
        let own = update.new_document.get_object_mut(id)?.as_stream_mut()?;
        let is_packed = own.dict.has(b"Filter");
        *own = Stream::new(own.dict.clone(), vec![]);
        own.set_plain_content(content);
        if is_packed {
            own.compress()?;
        }
    }
    Ok(())
}

/// A text with other tags in it; none where it has none of them.
fn renamed(text: &[u8], tongues: &[Tongue], around: [&str; 2]) -> Option<Vec<u8>> {
    let [open, close] = around.map(str::as_bytes);
    let mut out = vec![];
    let mut rest = text;
    let mut is_other = false;
    while let Some(at) = rest.windows(open.len()).position(|own| own == open) {
        let (before, after) = rest.split_at(at + open.len());
        out.extend_from_slice(before);
        rest = after;
        let tongue = tongues.iter().find(|own| {
            let after = rest.strip_prefix(own.stand_in.as_bytes());
            after.is_some_and(|after| after.starts_with(close))
        });
        if let Some(own) = tongue {
            out.extend_from_slice(own.tag.as_str().as_bytes());
            rest = &rest[own.stand_in.len()..];
            is_other = true;
        }
    }
    out.extend_from_slice(rest);
    is_other.then_some(out)
}
