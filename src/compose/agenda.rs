//! The agenda as a table: number, time, item, speakers; a row of its own for each new day.

use super::context::{Composer, computed, join};
use super::letter::lines;
use super::table::cell;
use crate::document::{Block, Cell, Inline, Row};
use crate::locale::Value;
use crate::model::{AgendaItem, At, Date};

/// What the rows of an agenda have in common.
struct Table {
    rows: Vec<Row>,
    timed: bool,
    spoken: bool,
    day: String,
}

impl Composer {
    /// The agenda of the meeting.
    pub fn agenda(&self) -> Vec<Block> {
        let agenda = &self.meeting().agenda;
        if agenda.is_empty() {
            return vec![];
        }
        let any = |test: &dyn Fn(&AgendaItem) -> bool| {
            agenda.iter().any(|item| some(item, test))
        };
        let mut table = Table {
            rows: vec![],
            timed: any(&|item| item.start.is_some() || item.end.is_some()),
            spoken: any(&|item| !item.speakers.is_empty()),
            day: String::new(),
        };
        self.agenda_items(agenda, "", &mut table);
        let mut columns = vec![("agenda-number", 0.1)];
        if table.timed {
            columns.push(("agenda-time", 0.18));
        }
        columns.push(("agenda-item", 0.42));
        if table.spoken {
            columns.push(("agenda-speakers", 0.3));
        }
        let sum: f64 = columns.iter().map(|(_, width)| width).sum();
        for (_, width) in &mut columns {
            *width /= sum;
        }
        let title = self.word("agenda", &[]);
        let mut block = self.made_table(title, &columns, table.rows, false);
        if table.timed
            && let Some(zone) = &self.meeting().time_zone
            && let crate::document::Content::Table(own) = &mut block.content
        {
            let name = self.locale.time_zone(zone, &self.meeting().start_date);
            let name = self.said(name);
            own.note = Some(self.labelled(
                "label-time",
                vec![computed(&zone.origin, vec![Inline::Text(name)])],
            ));
        }
        vec![block]
    }

    fn agenda_items(&self, items: &[AgendaItem], above: &str, table: &mut Table) {
        for (item, count) in items.iter().zip(1..) {
            let counted = format!("{above}{count}.");
            self.agenda_day(item, table);
            let number = match &item.number {
                Some(number) => self.leaf(number),
                None => vec![Inline::Text(counted.clone())],
            };
            let mut cells = vec![cell(number)];
            if table.timed {
                let text = self.times(item);
                let origin =
                    item.start.as_ref().or(item.end.as_ref()).map(|own| &own.origin);
                let shown = origin.filter(|_| !text.is_empty());
                cells.push(cell(shown.map_or_else(Vec::new, |origin| {
                    vec![computed(origin, vec![Inline::Text(text.clone())])]
                })));
            }
            let title = self.optional(item.title.as_ref());
            let text = [title, self.optional(item.description.as_ref())];
            cells.push(cell(lines(
                text.into_iter().filter(|line| !line.is_empty()).collect(),
            )));
            if table.spoken {
                let speakers = item.speakers.iter().filter(|id| self.may_name(&id.value));
                cells.push(cell(join(speakers.map(|id| self.party(id)), ", ")));
            }
            table.rows.push(Row { origin: Some(item.origin.clone()), cells });
            self.agenda_items(&item.items, &counted, table);
        }
    }

    fn agenda_day(&self, item: &AgendaItem, table: &mut Table) {
        let Some(start) = &item.start else { return };
        let Some((day, _)) = start.value.split_once('T') else { return };
        let Some(date) = Date::parse(day, &start.origin).filter(|_| day != table.day)
        else {
            return;
        };
        day.clone_into(&mut table.day);
        let columns = 2 + u32::from(table.timed) + u32::from(table.spoken);
        let text = self.said(self.locale.day(&date));
        let date = computed(&date.origin, vec![Inline::Text(text)]);
        let content = vec![Inline::Strong(vec![date])];
        let cells = vec![Cell { colspan: columns, ..cell(content) }];
        table.rows.push(Row { origin: None, cells });
    }

    /// From when to when, in words.
    fn times(&self, item: &AgendaItem) -> String {
        let said = |moment: Option<&At<String>>| {
            let time = time(moment)?;
            Some(self.said(self.locale.time(&time)))
        };
        match (said(item.start.as_ref()), said(item.end.as_ref())) {
            (Some(start), Some(end)) => {
                let values = [("start", Value::Text(&start)), ("end", Value::Text(&end))];
                self.word("time-range", &values)
            }
            (start, end) => start.or(end).unwrap_or_default(),
        }
    }

    /// Whether a person may be named in a list.
    pub fn may_name(&self, id: &str) -> bool {
        let person = self.package.people.get(id);
        person.is_none_or(|person| {
            self.shows(person.visibility.as_ref().map(|own| own.value))
        })
    }
}

fn some(item: &AgendaItem, test: &dyn Fn(&AgendaItem) -> bool) -> bool {
    test(item) || item.items.iter().any(|below| some(below, test))
}

/// Hours and minutes of a time or of a date and time.
fn time(moment: Option<&At<String>>) -> Option<String> {
    let text = &moment?.value;
    let time = text.split_once('T').map_or(text.as_str(), |(_, time)| time);
    Some(time.get(..5).unwrap_or(time).to_owned())
}
