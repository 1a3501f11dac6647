//! Text with a separator between cells.

use crate::grid::Grid;
use crate::limit::{MAX_CELL_BYTES, MAX_COLUMNS};
use csv_core::{ReadRecordResult, ReaderBuilder};
use fla_core::{Code, Error, Result};

/// Reads UTF-8 as it comes. Quotation marks as in RFC 4180; whatever else people write is read as it looks.
pub struct Delimited {
    reader: csv_core::Reader,
    text: Vec<u8>,
    ends: Vec<usize>,
    /// How much of `text` and `ends` the row that is being read has filled.
    filled: (usize, usize),
    line: u32,
    /// At which line the row that is being read began.
    row_line: Option<u32>,
    after_return: bool,
    /// Something was not UTF-8: the rest is not read.
    pub(crate) broken: bool,
}

impl Delimited {
    /// Reads text with this separator.
    pub fn new(separator: u8) -> Self {
        Self {
            reader: ReaderBuilder::new().delimiter(separator).build(),
            text: vec![0; 4096],
            ends: vec![0; MAX_COLUMNS],
            filled: (0, 0),
            line: 1,
            row_line: None,
            after_return: false,
            broken: false,
        }
    }

    /// Reads the next bytes into a grid.
    pub fn feed(&mut self, mut bytes: &[u8], grid: &mut Grid) -> Result<()> {
        while !bytes.is_empty() && !self.broken {
            if self.row_line.is_none() {
                bytes = self.skip_line_ends(bytes);
                if bytes.is_empty() {
                    break;
                }
                self.row_line = Some(self.line);
            }
            let read = self.step(bytes, grid)?;
            bytes = bytes.get(read..).unwrap_or_default();
        }
        Ok(())
    }

    /// Reads what is left when nothing more comes.
    pub fn finish(&mut self, grid: &mut Grid) -> Result<()> {
        while self.row_line.is_some() && !self.broken {
            self.step(&[], grid)?;
        }
        grid.end_row()
    }

    fn step(&mut self, bytes: &[u8], grid: &mut Grid) -> Result<usize> {
        let (text, ends) = self.filled;
        let (result, read, written, ended) = self.reader.read_record(
            bytes,
            self.text.get_mut(text..).unwrap_or_default(),
            self.ends.get_mut(ends..).unwrap_or_default(),
        );
        self.filled = (text.saturating_add(written), ends.saturating_add(ended));
        match result {
            ReadRecordResult::InputEmpty => {}
            ReadRecordResult::OutputFull => self.grow_text()?,
            ReadRecordResult::OutputEndsFull => self.grow_ends()?,
            ReadRecordResult::Record => {
                self.end_row(grid)?;
                match read.checked_sub(1).and_then(|last| bytes.get(last)) {
                    Some(b'\r') => self.after_return = true,
                    Some(b'\n') => self.line = self.line.saturating_add(1),
                    _ => {}
                }
            }
            ReadRecordResult::End => self.row_line = None,
        }
        Ok(read)
    }

    /// Line ends are counted here, empty lines with them, which the parser passes over in silence.
    fn skip_line_ends<'b>(&mut self, bytes: &'b [u8]) -> &'b [u8] {
        let mut rest = bytes;
        while let Some((first, after)) = rest.split_first() {
            match first {
                b'\n' => self.after_return = false,
                b'\r' if !self.after_return => {
                    self.after_return = true;
                    rest = after;
                    continue;
                }
                b'\r' => {}
                _ if self.after_return => {
                    self.after_return = false;
                    self.line = self.line.saturating_add(1);
                    break;
                }
                _ => break,
            }
            self.line = self.line.saturating_add(1);
            rest = after;
        }
        rest
    }

    fn end_row(&mut self, grid: &mut Grid) -> Result<()> {
        let (filled, ended) = core::mem::take(&mut self.filled);
        let line = self.row_line.take().unwrap_or(self.line);
        let Ok(text) = core::str::from_utf8(self.text.get(..filled).unwrap_or_default()) else {
            self.broken = true;
            return Ok(());
        };
        let breaks = text.bytes().filter(|byte| *byte == b'\n').count();
        self.line = self.line.saturating_add(u32::try_from(breaks).unwrap_or(0));
        if line == 1 && text.starts_with("sep=") {
            return Ok(());
        }
        grid.begin_row(line)?;
        let mut start = 0;
        for end in self.ends.iter().take(ended) {
            // Cut inside a sign: a separator that is part of it in another encoding.
            let Some(cell) = text.get(start..*end) else {
                self.broken = true;
                return Ok(());
            };
            grid.push(unguarded(cell))?;
            start = *end;
        }
        grid.end_row()
    }

    fn grow_text(&mut self) -> Result<()> {
        let cell_start = self.filled.1.checked_sub(1).and_then(|last| self.ends.get(last));
        let cell = self.filled.0.saturating_sub(cell_start.copied().unwrap_or(0));
        if cell > MAX_CELL_BYTES {
            return Err(Error::new(Code::TableCellTooLong)
                .with("line", self.row_line.unwrap_or(self.line))
                .with("maximum", MAX_CELL_BYTES));
        }
        self.text.resize(self.text.len().saturating_mul(2), 0);
        Ok(())
    }

    /// Many empty cells are no harm; beyond this it is no table.
    fn grow_ends(&mut self) -> Result<()> {
        const MOST: usize = MAX_COLUMNS * 128;
        if self.ends.len() >= MOST {
            return Err(Error::new(Code::TableTooManyColumns)
                .with("line", self.row_line.unwrap_or(self.line))
                .with("maximum", MAX_COLUMNS));
        }
        self.ends.resize(self.ends.len().saturating_mul(2), 0);
        Ok(())
    }
}

impl core::fmt::Debug for Delimited {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Delimited")
            .field("line", &self.line)
            .finish_non_exhaustive()
    }
}

/// A cell without what protects it from a spreadsheet: the apostrophe before a formula or a number, and the formula
/// `="0012"`, which keeps zeros.
fn unguarded(cell: &str) -> &str {
    if let Some(inner) = cell
        .strip_prefix("=\"")
        .and_then(|rest| rest.trim_end().strip_suffix('"'))
    {
        return inner;
    }
    let bare = cell.trim_start_matches('\'');
    let guarded =
        bare.len() < cell.len() && bare.starts_with(|c: char| c.is_ascii_digit() || "=+-@\t\r".contains(c));
    if guarded { cell.split_at(1).1 } else { cell }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The rows of a text, each with its line, fed in pieces of so many bytes.
    fn rows(text: &[u8], separator: u8, piece: usize) -> Result<Vec<(u32, Vec<String>)>> {
        let (mut reader, mut grid) = (Delimited::new(separator), Grid::default());
        for bytes in text.chunks(piece) {
            reader.feed(bytes, &mut grid)?;
        }
        reader.finish(&mut grid)?;
        let cells = |row| -> Vec<String> {
            let cells = (0..grid.columns()).map(|column| grid.cell(row, column).to_owned());
            cells.collect()
        };
        Ok((0..grid.rows()).map(|row| (grid.line(row), cells(row))).collect())
    }

    fn row(line: u32, cells: &[&str]) -> (u32, Vec<String>) {
        (line, cells.iter().map(|cell| (*cell).to_owned()).collect())
    }

    #[test]
    fn quotes_line_ends_and_empty_lines_are_read_whatever_the_pieces() {
        let text = b"\xef\xbb\xbfa;b\r\n\r\n\"x;\"\"y\"\"\";\"two\nlines\"\n;\n\nlast;one";
        let expected = [
            row(1, &["a", "b"]),
            row(3, &["x;\"y\"", "two\nlines"]),
            row(7, &["last", "one"]),
        ];
        for piece in 3..text.len() {
            assert_eq!(rows(text, b';', piece).unwrap(), expected, "pieces of {piece}");
        }
    }

    #[test]
    fn lines_that_end_in_a_return_are_lines() {
        let expected = [row(1, &["a", "b"]), row(2, &["1", "2"]), row(4, &["3", "4"])];
        assert_eq!(rows(b"a\tb\r1\t2\r\r3\t4", b'\t', 100).unwrap(), expected);
    }

    #[test]
    fn what_protects_a_cell_from_a_spreadsheet_is_taken_off() {
        let cells = |text: &str| rows(text.as_bytes(), b';', 100).unwrap().remove(0).1;
        assert_eq!(
            cells("'=1+1;'00012;'t Hof;''-x"),
            ["=1+1", "00012", "'t Hof", "'-x"]
        );
        assert_eq!(cells("=\"00012\";\"=\"\"0034\"\"\""), ["00012", "0034"]);
    }

    #[test]
    fn a_line_that_names_the_separator_is_no_row() {
        assert_eq!(
            rows(b"sep=;\r\na;b\r\n", b';', 100).unwrap(),
            [row(2, &["a", "b"])]
        );
    }

    #[test]
    fn a_quotation_mark_nobody_closes_is_an_error_with_its_line() {
        let text = format!("a;b\n1;\"{}", "x;y\n".repeat(MAX_CELL_BYTES / 2));
        let error = rows(text.as_bytes(), b';', 1000).unwrap_err();
        assert_eq!(error.code(), Code::TableCellTooLong);
        assert!(error.params().contains(&("line", "2".to_owned())));
    }

    #[test]
    fn bytes_that_are_no_utf8_stop_the_reading() {
        let (mut reader, mut grid) = (Delimited::new(b';'), Grid::default());
        reader.feed(b"a;b\nRen\xe9;x\n", &mut grid).unwrap();
        assert!(reader.broken);
    }
}
