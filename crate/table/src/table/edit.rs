//! Corrections, and taking them back.

use super::{Progress, Table};
use crate::grid::Span;
use fla_core::Result;
use fla_core::declaration::{Field, Finding};

/// How many steps can be taken back.
const MAX_STEPS: usize = 200;

/// What one step changed.
#[derive(Clone, Debug, Default)]
pub(super) struct Step {
    /// Row of the grid, column, and what stood there.
    cells: Vec<(u32, u16, Span)>,
    /// Rows of the grid that were taken out.
    removed: Vec<usize>,
}

impl Table {
    /// Puts a text where a row has its value for a field.
    pub fn edit(&mut self, row: usize, field: Field, text: &str) -> Result<()> {
        let mut step = Step::default();
        self.write(row, field, text, &mut step)?;
        self.finish_step(step, &[row]);
        Ok(())
    }

    /// Follows the certain suggestions of one row: those of a rule, or all.
    pub fn fix(&mut self, row: usize, rule: Option<&str>) -> Result<()> {
        let mut step = Step::default();
        self.follow(row, rule, &mut step)?;
        self.finish_step(step, &[row]);
        Ok(())
    }

    /// Begins to follow the certain suggestions of a rule in all rows.
    pub fn begin_fixing(&self, rule: &str) -> Fixing {
        Fixing {
            rule: rule.to_owned(),
            next: 0,
            step: Step::default(),
            rows: Vec::new(),
        }
    }

    /// Follows them in so many rows more. `None` when all are done.
    pub fn fix_rows(&mut self, fixing: &mut Fixing, count: usize) -> Result<Option<Progress>> {
        let total = self.rows();
        let end = fixing.next.saturating_add(count).min(total);
        let rule = super::check::rule_place(&fixing.rule);
        for row in fixing.next..end {
            let concerned = self
                .briefs_of(row)
                .iter()
                .any(|brief| brief.fixable && Some(brief.rule) == rule);
            if concerned && !self.is_removed(row) {
                self.follow(row, Some(&fixing.rule), &mut fixing.step)?;
                fixing.rows.push(row);
            }
        }
        fixing.next = end;
        if end < total {
            return Ok(Some(Progress { done: end, total }));
        }
        let rows = core::mem::take(&mut fixing.rows);
        self.finish_step(core::mem::take(&mut fixing.step), &rows);
        Ok(None)
    }

    /// Gives up: what was followed so far is as it was.
    pub fn cancel_fixing(&mut self, fixing: &Fixing) -> Result<()> {
        self.take_back(&fixing.step).map(drop)
    }

    /// Takes rows out.
    pub fn remove(&mut self, rows: &[usize]) {
        let mut step = Step::default();
        for row in rows {
            let grid_row = self.grid_row(*row);
            if let Some(removed @ false) = self.removed.get_mut(grid_row) {
                *removed = true;
                step.removed.push(grid_row);
            }
        }
        self.finish_step(step, rows);
    }

    /// Takes the last step back.
    pub fn undo(&mut self) -> Result<()> {
        let Some(step) = self.history.pop() else {
            return Ok(());
        };
        let rows = self.take_back(&step)?;
        self.check_rows_again(&rows);
        Ok(())
    }

    /// How many steps can be taken back.
    pub const fn undoable(&self) -> usize {
        self.history.len()
    }

    /// Undoes what a step changed and gives the rows.
    fn take_back(&mut self, step: &Step) -> Result<Vec<usize>> {
        let mut rows = Vec::new();
        for (grid_row, column, before) in step.cells.iter().rev() {
            let grid_row = crate::grid::to_usize(*grid_row);
            self.source
                .grid
                .restore(grid_row, usize::from(*column), *before)?;
            rows.push(grid_row.saturating_sub(self.first));
        }
        for grid_row in &step.removed {
            if let Some(removed) = self.removed.get_mut(*grid_row) {
                *removed = false;
            }
            rows.push(grid_row.saturating_sub(self.first));
        }
        rows.sort_unstable();
        rows.dedup();
        Ok(rows)
    }

    fn finish_step(&mut self, step: Step, rows: &[usize]) {
        if step.cells.is_empty() && step.removed.is_empty() {
            return;
        }
        if self.history.len() >= MAX_STEPS {
            self.history.remove(0);
        }
        self.history.push(step);
        self.check_rows_again(rows);
    }

    fn check_rows_again(&mut self, rows: &[usize]) {
        let mut changed = false;
        for row in rows {
            changed |= self.check_again(*row);
        }
        if changed {
            self.check_set();
        }
    }

    fn follow(&mut self, row: usize, rule: Option<&str>, step: &mut Step) -> Result<()> {
        let findings = self.findings(row);
        let meant = |finding: &&Finding| rule.is_none_or(|rule| finding.code == rule);
        for finding in findings.iter().filter(meant) {
            let Some(field) = Field::from_path(&finding.path) else {
                continue;
            };
            if let Some(suggestion) = &finding.suggestion {
                self.write(row, field, suggestion, step)?;
            } else if let Some(other) = finding.swap_with.and_then(Field::from_path) {
                let grid_row = self.grid_row(row);
                let text = |field| self.layout.text(&self.source.grid, grid_row, field).to_owned();
                let (one, two) = (text(field), text(other));
                self.write(row, field, &two, step)?;
                self.write(row, other, &one, step)?;
            }
        }
        Ok(())
    }

    fn write(&mut self, row: usize, field: Field, text: &str, step: &mut Step) -> Result<()> {
        if row >= self.rows() || !self.purpose.kind.fields().contains(&field) {
            return Ok(());
        }
        let column = self.column_for(field);
        let grid_row = self.grid_row(row);
        let before = self.source.grid.replace(grid_row, column, text)?;
        if let (Ok(grid_row), Ok(column)) = (u32::try_from(grid_row), u16::try_from(column)) {
            step.cells.push((grid_row, column, before));
        }
        Ok(())
    }

    /// The column of a field; one beyond those of the file when it has none.
    fn column_for(&mut self, field: Field) -> usize {
        if let Some(column) = self.layout.column(field) {
            return column;
        }
        let column = self.file_columns().saturating_add(self.added.len());
        self.added.push(field);
        self.layout.set_column(field, column);
        column
    }
}

/// The suggestions of a rule that are being followed in all rows.
#[derive(Clone, Debug)]
pub struct Fixing {
    rule: String,
    next: usize,
    step: Step,
    rows: Vec<usize>,
}
