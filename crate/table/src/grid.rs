//! The cells of a file: texts by row and column, and nothing about what they mean.

use crate::limit::{MAX_CELL_BYTES, MAX_COLUMNS, MAX_ROWS, MAX_TEXT_BYTES};
use fla_core::{Code, Error, Result};

/// The texts of a table. A cell costs eight bytes and its text.
#[derive(Clone, Debug, Default)]
pub struct Grid {
    text: String,
    cells: Vec<Span>,
    rows: Vec<Row>,
    columns: usize,
    open: Option<Row>,
}

/// Where a text lies in `Grid::text`.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Span {
    start: u32,
    length: u32,
}

#[derive(Clone, Copy, Debug)]
struct Row {
    /// The place of its first cell in [`Grid::cells`].
    first: u32,
    /// How many cells it has there.
    cells: u16,
    /// Where it begins in the file, counted from 1.
    line: u32,
}

impl Grid {
    /// Begins a row that stands at a line of the file. One that is still open ends.
    pub fn begin_row(&mut self, line: u32) -> Result<()> {
        self.end_row()?;
        let first = u32::try_from(self.cells.len()).map_err(|_| too_much_text())?;
        self.open = Some(Row {
            first,
            cells: 0,
            line,
        });
        Ok(())
    }

    /// Adds the next cell of the open row, without the blanks around its text.
    pub fn push(&mut self, text: &str) -> Result<()> {
        let Some(row) = self.open.as_mut() else {
            return Ok(());
        };
        let text = trim(text);
        if text.is_empty() {
            // Empty cells at the end of a row are none: a sheet may have thousands that are merely coloured.
            row.cells = row.cells.saturating_add(1);
            return Ok(());
        }
        if text.len() > MAX_CELL_BYTES {
            return Err(Error::new(Code::TableCellTooLong)
                .with("line", row.line)
                .with("maximum", MAX_CELL_BYTES));
        }
        let column = usize::from(row.cells);
        if column >= MAX_COLUMNS {
            return Err(Error::new(Code::TableTooManyColumns)
                .with("line", row.line)
                .with("maximum", MAX_COLUMNS));
        }
        row.cells = row.cells.saturating_add(1);
        let first = to_usize(row.first);
        let span = self.store(text)?;
        self.cells.resize(first.saturating_add(column), Span::default());
        self.cells.push(span);
        Ok(())
    }

    /// Adds a cell of the open row at a column, counted from 0, that is not before the last one.
    pub fn push_at(&mut self, column: usize, text: &str) -> Result<()> {
        if let Some(row) = self.open.as_mut() {
            row.cells = row.cells.max(u16::try_from(column).unwrap_or(u16::MAX));
        }
        self.push(text)
    }

    /// Ends the open row. A row without any text is left out.
    pub fn end_row(&mut self) -> Result<()> {
        let Some(mut row) = self.open.take() else {
            return Ok(());
        };
        let cells = self.cells.len().saturating_sub(to_usize(row.first));
        if cells == 0 {
            return Ok(());
        }
        // One more than the limit, for the heading.
        if self.rows.len() > MAX_ROWS {
            return Err(Error::new(Code::TableTooManyRows).with("maximum", MAX_ROWS));
        }
        row.cells = u16::try_from(cells).unwrap_or(u16::MAX);
        self.columns = self.columns.max(cells);
        self.rows.push(row);
        Ok(())
    }

    /// How many rows there are, a heading included.
    pub const fn rows(&self) -> usize {
        self.rows.len()
    }

    /// How many columns the longest row has.
    pub const fn columns(&self) -> usize {
        self.columns
    }

    /// The text of a cell; empty where there is none.
    pub fn cell(&self, row: usize, column: usize) -> &str {
        self.text_of(self.span(row, column))
    }

    /// The line of the file at which a row begins, counted from 1.
    pub fn line(&self, row: usize) -> u32 {
        self.rows.get(row).map_or(0, |row| row.line)
    }

    /// Where the text of a cell lies, to be put back by [`Grid::restore`].
    pub fn span(&self, row: usize, column: usize) -> Span {
        let found = self.rows.get(row).filter(|row| column < usize::from(row.cells));
        found
            .and_then(|row| self.cells.get(to_usize(row.first).saturating_add(column)))
            .copied()
            .unwrap_or_default()
    }

    /// Puts a text into a cell and gives what was there.
    pub fn replace(&mut self, row: usize, column: usize, text: &str) -> Result<Span> {
        let text = trim(text);
        if text.len() > MAX_CELL_BYTES {
            return Err(Error::new(Code::TableCellTooLong)
                .with("line", self.line(row))
                .with("maximum", MAX_CELL_BYTES));
        }
        let span = self.store(text)?;
        self.restore(row, column, span)
    }

    /// Lets a cell have a text that it or another cell has had, and gives what was there.
    pub fn restore(&mut self, row: usize, column: usize, span: Span) -> Result<Span> {
        let before = self.span(row, column);
        self.widen(row, column.saturating_add(1))?;
        let place = self
            .rows
            .get(row)
            .map(|row| to_usize(row.first).saturating_add(column));
        if let Some(cell) = place.and_then(|place| self.cells.get_mut(place)) {
            *cell = span;
        }
        self.columns = self.columns.max(column.saturating_add(1));
        Ok(before)
    }

    /// What all of it takes, in bytes.
    pub const fn bytes(&self) -> usize {
        self.text.capacity()
            + self.cells.capacity() * size_of::<Span>()
            + self.rows.capacity() * size_of::<Row>()
    }

    /// Gives back what growing took in advance.
    pub fn shrink(&mut self) {
        self.text.shrink_to_fit();
        self.cells.shrink_to_fit();
        self.rows.shrink_to_fit();
    }

    /// Copies a row that is too short to the end, with room for so many cells.
    fn widen(&mut self, row: usize, cells: usize) -> Result<()> {
        let Some(row) = self.rows.get_mut(row) else {
            return Ok(());
        };
        let (from, had) = (to_usize(row.first), usize::from(row.cells));
        if had >= cells {
            return Ok(());
        }
        let first = self.cells.len();
        row.first = u32::try_from(first).map_err(|_| too_much_text())?;
        row.cells = u16::try_from(cells).map_err(|_| too_much_text())?;
        self.cells.extend_from_within(from..from.saturating_add(had));
        self.cells.resize(first.saturating_add(cells), Span::default());
        Ok(())
    }

    fn store(&mut self, text: &str) -> Result<Span> {
        let (start, length) = (self.text.len(), text.len());
        if start.saturating_add(length) > MAX_TEXT_BYTES {
            return Err(too_much_text());
        }
        self.text.push_str(text);
        let fits = |number: usize| u32::try_from(number).map_err(|_| too_much_text());
        Ok(Span {
            start: fits(start)?,
            length: fits(length)?,
        })
    }

    fn text_of(&self, span: Span) -> &str {
        let start = to_usize(span.start);
        self.text
            .get(start..start.saturating_add(to_usize(span.length)))
            .unwrap_or_default()
    }
}

fn too_much_text() -> Error {
    Error::new(Code::TableTooLarge).with("maximum", MAX_TEXT_BYTES)
}

/// Every address of a 32-bit number of cells fits: Wasm has 32 bits, everything else more.
pub(crate) fn to_usize(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// Without blanks, non-breaking ones and invisible marks at both ends.
fn trim(text: &str) -> &str {
    let plain = |byte: Option<&u8>| byte.is_none_or(u8::is_ascii_graphic);
    let bytes = text.as_bytes();
    if plain(bytes.first()) && plain(bytes.last()) {
        return text;
    }
    text.trim_matches(|c: char| {
        c.is_whitespace() || ('\u{200b}'..='\u{200f}').contains(&c) || c == '\u{feff}'
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(rows: &[&[&str]]) -> Grid {
        let mut grid = Grid::default();
        for (line, row) in (1..).zip(rows) {
            grid.begin_row(line).unwrap();
            row.iter().for_each(|cell| grid.push(cell).unwrap());
        }
        grid.end_row().unwrap();
        grid
    }

    #[test]
    fn rows_without_text_are_left_out_and_lines_are_kept() {
        let grid = grid(&[&["a", " b\u{a0}"], &["", " "], &["", "c", ""]]);
        assert_eq!((grid.rows(), grid.columns()), (2, 2));
        assert_eq!(
            (grid.cell(0, 1), grid.cell(1, 0), grid.cell(1, 1)),
            ("b", "", "c")
        );
        assert_eq!((grid.line(0), grid.line(1)), (1, 3));
        assert_eq!(grid.cell(7, 7), "");
    }

    #[test]
    fn a_cell_can_be_replaced_and_put_back_also_beyond_the_end_of_its_row() {
        let mut grid = grid(&[&["a", "b"], &["c", "d"]]);
        let before = grid.replace(0, 4, "new").unwrap();
        assert_eq!(
            (grid.cell(0, 4), grid.cell(0, 1), grid.cell(1, 0)),
            ("new", "b", "c")
        );
        assert_eq!(grid.columns(), 5);
        let new = grid.restore(0, 4, before).unwrap();
        assert_eq!((grid.cell(0, 4), grid.cell(0, 0)), ("", "a"));
        grid.restore(1, 0, new).unwrap();
        assert_eq!(grid.cell(1, 0), "new");
    }

    #[test]
    fn more_rows_columns_or_text_than_the_limits_are_refused() {
        let mut grid = Grid::default();
        for line in 0..=u32::try_from(MAX_ROWS).unwrap() {
            grid.begin_row(line).unwrap();
            grid.push("x").unwrap();
        }
        grid.begin_row(0).unwrap();
        grid.push("x").unwrap();
        assert_eq!(grid.end_row().unwrap_err().code(), Code::TableTooManyRows);

        let mut grid = Grid::default();
        grid.begin_row(1).unwrap();
        grid.push_at(MAX_COLUMNS - 1, "x").unwrap();
        grid.push("").unwrap();
        assert_eq!(grid.push("x").unwrap_err().code(), Code::TableTooManyColumns);

        let long = "x".repeat(MAX_CELL_BYTES + 1);
        assert_eq!(grid.push(&long).unwrap_err().code(), Code::TableCellTooLong);
        assert_eq!(
            grid.replace(0, 0, &long).unwrap_err().code(),
            Code::TableCellTooLong
        );
    }
}
