//! The shared measures in, values for `sheet.typ.j2` out.

use minijinja::{Value, context};

use crate::brand::{Brand, Color};
use crate::document::Style;
use crate::style::{Face, Ink, Role, Sheet};

/// Every role that has a look, by the name it has in Typst.
const ROLES: &[Role] = &[
    Role::Style(Style::Body),
    Role::Style(Style::Title),
    Role::Style(Style::Subtitle),
    Role::Style(Style::Event),
    Role::Style(Style::PlaceDate),
    Role::Style(Style::Reference),
    Role::Style(Style::Delivery),
    Role::Style(Style::Address),
    Role::Style(Style::Subject),
    Role::Style(Style::Salutation),
    Role::Style(Style::Closing),
    Role::Style(Style::Opening),
    Role::Style(Style::Preamble),
    Role::Style(Style::Enacting),
    Role::Style(Style::Clause),
    Role::Style(Style::Adoption),
    Role::Style(Style::Reservation),
    Role::Style(Style::Small),
    Role::Style(Style::SmallHeading),
    Role::Style(Style::AnnexLabel),
    Role::Heading(1),
    Role::Heading(2),
    Role::Heading(3),
    Role::Heading(4),
    Role::Heading(5),
    Role::Heading(6),
    Role::ListItem,
    Role::Quote,
    Role::Cite,
    Role::TableCaption,
    Role::TableHead,
    Role::TableCell,
    Role::TableNote,
    Role::FactLabel,
    Role::FactValue,
    Role::ContentsHeading,
    Role::ContentsEntry(1),
    Role::ContentsEntry(2),
    Role::Footnote,
    Role::SenderName,
    Role::SenderLine,
    Role::SignatureName,
    Role::SignatureLine,
    Role::SignatureCountry,
    Role::RunningHead,
    Role::RunningFoot,
    Role::DraftMark,
    Role::Classification,
];

/// What a role is called in Typst.
pub(super) fn name(role: Role) -> &'static str {
    match role {
        Role::Style(style) => match style {
            Style::Body => "body",
            Style::Title => "title",
            Style::Subtitle => "subtitle",
            Style::Event => "event",
            Style::PlaceDate => "place-date",
            Style::Reference => "reference",
            Style::Delivery => "delivery",
            Style::Address => "address",
            Style::Subject => "subject",
            Style::Salutation => "salutation",
            Style::Closing => "closing",
            Style::Opening => "opening",
            Style::Preamble => "preamble",
            Style::Enacting => "enacting",
            Style::Clause => "clause",
            Style::Adoption => "adoption",
            Style::Reservation => "reservation",
            Style::Small => "small",
            Style::SmallHeading => "small-heading",
            Style::AnnexLabel => "annex-label",
        },
        Role::Heading(1) => "heading-1",
        Role::Heading(2) => "heading-2",
        Role::Heading(3) => "heading-3",
        Role::Heading(4) => "heading-4",
        Role::Heading(5) => "heading-5",
        Role::Heading(_) => "heading-6",
        Role::ListItem => "list-item",
        Role::Quote => "quote",
        Role::Cite => "cite",
        Role::TableCaption => "table-caption",
        Role::TableHead => "table-head",
        Role::TableCell => "table-cell",
        Role::TableNote => "table-note",
        Role::FactLabel => "fact-label",
        Role::FactValue => "fact-value",
        Role::ContentsHeading => "contents-heading",
        Role::ContentsEntry(1) => "contents-entry",
        Role::ContentsEntry(_) => "contents-subentry",
        Role::Footnote => "footnote",
        Role::SenderName => "sender-name",
        Role::SenderLine => "sender-line",
        Role::SignatureName => "signature-name",
        Role::SignatureLine => "signature-line",
        Role::SignatureCountry => "signature-country",
        Role::RunningHead => "running-head",
        Role::RunningFoot => "running-foot",
        Role::DraftMark => "draft-mark",
        Role::Classification => "classification",
    }
}

/// All values of a brand.
pub(super) fn view(brand: &Brand, sheet: &Sheet) -> Value {
    let colors = &brand.colors;
    let color = |ink: Ink| match ink {
        Ink::Text => colors.text,
        Ink::Primary => colors.primary,
        Ink::Secondary => colors.secondary,
        Ink::Alert => sheet.alert,
    };
    let families = |own: &[String]| -> Vec<String> {
        own.iter().chain(&brand.fonts.fallback).cloned().collect()
    };
    let roles: Value = ROLES
        .iter()
        .map(|&role| {
            let text = sheet.text(role);
            context! {
                name => name(role),
                heading_face => text.face == Face::Heading,
                size => text.size,
                leading => text.leading,
                before => text.before,
                after => text.after,
                bold => text.bold,
                italic => text.italic,
                color => hex(color(text.ink)),
                keep => text.keep_with_next,
                together => text.keep_together,
            }
        })
        .collect();
    context! {
        roles,
        body_fonts => families(&brand.fonts.body),
        heading_fonts => families(&brand.fonts.heading),
        colors => context! {
            text => hex(colors.text),
            primary => hex(colors.primary),
            secondary => hex(colors.secondary),
            accent => hex(colors.accent),
            line => hex(sheet.line),
            tint => hex(sheet.tint),
            highlight => hex(sheet.highlight),
        },
        page => context! {
            width => brand.page.width,
            height => brand.page.height,
            top => brand.page.top,
            bottom => brand.page.bottom,
            start => brand.page.start,
            end => brand.page.end,
        },
        sheet => context! {
            head_top => sheet.head_top,
            letterhead_top => sheet.letterhead_top,
            letterhead_after => sheet.letterhead_after,
            running_head_top => sheet.running_head_top,
            running_rule => sheet.running_rule,
            foot_bottom => sheet.foot_bottom,
            list_step => sheet.list_step,
            quote_indent => sheet.quote_indent,
            cell_inset_y => sheet.cell_inset.0,
            cell_inset_x => sheet.cell_inset.1,
            table_gap => sheet.table_gap,
            fact_label => sheet.fact_label,
            beside_share => sheet.beside_share,
            gutter => sheet.gutter,
            column_gap => sheet.column_gap,
            signature_gap => sheet.signature_gap,
            hairline => sheet.hairline,
            rule => sheet.rule,
        },
    }
}

fn hex(color: Color) -> String {
    format!("#{}", color.hex())
}
