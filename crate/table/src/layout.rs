//! Which column is which field: what the user decided, and how rows are read by it.

use crate::grid::Grid;
use crate::value::day::Order;
use crate::value::{self, Setting, Value};
use fla_core::declaration::{Field, Kind, Member, Record};
use serde_json::{Map, Value as Json};

/// Which column is which field.
#[derive(Clone, Debug)]
pub struct Layout {
    sources: Vec<Source>,
    /// One program writes the days of a file: what one column tells holds for all.
    order: Order,
}

/// Where the text of a field comes from.
#[derive(Clone, Debug)]
struct Source {
    field: Field,
    column: Option<usize>,
    /// The text of this field is taken when there is none.
    same_as: Option<Field>,
    /// This text is taken when there is still none.
    default: String,
}

impl Layout {
    /// A layout with no column at all.
    pub fn new(kind: Kind) -> Self {
        let source = |field: &Field| Source {
            field: *field,
            column: None,
            same_as: None,
            default: String::new(),
        };
        Self {
            sources: kind.fields().iter().map(source).collect(),
            order: Order::default(),
        }
    }

    /// The column of a field.
    pub fn column(&self, field: Field) -> Option<usize> {
        self.source(field).and_then(|source| source.column)
    }

    /// Takes a column for a field.
    pub fn set_column(&mut self, field: Field, column: usize) {
        self.change(field, |source| source.column = Some(column));
    }

    /// Takes a text where a row has none for a field.
    pub fn set_default(&mut self, field: Field, text: &str) {
        self.change(field, |source| text.trim().clone_into(&mut source.default));
    }

    /// Takes the text of another field where a row has none.
    pub fn set_same_as(&mut self, field: Field, other: Field) {
        self.change(field, |source| source.same_as = Some(other));
    }

    /// Learns from a row in which order its days are written.
    pub fn learn(&mut self, grid: &Grid, row: usize) {
        for source in &self.sources {
            let is_day = matches!(
                source.field,
                Field::StartDate | Field::EndDate | Field::CertificateValidUntil
            );
            if let Some(column) = source.column.filter(|_| is_day) {
                self.order.learn(grid.cell(row, column));
            }
        }
    }

    /// The fields that have a column, a text of their own or one of another field.
    pub fn fields(&self) -> impl Iterator<Item = Field> {
        let used = |source: &&Source| {
            source.column.is_some() || source.same_as.is_some() || !source.default.is_empty()
        };
        self.sources.iter().filter(used).map(|source| source.field)
    }

    /// The text that a row has for a field.
    pub fn text<'t>(&'t self, grid: &'t Grid, row: usize, field: Field) -> &'t str {
        self.source(field)
            .map_or("", |source| self.text_from(grid, row, source))
    }

    /// A row as a record.
    pub fn read<'t>(&'t self, grid: &'t Grid, row: usize, setting: Setting) -> Row<'t> {
        let mut read = Row::default();
        for source in &self.sources {
            let text = self.text_from(grid, row, source);
            let (value, unit) = value::read(source.field, text, self.order, setting);
            read.set(source.field, value);
            if let Some(unit) = unit {
                read.units.push((source.field, unit, text));
            }
        }
        read.settle_units();
        read
    }

    fn text_from<'t>(&'t self, grid: &'t Grid, row: usize, source: &'t Source) -> &'t str {
        let own = source.column.map_or("", |column| grid.cell(row, column));
        if !own.is_empty() {
            return own;
        }
        let other = source.same_as.and_then(|field| self.column(field));
        match other.map_or("", |column| grid.cell(row, column)) {
            "" => &source.default,
            text => text,
        }
    }

    fn source(&self, field: Field) -> Option<&Source> {
        self.sources.iter().find(|source| source.field == field)
    }

    fn change(&mut self, field: Field, change: impl FnOnce(&mut Source)) {
        self.sources
            .iter_mut()
            .find(|source| source.field == field)
            .map(change);
    }
}

/// A row as a record: for each field what its cell says.
#[derive(Clone, Debug)]
pub struct Row<'t> {
    values: [Value<'t>; Field::ALL.len()],
    /// Units that stand behind a number, and the whole text.
    units: Vec<(Field, &'static str, &'t str)>,
}

impl Default for Row<'_> {
    fn default() -> Self {
        Self {
            values: [Value::Absent; Field::ALL.len()],
            units: Vec::new(),
        }
    }
}

impl<'t> Row<'t> {
    /// What the cell of a field says.
    pub fn value(&self, field: Field) -> &Value<'t> {
        self.values.get(field.index()).unwrap_or(&Value::Absent)
    }

    /// The row in the shape of the wire, as far as it goes.
    pub fn to_draft(&self, kind: Kind) -> Json {
        let mut record = Map::new();
        for field in kind.fields() {
            if let Some(json) = self.value(*field).to_json(*field) {
                put(&mut record, field.path(), json);
            }
        }
        Json::Object(record)
    }

    fn set(&mut self, field: Field, value: Value<'t>) {
        if let Some(place) = self.values.get_mut(field.index()) {
            *place = value;
        }
    }

    /// A unit behind a number stands for the unit of the row; where that says something else, the number is in doubt
    /// and stays as it was written.
    fn settle_units(&mut self) {
        for (field, unit, text) in core::mem::take(&mut self.units) {
            let place = match field {
                Field::DurationValue => Field::DurationUnit,
                Field::AmountValue => Field::AmountUnit,
                _ => Field::CarriedOverUnit,
            };
            match self.value(place) {
                Value::Absent => self.set(place, Value::Code(unit)),
                Value::Code(said) if *said == unit => {}
                _ => self.set(field, Value::Text(text)),
            }
        }
    }
}

impl Record for Row<'_> {
    fn member(&self, field: Field) -> Member<'_> {
        self.value(field).member()
    }
}

/// Puts a value at a place in a record, dotted.
fn put(record: &mut Map<String, Json>, path: &str, value: Json) {
    match path.split_once('.') {
        None => {
            record.insert(path.to_owned(), value);
        }
        Some((group, rest)) => {
            let inner = record.entry(group).or_insert_with(|| Json::Object(Map::new()));
            if let Json::Object(inner) = inner {
                put(inner, rest, value);
            }
        }
    }
}
