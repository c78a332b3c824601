//! The record's tree of JSON values comes in, a typed [`Package`] goes out. The types are
//! the format of the input: its JSON Schema is derived from them. What needs more than one
//! value to be judged is not judged here but in `check`.

mod block;
mod brand;
mod decode;
mod document;
mod look;
mod macros;
mod mistake;
mod package;
mod picture;
mod text;
mod walk;

pub use block::{
    Annex, Block, BlockType, CellAlign, GeneratedBlock, GroupBy, Item, ListBlock,
    ListMarker, PageOrientation, ParagraphBlock, QuoteBlock, Required, Section,
    SectionKind, TableBlock, TableCell, TableColumn, TableRow,
};
pub use brand::{
    BrandRecord, ColorsRecord, Families, FontsRecord, LogoRecord, Margins, NameStyle,
    PageRecord, Paper, TitleCase,
};
pub use decode::{At, Map};
pub(crate) use decode::{Context, Decode};
pub use document::{
    Addressee, Adoption, AdoptionVerb, Capacity, Classification, Clause, ClauseNumbering,
    CopyTo, DocumentRecord, EditorialKind, EditorialNote, ElectronicSignature, Enclosure,
    HeadingNumbering, HistoryEntry, KINDS, Kind, Lead, LetterKind, LetterheadMode,
    LetterheadRecord, NumberingRecord, OperativeStyle, OperativeTerminator, Outcome,
    ParagraphNumbering, Part, PreambleStyle, PreambleTerminator, Procedure,
    ProcedureType, Reference, Reservation, SenderReference, SignatoriesLayout, Signatory,
    SignatoryStatus, Status, TitledEnclosure,
};
pub use look::{brand_of, look};
pub use mistake::nearest;
pub use package::{
    Address, AgendaItem, Attendance, AttendanceMode, AttendanceState, Attendee,
    AttendeeRole, Country, Footnote, Gender, Instrument, Meeting, MeetingReference,
    NameOrder, Order, Organization, Package, Person, Position, SuperEvent, Visibility,
};
pub(crate) use text::looks_like_text;
pub use text::{
    ByCountry, CountryCode, Date, Free, Length, Localized, Number, Pending, Placeholder,
    Text, TextValue,
};
pub use walk::Visit;

use std::collections::BTreeSet;
use std::sync::Arc;

use schemars::generate::SchemaSettings;

use crate::diagnostic::Diagnostics;
use crate::record::{Node, Value};

/// Reads a package. All mistakes go to the sink; what cannot be read is left out, so that
/// the rest can be checked. `kinds` are the names of the kinds that have a template.
pub fn decode(
    record: &Arc<Node>,
    kinds: &BTreeSet<String>,
    diagnostics: &mut Diagnostics,
) -> Option<Package> {
    match record.get("documents") {
        None => diagnostics.push(mistake::missing_field(record, "documents")),
        Some(documents) if matches!(&documents.value, Value::Array(all) if all.is_empty()) =>
        {
            diagnostics.push(mistake::empty(documents, "documents"));
        }
        Some(_) => {}
    }
    let mut cx = Context { diagnostics, kinds };
    Decode::decode(record, &mut cx)
}

/// The JSON Schema of a file of a package.
pub fn schema() -> serde_json::Value {
    let generator = SchemaSettings::draft2020_12().into_generator();
    let mut schema = generator.into_root_schema_for::<Package>().to_value();
    // A file that is only included needs neither a meeting nor documents.
    schema["required"] = ["schemaVersion"].as_slice().into();
    schema["properties"]["documents"]["minItems"] = 1.into();
    schema["title"] = "Meeting document package".into();
    schema
}
