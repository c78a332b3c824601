//! The functions that a template of a kind has. The manual's table is held against this
//! list by a test.

use minijinja::{Error, ErrorKind, Value};

use super::call::Call;
use super::context::{Slot, block, paragraph};
use super::gender::COMMON;
use crate::document::{Block, Content, Inline, Orientation, SignatureLayout};
use crate::locale::{Form, Value as Said};
use crate::model::{
    Address, Addressee, Adoption, Annex, At, BlockType, Clause, CopyTo, CountryCode,
    Date, Enclosure, GroupBy, HistoryEntry, Order, Part, Pending, Reservation, Section,
    Signatory,
};

/// One function.
pub struct Function {
    pub name: &'static str,
    /// As a template calls it.
    pub usage: &'static str,
    /// What it gives.
    pub gives: &'static str,
    pub(super) run: fn(&mut Call<'_, '_, '_, '_>) -> Result<Slot, Error>,
}

macro_rules! functions {
    ($($name:literal $usage:literal $gives:literal => |$call:ident| $run:expr;)*) => {
        /// All functions, in the order of the manual.
        pub const FUNCTIONS: &[Function] = &[$(
            Function { name: $name, usage: $usage, gives: $gives, run: |$call| $run },
        )*];
    };
}

functions! {
    "word" "word(\"close\", name=value)"
        "the words of a message in `lang/*.ftl`, with values for its variables"
        => |call| word(call);
    "date" "date(document.date)" "a date in words" => |call| {
        let date: Option<Pending<Date>> = call.data("a date")?;
        let form = if call.named("text")?.unwrap_or(false) { Form::Text } else { Form::Title };
        text(date.map(|date| call.composer.pending_date(&date, form)))
    };
    "range" "range(meeting.startDate, meeting.endDate)"
        "from one date to another; `text=true` gives the form of running text" => |call| {
        let start: Option<Date> = call.data("a date")?;
        let end: Option<Date> = call.data("a date")?;
        let form = if call.named("text")?.unwrap_or(false) { Form::Text } else { Form::Title };
        text(start.map(|start| vec![call.composer.range(&start, end.as_ref(), form)]))
    };
    "place" "place(meeting.location)" "town and country" => |call| {
        let address: Option<Address> = call.data("an address")?;
        text(address.map(|address| call.composer.place(&address)))
    };
    "country" "country(\"SI\")" "a country's name, with the note on its designation" => |call| {
        let code = call.id("a country code")?.and_then(|code| CountryCode::new(&code));
        text(code.map(|code| call.composer.country(&code)))
    };
    "official_country" "official_country(\"SI\")" "a country's official name" => |call| {
        let code = call.id("a country code")?.and_then(|code| CountryCode::new(&code));
        text(code.map(|code| call.composer.official_country(&code)))
    };
    "countries" "countries()"
        "the countries that take part, in the meeting's order" => |call| {
        text(Some(call.composer.countries()))
    };
    "party" "party(meeting.chair)"
        "the name of a country, organisation or person" => |call| {
        let id: Option<At<String>> = call.data("an id")?;
        text(id.map(|id| call.composer.party(&id)))
    };
    "parties" "parties(item.addressees)" "several names, as a sentence lists them" => |call| {
        let ids: Vec<At<String>> = call.list("a list of ids")?;
        text(Some(call.composer.parties(&ids)))
    };
    "person" "person(\"rizvo\")" "a person's name with the form of address" => |call| {
        let id = call.id("the id of a person")?;
        let person = id.and_then(|id| call.composer.package.people.get(&id));
        text(person.map(|person| call.composer.person(person)))
    };
    "note" "note(\"kosovo\")" "the mark of a footnote" => |call| {
        let id = call.id("the id of a footnote")?;
        text(id.and_then(|id| call.composer.note_mark(&id)).map(|mark| vec![mark]))
    };
    "paragraph" "paragraph(\"subject\", document.subject)"
        "a paragraph in a style; as a block: `{% call paragraph(\"closing\") %}…{% endcall %}`"
        => |call| {
        let style = call.style()?;
        let content = call.text()?;
        Ok(Slot::Blocks(paragraph(style, content).into_iter().collect()))
    };
    "group" "group(\"address\", [a, b])" "blocks that stay on one page" => |call| {
        let style = call.style()?;
        let blocks = call.blocks()?;
        Ok(Slot::Blocks(one(Content::Group { style, blocks })))
    };
    "beside" "beside([a], [b, c])" "two groups of blocks side by side" => |call| {
        let start = call.blocks()?;
        let end = call.blocks()?;
        if start.is_empty() && end.is_empty() {
            return Ok(Slot::Blocks(vec![]));
        }
        Ok(Slot::Blocks(one(Content::Beside { start, end })))
    };
    "rule" "rule()" "a thin line across" => |call| {
        Ok(Slot::Blocks(call.composer.rule()))
    };
    "new_page" "new_page()" "what follows stands on a new page; `landscape=true`" => |call| {
        let orientation = match call.named("landscape")? {
            Some(true) => Orientation::Landscape,
            _ => Orientation::Portrait,
        };
        Ok(Slot::Blocks(one(Content::NewPage(orientation))))
    };
    "letterhead" "letterhead()" "puts the letterhead on the first page" => |call| {
        let letterhead = call.composer.letterhead();
        call.composer.state().letterhead = letterhead;
        Ok(Slot::Blocks(vec![]))
    };
    "title" "title()" "the meeting's name, title, subtitle, dates and place" => |call| {
        Ok(Slot::Blocks(call.composer.title()))
    };
    "identity" "identity()" "reference, status, version and date, with labels" => |call| {
        Ok(Slot::Blocks(call.composer.identity()))
    };
    "facts" "facts()" "chair, secretariat, countries and the like, with labels" => |call| {
        Ok(Slot::Blocks(call.composer.facts()))
    };
    "contents" "contents()" "the table of contents" => |call| {
        let wanted = call.composer.document().table_of_contents.as_ref();
        let wanted = wanted.is_some_and(|wanted| wanted.value);
        Ok(Slot::Blocks(if wanted { one(Content::Contents(vec![])) } else { vec![] }))
    };
    "sections" "sections(document.sections)" "sections with their headings" => |call| {
        let sections: Vec<Section> = call.list("a list of sections")?;
        Ok(Slot::Blocks(call.composer.sections(&sections, 1)))
    };
    "blocks" "blocks(document.body)" "paragraphs, lists, tables" => |call| {
        let blocks: Vec<crate::model::Block> = call.list("a list of blocks")?;
        Ok(Slot::Blocks(call.composer.blocks(&blocks)))
    };
    "annexes" "annexes(document.annexes)" "annexes, each on a new page" => |call| {
        let annexes: Vec<Annex> = call.list("a list of annexes")?;
        Ok(Slot::Blocks(call.composer.annexes(&annexes)))
    };
    "delivery" "delivery()" "the lines on urgency and delivery" => |call| {
        Ok(Slot::Blocks(call.composer.delivery()))
    };
    "place_date" "place_date()" "place and date of the document" => |call| {
        Ok(Slot::Blocks(call.composer.place_date()))
    };
    "references" "references()" "our references and theirs" => |call| {
        Ok(Slot::Blocks(call.composer.references()))
    };
    "addressees" "addressees(document.addressees)"
        "name, office, institution and address of each; in a letter to `recipients` of this one"
        => |call| {
        let addressees: Vec<Addressee> = call.list("a list of addressees")?;
        let composer = call.composer;
        let all = if composer.to.is_some() { composer.own_addressees() } else { &addressees };
        Ok(Slot::Blocks(composer.addressees(all)))
    };
    "salutation" "salutation()" "the salutation; made from the names if there is none" => |call| {
        Ok(Slot::Blocks(call.composer.salutation()))
    };
    "close" "close()" "the complimentary close; made if there is none" => |call| {
        Ok(Slot::Blocks(call.composer.close()))
    };
    "signatures" "signatures(document.signatories)"
        "who signs; `layout=\"table\"`, `\"blocks\"` or `\"list\"`, `order=\"alphabetical\"`"
        => |call| signatures(call);
    "register" "register(document.signatories)"
        "how far each signature is; only in drafts, once somebody is further than invited; without it, each signature says that" => |call| {
        let signatories: Vec<Signatory> = call.list("a list of signatories")?;
        Ok(Slot::Blocks(call.composer.register(&signatories)))
    };
    "enclosures" "enclosures(document.enclosures)" "what is sent with a letter" => |call| {
        let enclosures: Vec<Enclosure> = call.list("a list of enclosures")?;
        Ok(Slot::Blocks(call.composer.enclosures(&enclosures)))
    };
    "copies" "copies(document.copies)" "who gets a copy" => |call| {
        let copies: Vec<CopyTo> = call.list("a list of copies")?;
        Ok(Slot::Blocks(call.composer.copies(&copies)))
    };
    "preamble" "preamble(document.preamble)" "the clauses of a preamble" => |call| {
        let clauses: Vec<Clause> = call.list("a list of clauses")?;
        Ok(Slot::Blocks(call.composer.preamble(&clauses)))
    };
    "operative" "operative(document.operative)" "operative parts, numbered" => |call| {
        let parts: Vec<Part> = call.list("a list of operative parts")?;
        Ok(Slot::Blocks(call.composer.operative(&parts)))
    };
    "reservations" "reservations(document.reservations)" "reservations and alignments" => |call| {
        let reservations: Vec<Reservation> = call.list("a list of reservations")?;
        Ok(Slot::Blocks(call.composer.reservations(&reservations)))
    };
    "adoption" "adoption(document.adoption)"
        "the adoption formula and the clause on authentic languages" => |call| {
        let adoption: Option<Adoption> = call.data("an adoption")?;
        Ok(Slot::Blocks(call.composer.adoption(adoption.as_ref())))
    };
    "procedure" "procedure()" "the line on how the document is adopted" => |call| {
        Ok(Slot::Blocks(call.composer.procedure()))
    };
    "agenda" "agenda()" "the agenda of the meeting" => |call| {
        Ok(Slot::Blocks(call.composer.agenda()))
    };
    "participants" "participants()"
        "who took part; `group_by=\"country\"`, `\"role\"` or `\"none\"`" => |call| {
        let group_by = call.named::<String>("group_by")?;
        let group_by = group_by.map(|name| match name.as_str() {
            "country" => Ok(GroupBy::Country),
            "role" => Ok(GroupBy::Role),
            "none" => Ok(GroupBy::None),
            other => Err(unknown("group_by", other, GroupBy::WORDS)),
        });
        Ok(Slot::Blocks(call.composer.participants(group_by.transpose()?)))
    };
    "abbreviations" "abbreviations()"
        "the abbreviations that the document uses, with a heading, where the record wants them"
        => |call| {
        Ok(Slot::Blocks(call.composer.abbreviations_list()))
    };
    "history" "history(document.history)" "the versions of the document" => |call| {
        let history: Vec<HistoryEntry> = call.list("a list of versions")?;
        Ok(Slot::Blocks(call.composer.history(&history)))
    };
}

fn one(content: Content) -> Vec<Block> {
    vec![block(content)]
}

fn text(content: Option<Vec<Inline>>) -> Result<Slot, Error> {
    Ok(Slot::Inlines(content.unwrap_or_default()))
}

fn unknown(name: &str, value: &str, known: &[&str]) -> Error {
    let message =
        format!("`{name}` cannot be `{value}`; it is one of {}", known.join(", "));
    Error::new(ErrorKind::InvalidOperation, message)
}

fn word(call: &mut Call<'_, '_, '_, '_>) -> Result<Slot, Error> {
    let key = call.word("the name of a message")?;
    let mut parts = vec![];
    let mut numbers = vec![];
    for (name, value) in call.values()? {
        match value.as_i64().filter(|_| value.as_str().is_none()) {
            Some(number) => numbers.push((name, number)),
            None => parts.push((name, call.inlines(&value)?)),
        }
    }
    let parts: Vec<(&str, Vec<Inline>)> =
        parts.iter().map(|(name, part)| (name.as_str(), part.clone())).collect();
    // Words of a person are those of no gender in particular.
    let mut values = vec![("gender", Said::Text(COMMON))];
    values.extend(
        numbers.iter().map(|(name, number)| (name.as_str(), Said::Number(*number))),
    );
    Ok(Slot::Inlines(call.composer.sentence_with(&key, &parts, &values)))
}

fn signatures(call: &mut Call<'_, '_, '_, '_>) -> Result<Slot, Error> {
    const LAYOUTS: &[&str] = &["table", "blocks", "list", "none"];
    let signatories: Vec<Signatory> = call.list("a list of signatories")?;
    let placed = call.composer.is_placed(BlockType::Signatories);
    let layout = call.named::<Value>("layout")?;
    let layout = layout.as_ref().and_then(Value::as_str).unwrap_or("table");
    let layout = match layout {
        "table" => SignatureLayout::Table,
        "blocks" => SignatureLayout::Blocks,
        "list" => SignatureLayout::List,
        "none" => return Ok(Slot::Blocks(vec![])),
        other => return Err(unknown("layout", other, LAYOUTS)),
    };
    let order = match call.named::<Value>("order")?.as_ref().and_then(Value::as_str) {
        None => None,
        Some("asListed") => Some(Order::AsListed),
        Some("alphabetical") => Some(Order::Alphabetical),
        Some("protocol") => Some(Order::Protocol),
        Some("rank") => Some(Order::Rank),
        Some(other) => return Err(unknown("order", other, Order::WORDS)),
    };
    if placed {
        return Ok(Slot::Blocks(vec![]));
    }
    Ok(Slot::Blocks(call.composer.signatures(&signatories, layout, order)))
}
