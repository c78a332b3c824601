//! The page of a table: what is to be done, and the rows.

use indexmap::IndexSet;

use super::record::key;
use super::words::{ADVICE, label, title};
use super::{WORDS, Worksheet};
use crate::brand::Brand;
use crate::document::Orientation;
use crate::docx::measure::{Page, twips};
use crate::docx::package::Relationships;
use crate::docx::xml::{Element, Node, element, preserved, value};
use crate::translation::{Content, Identity, Signs, Unit};

/// The longest row that is kept on a page, in bytes of its texts.
const WHOLE: usize = 1500;
/// From the edge of the page to the text, in points.
const TOP: f64 = 48.0;
/// The longest title of a control that Word takes.
const TITLE: usize = 64;

/// Writes one table.
pub(super) struct Writer<'a> {
    pub(super) worksheet: &'a Worksheet<'a>,
    page: Page,
    languages: &'a [String; 2],
    pub(super) key: String,
    pub(super) relationships: Relationships,
    /// The places that links lead to; in the table they have none.
    pub(super) anchors: Vec<String>,
    /// What is written around the texts.
    pub(super) fixed: IndexSet<String>,
    bookmarks: usize,
}

impl<'a> Writer<'a> {
    pub(super) fn new(
        worksheet: &'a Worksheet<'a>,
        brand: &Brand,
        languages: &'a [String; 2],
        relationships: Relationships,
    ) -> Self {
        Self {
            worksheet,
            page: Page { top: twips(TOP), ..Page::new(brand, Orientation::Landscape) },
            languages,
            key: key(worksheet.head),
            relationships,
            anchors: vec![],
            fixed: IndexSet::new(),
            bookmarks: 0,
        }
    }

    /// The body, with the footer of its pages.
    pub(super) fn body(&mut self, footer: &str) -> Vec<Node> {
        let mut title = self.notice("Title", &title(self.worksheet));
        let mut out = vec![];
        out.push(self.notice("Subtitle", &self.worksheet.about));
        out.extend(ADVICE.map(|text| self.notice("ListBullet", text)));
        out.push(line("TableSpacer", vec![]));
        out.push(self.table());
        out.push(line("TableEnd", vec![]));
        out.push(self.section(footer));
        // Links to places of a document lead to the head of the table.
        let marks: Vec<Element> = (0..self.anchors.len())
            .flat_map(|index| self.bookmark(&self.anchor(index), vec![]))
            .collect();
        title.children.extend(marks.into_iter().map(Node::Element));
        let all = std::iter::once(title).chain(out);
        all.map(Node::Element).collect()
    }

    /// The foot of each page: what it is, and its number.
    pub(super) fn foot(&mut self) -> Node {
        let field = |name: &str| {
            let text = element("w:r").child(element("w:t").text("1"));
            element("w:fldSimple").with("w:instr", format!(" {name} ")).child(text)
        };
        let mut foot = self.notice("FooterLandscape", &title(self.worksheet));
        let tab = element("w:r").child(element("w:tab"));
        let of = preserved(" / ");
        foot = foot.child(tab).child(field("PAGE"));
        Node::Element(foot.child(element("w:r").child(of)).child(field("NUMPAGES")))
    }

    fn section(&self, footer: &str) -> Element {
        let reference = element("w:footerReference");
        element("w:sectPr")
            .child(reference.with("w:type", "default").with("r:id", footer))
            .children(self.page.properties())
    }

    fn table(&mut self) -> Element {
        let width = self.page.text_width;
        let columns = [width / 2, width - width / 2];
        let properties = element("w:tblPr")
            .child(value("w:tblStyle", "RecordTable"))
            .child(element("w:tblW").with("w:w", width).with("w:type", "dxa"))
            .child(element("w:tblLayout").with("w:type", "fixed"))
            .child(
                value("w:tblLook", "0620")
                    .with("w:firstRow", 1)
                    .with("w:lastRow", 0)
                    .with("w:firstColumn", 0)
                    .with("w:lastColumn", 0)
                    .with("w:noHBand", 1)
                    .with("w:noVBand", 1),
            )
            .child(value("w:tblCaption", title(self.worksheet)))
            .child(value(
                "w:tblDescription",
                "On the left each text, on the right its translation",
            ));
        let grid = columns.map(|width| element("w:gridCol").with("w:w", width));
        let heads =
            self.worksheet.names.clone().map(|name| self.notice("TableHead", &name));
        let properties_of_row =
            element("w:trPr").child(element("w:cantSplit")).child(element("w:tblHeader"));
        let mut head = element("w:tr").child(properties_of_row);
        for (width, line) in columns.into_iter().zip(heads) {
            head = head.child(cell(width, 1).child(line));
        }
        let mut out = element("w:tbl")
            .child(properties)
            .child(element("w:tblGrid").children(grid))
            .child(head);
        let units = self.worksheet.units;
        let mut number = 0;
        for group in units.chunk_by(|a, b| a.document == b.document) {
            out = out.child(self.group(&group[0].document, width));
            for unit in group {
                number += 1;
                out = out.child(self.row(number, unit, columns));
            }
        }
        out
    }

    /// The row over the texts of a document.
    fn group(&mut self, document: &str, width: u32) -> Element {
        let shade = value("w:shd", "clear")
            .with("w:color", "auto")
            .with("w:fill", "F2F2F2")
            .with("w:themeFill", "background2");
        let mut cell = cell(width, 2);
        cell.first("w:tcPr").children.push(Node::Element(shade));
        let mut line = self.notice("TableHead", &format!("Document: {document}"));
        line.first("w:pPr").children.push(Node::Element(element("w:keepNext")));
        element("w:tr")
            .child(element("w:trPr").child(element("w:cantSplit")))
            .child(cell.child(line))
    }

    fn row(&mut self, number: usize, unit: &Unit, columns: [u32; 2]) -> Element {
        let source = Content::read(&unit.source);
        let target = unit.target.as_deref().map(Content::read);
        let signs = Signs::new(&source, target.as_ref());
        let [from, to] = self.languages;
        let label = self.notice("TranslationPlace", &label(number, unit));
        let content = self.runs(&source, &signs, from);
        let source = self.hold(number, unit, content);
        let target = target.map_or_else(Vec::new, |own| self.runs(&own, &signs, to));
        let length = unit.source.len().max(unit.target.as_ref().map_or(0, String::len));
        let mut row = element("w:tr");
        if length < WHOLE {
            row = row.child(element("w:trPr").child(element("w:cantSplit")));
        }
        let source = line("TranslationSource", source);
        let target = line("TranslationTarget", target);
        row.child(cell(columns[0], 1).child(source).child(label))
            .child(cell(columns[1], 1).child(target))
    }

    /// A hidden bookmark and a control: whichever the word processor keeps leads back.
    /// Nothing is locked, as what is copied to the right would be locked there.
    fn hold(
        &mut self,
        number: usize,
        unit: &Unit,
        content: Vec<Element>,
    ) -> Vec<Element> {
        let properties = element("w:sdtPr")
            .child(value("w:alias", self.control_title(number, unit)))
            .child(value("w:tag", self.id(number, unit)))
            .child(value("w:id", number))
            .child(element("w:richText"));
        let held = element("w:sdtContent").children(content);
        let control = element("w:sdt").child(properties).child(held);
        let name = format!("_tu{}_{number}", self.key);
        self.bookmark(&name, vec![control])
    }

    /// What a row is, for its control and for the record.
    pub(super) fn id(&self, number: usize, unit: &Unit) -> String {
        format!("{}:{}", self.key, Identity::of(unit).id(number))
    }

    /// What Word shows at the control.
    pub(super) fn control_title(&self, number: usize, unit: &Unit) -> String {
        let title = format!("{} {number} · {}", self.worksheet.head.target, unit.name);
        title.chars().take(TITLE).collect()
    }

    /// The number of a place that links lead to.
    pub(super) fn place(&mut self, id: &str) -> usize {
        let known = self.anchors.iter().position(|own| own == id);
        known.unwrap_or_else(|| {
            self.anchors.push(id.to_owned());
            self.anchors.len() - 1
        })
    }

    /// The bookmark of such a place.
    pub(super) fn anchor(&self, index: usize) -> String {
        format!("_tl{}_{}", self.key, index + 1)
    }

    fn bookmark(&mut self, name: &str, content: Vec<Element>) -> Vec<Element> {
        let id = self.bookmarks;
        self.bookmarks += 1;
        let start = element("w:bookmarkStart").with("w:id", id).with("w:name", name);
        let end = element("w:bookmarkEnd").with("w:id", id);
        std::iter::once(start).chain(content).chain([end]).collect()
    }

    /// A line that belongs to no text.
    fn notice(&mut self, style: &str, text: &str) -> Element {
        self.fixed.insert(text.to_owned());
        let language = element("w:rPr").child(value("w:lang", WORDS));
        let run = element("w:r").child(language).child(element("w:t").text(text));
        line(style, vec![run])
    }
}

fn line(style: &str, content: Vec<Element>) -> Element {
    let properties = element("w:pPr").child(value("w:pStyle", style));
    element("w:p").child(properties).children(content)
}

fn cell(width: u32, columns: usize) -> Element {
    let mut properties = element("w:tcPr")
        .child(element("w:tcW").with("w:w", width).with("w:type", "dxa"));
    if columns > 1 {
        properties = properties.child(value("w:gridSpan", columns));
    }
    element("w:tc").child(properties)
}
