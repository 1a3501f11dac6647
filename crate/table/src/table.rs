//! The table: cells, what they mean, what was found, what was corrected.

mod check;
mod edit;
mod view;

pub use check::Progress;
pub use edit::Fixing;
pub use view::{CellView, FileView, Filter, Only, RowView, RuleCount, Summary};

use crate::guess::{Guess, guess};
use crate::layout::Layout;
use crate::reading::Source;
use crate::sniff::Format;
use crate::value::Setting;
use check::{Checking, State};
use edit::Step;
use fla_core::declaration::set::SetFinding;
use fla_core::declaration::{Field, Kind, RecordKey};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use time::Date;

/// What the table is read for.
#[derive(Clone, Copy, Debug)]
pub struct Purpose {
    /// What the rows are.
    pub kind: Kind,
    /// The day of the check.
    pub today: Date,
    /// Rows of several employers are as it should be.
    pub representative: bool,
}

/// Which column is which field, as the panel says it.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Mapping {
    /// The first row of cells is a heading.
    pub heading: bool,
    /// One per column; a path, or nothing.
    pub columns: Vec<Option<String>>,
    /// What a row has for a field of which it has no text.
    #[serde(default)]
    pub defaults: BTreeMap<String, String>,
    /// From which other field a row takes the text of a field of which it has none.
    #[serde(default)]
    pub same_as: BTreeMap<String, String>,
}

/// A file of declarations that is open.
///
/// A row is named by its place below the heading. What was found is kept in two bytes for each finding; the sentences
/// are made again for the rows that are looked at.
#[derive(Debug)]
pub struct Table {
    source: Source,
    purpose: Purpose,
    guess: Guess,
    layout: Layout,
    /// The row of the grid that is row 0.
    first: usize,
    states: Vec<State>,
    briefs: Vec<check::Brief>,
    keys: Vec<Option<RecordKey>>,
    of_set: Vec<SetFinding>,
    /// By row of the grid.
    removed: Vec<bool>,
    /// Columns beyond those of the file, for corrections of fields that have none.
    added: Vec<Field>,
    history: Vec<Step>,
    checking: Option<Checking>,
}

impl Table {
    /// A file that was read.
    pub fn new(source: Source, purpose: Purpose) -> Self {
        let setting = Setting {
            today: purpose.today,
            exact: source.format != Format::Csv,
        };
        let guess = guess(purpose.kind, &source.grid, setting);
        let first = guess.top.saturating_add(usize::from(guess.heading));
        Self {
            removed: vec![false; source.grid.rows()],
            layout: Layout::new(purpose.kind),
            source,
            purpose,
            guess,
            first,
            states: Vec::new(),
            briefs: Vec::new(),
            keys: Vec::new(),
            of_set: Vec::new(),
            added: Vec::new(),
            history: Vec::new(),
            checking: None,
        }
    }

    /// What was read.
    pub const fn source(&self) -> &Source {
        &self.source
    }

    /// What the columns seem to be.
    pub const fn guess(&self) -> &Guess {
        &self.guess
    }

    /// What it is read for.
    pub const fn purpose(&self) -> Purpose {
        self.purpose
    }

    /// How many rows there are below the heading, those removed among them.
    pub const fn rows(&self) -> usize {
        self.source.grid.rows().saturating_sub(self.first)
    }

    /// The heading of a column; empty without one.
    pub fn heading(&self, column: usize) -> &str {
        if self.first > self.guess.top {
            self.source.grid.cell(self.guess.top, column)
        } else {
            ""
        }
    }

    /// How many columns the file itself has.
    pub fn file_columns(&self) -> usize {
        self.guess.columns.len()
    }

    /// The columns that corrections added, by their field.
    pub fn added(&self) -> &[Field] {
        &self.added
    }

    /// The fields that the rows speak of: those of the columns, of defaults and of corrections. A number speaks of its
    /// unit, which may stand behind it.
    pub fn spoken(&self) -> Vec<Field> {
        let mut spoken: Vec<_> = self.layout.fields().collect();
        let units = [
            (Field::DurationValue, Field::DurationUnit),
            (Field::AmountValue, Field::AmountUnit),
            (Field::CarriedOverValue, Field::CarriedOverUnit),
        ];
        for (value, unit) in units {
            if spoken.contains(&value) && !spoken.contains(&unit) {
                spoken.push(unit);
            }
        }
        let fields = self.purpose.kind.fields().iter().copied();
        fields.filter(|field| spoken.contains(field)).collect()
    }

    /// The line of the file, or the row of the sheet, that a row stands in.
    pub fn line(&self, row: usize) -> u32 {
        self.source.grid.line(self.grid_row(row))
    }

    /// The cell of a row as it stands.
    pub fn cell(&self, row: usize, column: usize) -> &str {
        self.source.grid.cell(self.grid_row(row), column)
    }

    /// Whether a row was taken out.
    pub fn is_removed(&self, row: usize) -> bool {
        self.removed.get(self.grid_row(row)).copied().unwrap_or(true)
    }

    /// What all of it takes, in bytes.
    pub fn bytes(&self) -> usize {
        self.source.grid.bytes()
            + self.states.capacity() * size_of::<State>()
            + self.briefs.capacity() * size_of::<check::Brief>()
            + self.keys.capacity() * size_of::<Option<RecordKey>>()
            + self.of_set.capacity() * size_of::<SetFinding>()
            + self.removed.capacity()
    }

    const fn grid_row(&self, row: usize) -> usize {
        self.first.saturating_add(row)
    }

    fn setting(&self) -> Setting {
        Setting {
            today: self.purpose.today,
            exact: self.source.format != Format::Csv,
        }
    }
}
