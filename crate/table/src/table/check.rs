//! Checks all rows, a slice at a time, and single rows again after a correction.

use super::{Mapping, Table};
use crate::layout::Layout;
use fla_core::declaration::{Field, Finding, RecordKey, Rule, check_record, set};

/// How far a work is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Progress {
    /// Rows done.
    pub done: usize,
    /// Rows in all.
    pub total: usize,
}

/// What was found about a row: a piece of [`Table::briefs`].
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct State {
    start: u32,
    count: u16,
    pub(super) has_error: bool,
    pub(super) has_warning: bool,
}

/// A finding in two bytes.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Brief {
    /// Its place in [`Rule::ALL`].
    pub(super) rule: u8,
    /// What would be right is known.
    pub(super) fixable: bool,
}

/// A check of all rows that is under way; the results of the last one are there until it is complete.
#[derive(Debug)]
pub(super) struct Checking {
    layout: Layout,
    first: usize,
    next: usize,
    learnt: bool,
    states: Vec<State>,
    briefs: Vec<Brief>,
    keys: Vec<Option<RecordKey>>,
}

impl Table {
    /// Begins to check all rows by a mapping. A field that two columns are said to be is the first one's.
    pub fn begin_check(&mut self, mapping: &Mapping) {
        let kind = self.purpose.kind;
        let mut layout = Layout::new(kind);
        let path = |path: &String| Field::from_path(path).filter(|field| kind.fields().contains(field));
        for (place, field) in self.added.iter().enumerate() {
            layout.set_column(*field, self.file_columns().saturating_add(place));
        }
        for (column, field) in mapping.columns.iter().enumerate().rev() {
            if let Some(field) = field.as_ref().and_then(path) {
                layout.set_column(field, column);
            }
        }
        for (field, text) in &mapping.defaults {
            if let Some(field) = path(field) {
                layout.set_default(field, text);
            }
        }
        for (field, other) in &mapping.same_as {
            if let (Some(field), Some(other)) = (path(field), path(other)) {
                layout.set_same_as(field, other);
            }
        }
        let first = self.guess.top.saturating_add(usize::from(mapping.heading));
        let rows = self.source.grid.rows().saturating_sub(first);
        self.checking = Some(Checking {
            layout,
            first,
            next: 0,
            learnt: false,
            states: Vec::with_capacity(rows),
            briefs: Vec::new(),
            keys: Vec::with_capacity(rows),
        });
    }

    /// Checks so many rows more; at the end the set as a whole. `None` when everything is checked.
    pub fn check_rows(&mut self, count: usize) -> Option<Progress> {
        let mut checking = self.checking.take()?;
        let grid = &self.source.grid;
        let total = grid.rows().saturating_sub(checking.first);
        if !checking.learnt {
            // All days of a column first: one of them may tell how the others are written.
            (checking.first..grid.rows()).for_each(|row| checking.layout.learn(grid, row));
            checking.learnt = true;
        }
        let end = checking.next.saturating_add(count).min(total);
        let mut findings = Vec::new();
        for row in checking.next..end {
            let grid_row = checking.first.saturating_add(row);
            findings.clear();
            let key = if self.removed.get(grid_row) == Some(&true) {
                None
            } else {
                self.check_with(&checking.layout, grid_row, &mut findings)
            };
            let state = State::of(&findings, &mut checking.briefs);
            checking.states.push(state);
            checking.keys.push(key);
        }
        checking.next = end;
        if end < total {
            self.checking = Some(checking);
            return Some(Progress { done: end, total });
        }
        self.layout = checking.layout;
        self.first = checking.first;
        self.states = checking.states;
        self.briefs = checking.briefs;
        self.keys = checking.keys;
        self.history.clear();
        self.check_set();
        None
    }

    /// Gives up a check of all rows; what the last one found stays.
    pub fn cancel_check(&mut self) {
        self.checking = None;
    }

    /// Everything there is to say of a row for itself.
    pub(super) fn findings(&self, row: usize) -> Vec<Finding> {
        let mut findings = Vec::new();
        self.check_with(&self.layout, self.grid_row(row), &mut findings);
        findings
    }

    /// What was found about a row for itself.
    pub(super) fn briefs_of(&self, row: usize) -> &[Brief] {
        let Some(state) = self.states.get(row) else {
            return &[];
        };
        let start = crate::grid::to_usize(state.start);
        let end = start.saturating_add(usize::from(state.count));
        self.briefs.get(start..end).unwrap_or_default()
    }

    /// Checks a row again, and says whether others may be concerned.
    pub(super) fn check_again(&mut self, row: usize) -> bool {
        let mut findings = Vec::new();
        let grid_row = self.grid_row(row);
        let removed = self.is_removed(row);
        let key = if removed {
            None
        } else {
            self.check_with(&self.layout, grid_row, &mut findings)
        };
        let state = State::of(&findings, &mut self.briefs);
        if let Some(place) = self.states.get_mut(row) {
            *place = state;
        }
        let Some(place) = self.keys.get_mut(row) else {
            return false;
        };
        let changed = *place != key;
        *place = key;
        changed
    }

    /// Holds the rows to each other.
    pub(super) fn check_set(&mut self) {
        self.of_set = set::check(&self.keys, self.purpose.representative);
    }

    fn check_with(&self, layout: &Layout, grid_row: usize, findings: &mut Vec<Finding>) -> Option<RecordKey> {
        let kind = self.purpose.kind;
        let row = layout.read(&self.source.grid, grid_row, self.setting());
        findings.extend(
            kind.fields()
                .iter()
                .filter_map(|field| row.value(*field).doubt(*field)),
        );
        let key = check_record(kind, &row, self.purpose.today, findings);
        key.filter(|_| !findings.iter().any(Finding::is_error))
    }
}

impl State {
    fn of(findings: &[Finding], briefs: &mut Vec<Brief>) -> Self {
        let start = u32::try_from(briefs.len()).unwrap_or(u32::MAX);
        let rules = findings.iter().filter_map(|finding| {
            Some(Brief {
                rule: rule_place(finding.code)?,
                fixable: is_fixable(finding),
            })
        });
        briefs.extend(rules);
        Self {
            start,
            count: u16::try_from(findings.len()).unwrap_or(u16::MAX),
            has_error: findings.iter().any(Finding::is_error),
            has_warning: findings.iter().any(|finding| !finding.is_error()),
        }
    }
}

/// Whether what would be right is known.
pub(super) const fn is_fixable(finding: &Finding) -> bool {
    finding.suggestion.is_some() || finding.swap_with.is_some()
}

/// The place of a rule in [`Rule::ALL`], by its code. There are far fewer than 256 rules.
pub(super) fn rule_place(code: &str) -> Option<u8> {
    // The codes are constants: nearly always the very same text, not just an equal one.
    let same = |rule: &Rule| core::ptr::eq(rule.code(), code);
    let place = Rule::ALL.iter().position(same);
    let place = place.or_else(|| Rule::ALL.iter().position(|rule| rule.code() == code));
    place.and_then(|place| u8::try_from(place).ok())
}
