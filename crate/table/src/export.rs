//! Writes the table as a file: in the columns it was read with, corrected, or as records of the wire.

mod book;
mod markup;
mod pack;

pub use book::{BookContent, ColumnContent, ColumnFormat, ListContent, SheetContent};
pub use pack::Pack;

use crate::table::Table;
use std::collections::BTreeMap;

/// How many rows are written at a time.
const ROWS: usize = 1_000;

/// A file that is being written, in parts of which each comes in pieces. A text has one part; those of a workbook are to
/// be packed.
#[derive(Debug)]
pub enum Export {
    /// Text with a separator.
    Delimited(Rows),
    /// A list of records.
    Json(Rows),
    /// A workbook: the parts that are left, the last one first.
    Book(Vec<BookPart>),
}

/// The rows of the table that are left to write.
#[derive(Debug, Default)]
pub struct Rows {
    /// The headings; none when the file has none.
    headings: Vec<String>,
    columns: usize,
    separator: char,
    next: usize,
    begun: bool,
    done: bool,
}

/// A part of a workbook.
#[derive(Debug)]
pub struct BookPart {
    name: String,
    content: PartContent,
}

#[derive(Debug)]
enum PartContent {
    Whole(String),
    Sheet(Rows),
    Empty,
}

impl Export {
    /// Begins to write the table with separators, in its own columns. `labels`: what fields are called, for columns that
    /// corrections added.
    pub fn delimited(table: &Table, labels: &BTreeMap<String, String>) -> Self {
        Self::Delimited(Rows::of(table, labels))
    }

    /// Begins to write the table as records.
    pub fn json() -> Self {
        Self::Json(Rows::default())
    }

    /// Begins to write the table as a workbook, in its own columns.
    pub fn table_book(table: &Table, labels: &BTreeMap<String, String>) -> Self {
        let rows = Rows::of(table, labels);
        let name = table.source().sheet.clone().unwrap_or_else(|| "FLA".to_owned());
        let mut parts = book::frame(&[name]);
        parts.push(BookPart {
            name: "xl/worksheets/sheet1.xml".to_owned(),
            content: PartContent::Sheet(rows),
        });
        Self::Book(parts.into_iter().rev().collect())
    }

    /// Begins to write a workbook with these contents.
    pub fn content_book(content: &BookContent) -> Self {
        Self::Book(book::parts(content).into_iter().rev().collect())
    }

    /// The name of the part that comes next; `None` at the end.
    pub fn part(&self) -> Option<&str> {
        match self {
            Self::Delimited(rows) | Self::Json(rows) => (!rows.done).then_some(""),
            Self::Book(parts) => parts.last().map(|part| part.name.as_str()),
        }
    }

    /// The next piece of that part; `None` when it is complete, and the next part comes.
    pub fn piece(&mut self, table: Option<&Table>) -> Option<Vec<u8>> {
        match self {
            Self::Delimited(rows) => rows.delimited(table?).map(String::into_bytes),
            Self::Json(rows) => rows.json(table?).map(String::into_bytes),
            Self::Book(parts) => {
                let piece = parts.last_mut().and_then(|part| match &mut part.content {
                    PartContent::Sheet(rows) => rows.sheet(table?),
                    PartContent::Empty => None,
                    content @ PartContent::Whole(_) => {
                        match core::mem::replace(content, PartContent::Empty) {
                            PartContent::Whole(text) => Some(text),
                            _ => None,
                        }
                    }
                });
                if piece.is_none() {
                    parts.pop();
                }
                piece.map(String::into_bytes)
            }
        }
    }

    /// How many rows were written.
    pub fn written(&self) -> usize {
        match self {
            Self::Delimited(rows) | Self::Json(rows) => rows.next,
            Self::Book(parts) => parts.last().map_or(0, |part| match &part.content {
                PartContent::Sheet(rows) => rows.next,
                _ => 0,
            }),
        }
    }
}

impl Rows {
    fn of(table: &Table, labels: &BTreeMap<String, String>) -> Self {
        let own = table.file_columns();
        let columns = own.saturating_add(table.added().len());
        let named = (0..own).any(|column| !table.heading(column).is_empty());
        let added = table.added().iter().map(|field| {
            labels
                .get(field.path())
                .cloned()
                .unwrap_or_else(|| field.path().to_owned())
        });
        let headings = (0..own)
            .map(|column| table.heading(column).to_owned())
            .chain(added);
        Self {
            headings: if named { headings.collect() } else { Vec::new() },
            columns,
            separator: table.source().separator.map_or(';', char::from),
            ..Self::default()
        }
    }

    /// The rows of the next piece, without those removed.
    fn take(&mut self, table: &Table) -> impl Iterator<Item = usize> + use<'_> {
        let from = self.next;
        self.next = from.saturating_add(ROWS).min(table.rows());
        let removed: Vec<_> = (from..self.next).filter(|row| !table.is_removed(*row)).collect();
        removed.into_iter()
    }

    fn delimited(&mut self, table: &Table) -> Option<String> {
        if self.done {
            return None;
        }
        let mut text = String::new();
        let separator = self.separator;
        if !self.begun {
            self.begun = true;
            // The mark by which a spreadsheet knows UTF-8.
            text.push('\u{feff}');
            if !self.headings.is_empty() {
                write_line(&mut text, self.headings.iter().map(String::as_str), separator);
            }
        }
        let columns = self.columns;
        for row in self.take(table) {
            write_line(
                &mut text,
                (0..columns).map(|column| table.cell(row, column)),
                separator,
            );
        }
        self.done = self.next >= table.rows();
        Some(text)
    }

    fn json(&mut self, table: &Table) -> Option<String> {
        if self.done {
            return None;
        }
        let mut text = String::new();
        let mut first = !self.begun;
        self.begun = true;
        for row in self.take(table) {
            text.push_str(if first { "[\n" } else { ",\n" });
            first = false;
            text.push_str(&table.draft(row).to_string());
        }
        self.begun = !first;
        self.done = self.next >= table.rows();
        if self.done {
            text.push_str(if self.begun { "\n]\n" } else { "[]\n" });
        }
        Some(text)
    }

    fn sheet(&mut self, table: &Table) -> Option<String> {
        if self.done {
            return None;
        }
        let mut text = String::new();
        if !self.begun {
            self.begun = true;
            text.push_str(book::SHEET_BEGIN);
            text.push_str("<sheetData>");
            if !self.headings.is_empty() {
                book::write_row(&mut text, self.headings.iter().map(String::as_str), book::HEADING);
            }
        }
        let columns = self.columns;
        for row in self.take(table) {
            book::write_row(
                &mut text,
                (0..columns).map(|column| table.cell(row, column)),
                book::TEXT,
            );
        }
        self.done = self.next >= table.rows();
        if self.done {
            text.push_str("</sheetData></worksheet>");
        }
        Some(text)
    }
}

/// Every cell in quotation marks, none of them a formula: a cell that a spreadsheet would compute has an apostrophe before
/// it, which the reading takes off again.
fn write_line<'t>(text: &mut String, cells: impl Iterator<Item = &'t str>, separator: char) {
    for (place, cell) in cells.enumerate() {
        if place > 0 {
            text.push(separator);
        }
        text.push('"');
        if cell
            .trim_start_matches('\'')
            .starts_with(['=', '+', '-', '@', '\t', '\r'])
        {
            text.push('\'');
        }
        text.push_str(&cell.replace('"', "\"\""));
        text.push('"');
    }
    text.push_str("\r\n");
}
