//! The record's tree of JSON values comes in, a typed [`Package`] goes out. The types are
//! the format of the input: its JSON Schema is derived from them. What needs more than one
//! value to be judged is not judged here but in `check`.

mod block;
mod brand;
mod code;
mod date;
mod declaration;
mod decode;
mod document;
mod edition;
mod kind;
mod letter;
mod list;
mod look;
mod macros;
mod measure;
mod mistake;
mod package;
mod party;
mod picture;
mod procedure;
mod recipient;
mod signatory;
mod step;
mod table;
mod text;
mod walk;

pub use block::{
    Annex, Block, BlockType, GeneratedBlock, GroupBy, PageOrientation, ParagraphBlock,
    QuoteBlock, Required, Section, SectionKind,
};
pub use brand::{
    AskedRecord, BrandRecord, ColorsRecord, Digest, Families, FontsRecord, LogoRecord,
    Margins, NameStyle, PageRecord, Paper, SignatureFieldsRecord, SignatureFormat,
    TitleCase,
};
pub use code::{ByCountry, CountryCode};
pub use date::Date;
pub use declaration::{
    Adoption, AdoptionVerb, Clause, ClauseNumbering, Lead, OperativeStyle,
    OperativeTerminator, Part, PreambleStyle, PreambleTerminator, Reservation,
};
pub use decode::{At, Map};
pub(crate) use decode::{Context, Decode};
pub use document::{
    Classification, DocumentRecord, HeadingNumbering, NumberingRecord,
    ParagraphNumbering, Reference, SenderReference, Status,
};
pub use edition::Edition;
pub use kind::{KINDS, Kind};
pub use letter::{
    Addressee, CopyTo, Enclosure, LetterKind, LetterheadMode, LetterheadRecord,
    TitledEnclosure,
};
pub use list::{Item, ListBlock, ListMarker};
pub use look::{brand_of, look};
pub use measure::{Free, Length, Number};
pub use mistake::nearest;
pub use package::{
    AgendaItem, Attendance, AttendanceMode, AttendanceState, Attendee, AttendeeRole,
    Meeting, MeetingReference, Package, SuperEvent, Visibility,
};
pub use party::{
    Address, Country, Footnote, Gender, Instrument, NameOrder, Order, Organization,
    Person, Position,
};
pub use picture::Picture;
pub use procedure::{
    EditorialKind, EditorialNote, HistoryEntry, Outcome, Procedure, ProcedureType,
};
pub use recipient::{
    Delimiter, Recipient, RecipientField, RecipientTable, Recipients, Row,
};
pub use signatory::{
    Capacity, ElectronicSignature, SignatoriesLayout, Signatory, SignatoryStatus,
};
pub use step::{SOURCE, Step, fingerprint};
pub use table::{CellAlign, TableBlock, TableCell, TableColumn, TableRow};
pub(crate) use text::looks_like_text;
pub use text::{Holder, Localized, Pending, Placeholder, Text, TextValue};
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
