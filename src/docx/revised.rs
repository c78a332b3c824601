//! Elements of lists that are new, go or move → their paragraphs and rows as tracked
//! changes.

use std::collections::BTreeMap;

use super::plan::{Plan, Unit, Units, looks, said_of};
use super::redline::{Added, New, Pen, Shape};
use super::xml::{Node, element, value};

impl Pen<'_> {
    /// The text with elements that are new, go or move.
    pub(super) fn elements(&mut self, nodes: Vec<Node>) -> Vec<Node> {
        let mut units = Units::default();
        self.units(&nodes, &mut units);
        let mut plan = Plan::default();
        let redline = self.redline;
        for (file, pointer, author) in &redline.removed {
            let mut is_there = false;
            for (index, own) in units.list.iter().enumerate() {
                if own.is_within(file, pointer) {
                    plan.gone.entry(index).or_insert_with(|| author.clone());
                    is_there = true;
                }
            }
            if !is_there {
                self.miss(file, pointer, author, "removed".to_owned());
            }
        }
        for (file, list, index, author) in &redline.joined {
            let of = |index: usize| units.of(file, &format!("{list}/{index}"), false);
            let before = index.checked_sub(1).and_then(of);
            match (before, of(*index)) {
                (Some((_, last)), Some((first, _))) if last + 1 == first => {
                    plan.open.insert(last, author.clone());
                }
                _ => {
                    let text = "joined with the one before it".to_owned();
                    self.miss(file, &format!("{list}/{index}"), author, text);
                }
            }
        }
        let moved: BTreeMap<(&str, &str, usize), Option<usize>> = redline
            .added
            .iter()
            .filter_map(|own| match own.new {
                New::Moved(from) => Some(((&*own.file, &*own.list, from), own.behind)),
                _ => None,
            })
            .collect();
        // From within: what moves takes along what is new in it.
        let depth = |own: &Added| own.list.matches('/').count();
        let mut added: Vec<&Added> = redline.added.iter().collect();
        added.sort_by_key(|own| std::cmp::Reverse(depth(own)));
        for new in added {
            // What stands behind something that moves goes where that goes.
            let mut behind = new.behind;
            for _ in 0..moved.len() {
                let own = behind.and_then(|at| moved.get(&(&*new.file, &*new.list, at)));
                match own {
                    Some(before) => behind = *before,
                    None => break,
                }
            }
            // Nothing stands between what is joined.
            let is_joined = |index: usize| {
                let mut joined = redline.joined.iter();
                joined.any(|own| own.0 == new.file && own.1 == new.list && own.2 == index)
            };
            while let Some(next) = behind.map(|own| own + 1).filter(|own| is_joined(*own))
            {
                behind = Some(next);
            }
            self.place(new, behind, &units, &mut plan);
        }
        let mut at = 0;
        self.put(nodes, &mut plan, &mut at)
    }

    fn miss(&mut self, file: &str, pointer: &str, author: &str, text: String) {
        self.missed.push(said_of(file, pointer, author, text));
    }

    fn units(&self, nodes: &[Node], out: &mut Units) {
        for node in nodes {
            let Node::Element(own) = node else { continue };
            let is_row = own.name == "w:tr";
            if is_row || own.name == "w:p" {
                let mut spots = vec![];
                self.spots(own, &mut spots);
                out.list.push(Unit { is_row, spots, node: own.clone() });
            }
            if own.name != "w:p" {
                self.units(&own.children, out);
            }
        }
    }

    /// Puts something new where it belongs.
    fn place(
        &mut self,
        new: &Added,
        behind: Option<usize>,
        units: &Units,
        plan: &mut Plan,
    ) {
        let is_row = match &new.new {
            New::Row(_) => true,
            New::Paragraphs(_) => false,
            New::Moved(from) => {
                let pointer = format!("{}/{from}", new.list);
                units.of(&new.file, &pointer, true).is_some()
                    && new.list.ends_with("/rows")
            }
        };
        // What is not printed cannot be stood behind.
        let at_index = |index: usize| format!("{}/{index}", new.list);
        let anchor = behind.and_then(|behind| {
            (0..=behind).rev().find_map(|index| {
                units.of(&new.file, &at_index(index), is_row).map(|own| (index, own))
            })
        });
        let first = || units.of(&new.file, &new.list, is_row);
        let Some((at, is_behind)) = anchor
            .map(|(_, (_, last))| (last, true))
            .or_else(|| first().map(|(first, _)| (first, false)))
        else {
            self.miss(&new.file, &new.list, &new.author, new.said.clone());
            return;
        };
        let nodes = match &new.new {
            New::Paragraphs(lines) => {
                let near = anchor.map(|own| own.0);
                let looks = looks(new, near, units, at);
                let mut nodes = vec![];
                for (shape, words) in lines {
                    let style = match shape {
                        Shape::Element => looks.0.clone(),
                        Shape::Inner => looks.1.clone(),
                        Shape::Bullet => {
                            Some(element("w:pPr").child(value("w:pStyle", "ListBullet")))
                        }
                    };
                    nodes.push(self.added(words, style.as_ref(), &new.author));
                }
                nodes
            }
            New::Row(cells) => {
                let like = units.list[at].node.clone();
                vec![self.row(like, cells, &new.author)]
            }
            New::Moved(from) => {
                let pointer = at_index(*from);
                let own = units.of(&new.file, &pointer, is_row);
                let is_table = |own: &(usize, usize)| {
                    units.list[own.0..=own.1].iter().any(|own| own.is_row)
                };
                // There is no tracked move of tables.
                let Some((first, last)) = own.filter(|own| is_row || !is_table(own))
                else {
                    self.miss(&new.file, &pointer, &new.author, new.said.clone());
                    return;
                };
                if is_row {
                    let text =
                        format!("{}\n(deleted here, inserted where it goes)", new.said);
                    self.extra.push(said_of(&new.file, &pointer, &new.author, text));
                }
                self.moved(new, is_row, first..=last, units, plan)
            }
        };
        if is_behind {
            plan.behind.entry(at).or_default().extend(nodes);
        } else {
            let depth = new.list.matches('/').count();
            let before = plan.before.entry(at).or_default();
            before.extend(nodes.into_iter().map(|own| (depth, own)));
            before.sort_by_key(|own| own.0);
        }
    }

    /// An element where it comes to stand, with what is new in it and without what goes.
    fn moved(
        &mut self,
        new: &Added,
        is_row: bool,
        range: std::ops::RangeInclusive<usize>,
        units: &Units,
        plan: &mut Plan,
    ) -> Vec<Node> {
        self.number += 1;
        let move_of = self.number;
        let mut out = vec![];
        for index in range.filter(|index| units.list[*index].is_row == is_row) {
            let before = plan.before.remove(&index).unwrap_or_default();
            out.extend(before.into_iter().map(|own| own.1));
            let behind = plan.behind.remove(&index).unwrap_or_default();
            let name = format!("move{move_of}-{index}");
            let stays =
                !plan.gone.contains_key(&index) && !plan.moved.contains_key(&index);
            if stays {
                let own = units.list[index].node.clone();
                let open = plan.open.get(&index).cloned();
                out.extend(self.arrived(own, is_row, &new.author, &name, open));
                plan.moved.insert(index, (new.author.clone(), name));
            }
            out.extend(behind);
        }
        out
    }

    /// The text as it was planned.
    fn put(&mut self, nodes: Vec<Node>, plan: &mut Plan, at: &mut usize) -> Vec<Node> {
        let mut out = Vec::with_capacity(nodes.len());
        for node in nodes {
            let Node::Element(mut own) = node else {
                out.push(node);
                continue;
            };
            let is_row = own.name == "w:tr";
            if !is_row && own.name != "w:p" {
                own.children = self.put(own.children, plan, at);
                out.push(Node::Element(own));
                continue;
            }
            let index = *at;
            *at += 1;
            let before = plan.before.remove(&index).unwrap_or_default();
            out.extend(before.into_iter().map(|own| own.1));
            if is_row {
                own.children = self.put(own.children, plan, at);
            }
            let behind = plan.behind.remove(&index).unwrap_or_default();
            if let Some(author) = plan.open.remove(&index) {
                self.end(&mut own, "w:del", &author);
            }
            match (plan.gone.remove(&index), plan.moved.remove(&index)) {
                (Some(author), _) if is_row => {
                    out.push(Node::Element(self.tracked_row(own, "w:del", &author)));
                }
                (Some(author), _) => {
                    out.push(Node::Element(self.tracked(own, "w:del", &author)));
                }
                // A row is taken away and put in again: there is no other way to say it.
                (None, Some((author, _))) if is_row => {
                    own.children = self.all(own.children, "w:del", &author);
                    out.push(Node::Element(self.tracked_row(own, "w:del", &author)));
                }
                (None, Some((author, name))) => {
                    let own = self.tracked(own, "w:moveFrom", &author);
                    out.extend(self.range(own, "moveFrom", &author, &name));
                }
                (None, None) => out.push(Node::Element(own)),
            }
            out.extend(behind);
        }
        out
    }
}
