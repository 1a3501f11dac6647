//! The cells of a sheet (ECMA-376, 18.3), read as they are unpacked.

use super::archive::damaged;
use super::markup::{after_last_end, attribute, push_text, reader, unescaped, utf8};
use super::serial::{self, Kind};
use super::strings::{Rich, Strings};
use crate::grid::Grid;
use crate::limit::{MAX_CELL_BYTES, MAX_COLUMNS};
use fla_core::Result;
use quick_xml::events::{BytesStart, Event};

/// The most that one row may have as markup.
const MAX_ROW_BYTES: usize = 64 << 20;

/// Reads a sheet. Of a formula it takes the value that was computed when the file was kept. Of merged cells the first has
/// the text and the others are empty, as the file has it: whether a text was meant for all of them, nobody can know.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    pending: Vec<u8>,
    line: u32,
    column: usize,
    shows: Shows,
    text: String,
    rich: Rich,
    in_value: bool,
}

/// What the text of a cell stands for.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
enum Shows {
    #[default]
    Text,
    Shared,
    Boolean,
    Number(Kind),
}

/// What else a workbook has that a sheet needs.
#[derive(Debug, Default)]
pub(super) struct Context {
    pub(super) strings: Strings,
    pub(super) formats: Vec<Kind>,
    pub(super) since_1904: bool,
}

impl Sheet {
    pub(super) fn feed(&mut self, bytes: &[u8], context: &Context, grid: &mut Grid) -> Result<()> {
        self.pending.extend_from_slice(bytes);
        if let Some(end) = after_last_end(&self.pending, b"row") {
            let rest = self.pending.split_off(end);
            let piece = core::mem::replace(&mut self.pending, rest);
            return self.read(&piece, context, grid);
        }
        if self.pending.len() > MAX_ROW_BYTES {
            return Err(damaged("row"));
        }
        Ok(())
    }

    pub(super) fn finish(&mut self, context: &Context, grid: &mut Grid) -> Result<()> {
        let piece = core::mem::take(&mut self.pending);
        self.read(&piece, context, grid)?;
        grid.end_row()
    }

    fn read(&mut self, piece: &[u8], context: &Context, grid: &mut Grid) -> Result<()> {
        let mut reader = reader(utf8(piece)?);
        loop {
            let event = reader.read_event().map_err(|_| damaged("sheet"))?;
            match &event {
                Event::Eof => return Ok(()),
                Event::Start(tag) => match tag.local_name().as_ref() {
                    "row" => self.begin_row(tag, grid)?,
                    "c" => self.begin_cell(tag, context),
                    "v" => self.in_value = true,
                    _ => self.rich.take(&event, &mut self.text),
                },
                Event::Empty(tag) => match tag.local_name().as_ref() {
                    "row" => self.begin_row(tag, grid)?,
                    "c" => {
                        self.begin_cell(tag, context);
                        self.column = self.column.saturating_add(1);
                    }
                    _ => {}
                },
                Event::End(tag) => match tag.local_name().as_ref() {
                    "c" => self.end_cell(context, grid)?,
                    "v" => self.in_value = false,
                    _ => self.rich.take(&event, &mut self.text),
                },
                _ if self.in_value => push_text(&mut self.text, &event),
                _ => self.rich.take(&event, &mut self.text),
            }
        }
    }

    fn begin_row(&mut self, tag: &BytesStart, grid: &mut Grid) -> Result<()> {
        let said = attribute(tag, "r").and_then(|number| number.parse().ok());
        self.line = said.unwrap_or(self.line.saturating_add(1));
        self.column = 0;
        grid.begin_row(self.line)
    }

    fn begin_cell(&mut self, tag: &BytesStart, context: &Context) {
        let (mut format, mut shows) = (0, None);
        for one in tag.attributes().with_checks(false).flatten() {
            match one.key.0 {
                "r" => {
                    // A cell that steps back would overwrite another: it takes the next place instead.
                    let said = column(&one.value).filter(|said| *said >= self.column);
                    self.column = said.unwrap_or(self.column);
                }
                "s" => format = one.value.parse().unwrap_or(0),
                "t" => {
                    shows = match &*one.value {
                        "s" => Some(Shows::Shared),
                        "b" => Some(Shows::Boolean),
                        "n" => None,
                        _ => Some(Shows::Text),
                    }
                }
                _ => {}
            }
        }
        let number = || Shows::Number(context.formats.get(format).copied().unwrap_or(Kind::Plain));
        self.shows = shows.unwrap_or_else(number);
        self.text.clear();
        self.in_value = false;
        self.rich = Rich::default();
    }

    fn end_cell(&mut self, context: &Context, grid: &mut Grid) -> Result<()> {
        let column = self.column;
        self.column = column.saturating_add(1);
        if self.text.is_empty() {
            return Ok(());
        }
        match self.shows {
            Shows::Shared => {
                let index = self.text.trim().parse().ok();
                let shared = index.and_then(|index| context.strings.get(index));
                grid.push_at(column, shared.ok_or_else(|| damaged("xl/sharedStrings.xml"))?)
            }
            Shows::Text => match unescaped(&self.text) {
                Some(plain) => grid.push_at(column, &plain),
                None => grid.push_at(column, &self.text),
            },
            Shows::Boolean => grid.push_at(column, if self.text == "1" { "TRUE" } else { "FALSE" }),
            Shows::Number(Kind::Plain) if is_short(&self.text) => grid.push_at(column, &self.text),
            Shows::Number(kind) if self.text.len() <= MAX_CELL_BYTES => {
                let mut written = String::new();
                serial::write(&mut written, &self.text, kind, context.since_1904);
                grid.push_at(column, &written)
            }
            Shows::Number(_) => grid.push_at(column, &self.text),
        }
    }
}

/// A whole number that stands in the file as people write it.
fn is_short(number: &str) -> bool {
    number.len() < 16 && number.bytes().all(|byte| byte.is_ascii_digit())
}

/// The column of a reference such as `AB12`, counted from 0.
fn column(reference: &str) -> Option<usize> {
    let letters = reference.bytes().take_while(u8::is_ascii_alphabetic);
    let number = letters.fold(0_usize, |number, letter| {
        let digit = letter.to_ascii_uppercase().saturating_sub(b'A');
        number
            .saturating_mul(26)
            .saturating_add(usize::from(digit))
            .saturating_add(1)
    });
    // Far to the right a cell without a text is nothing, and one with a text too much: the grid tells which.
    number.checked_sub(1).map(|column| column.min(MAX_COLUMNS))
}

#[cfg(test)]
mod tests {
    use super::*;

    const XML: &str = concat!(
        r#"<?xml version="1.0"?><worksheet><dimension ref="A1:Z9"/><sheetData><row r="2"><c r="A2" t="s"><v>0</v></c>"#,
        r#"<c r="C2" t="inlineStr"><is><r><t>in</t></r><r><t>line</t></r></is></c></row><row r="3"/><row r="5">"#,
        r#"<c r="A5" s="1"><v>45726</v></c><c r="B5"><f>"x"&amp;1</f><v>7.2999999999999998</v></c>"#,
        r#"<c r="C5" t="str"><f>A1</f><v>a &lt; b</v></c><c r="D5" t="b"><v>1</v></c><c r="E5" t="e"><v>#N/A</v></c>"#,
        r#"<c r="F5" s="1"/></row><row><c><v>1</v></c><c t="d"><v>2025-03-10</v></c></row></sheetData>"#,
        r#"<mergeCells><mergeCell ref="A1:B1"/></mergeCells></worksheet>"#,
    );

    #[test]
    fn every_kind_of_cell_is_read_whatever_the_pieces() {
        let mut context = Context {
            formats: vec![Kind::Plain, Kind::Day],
            ..Context::default()
        };
        context
            .strings
            .feed(b"<sst><si><t>shared</t></si></sst>")
            .unwrap();
        context.strings.finish().unwrap();
        for piece in 1..XML.len() {
            let (mut sheet, mut grid) = (Sheet::default(), Grid::default());
            for bytes in XML.as_bytes().chunks(piece) {
                sheet.feed(bytes, &context, &mut grid).unwrap();
            }
            sheet.finish(&context, &mut grid).unwrap();
            let row = |row| (0..6).map(|column| grid.cell(row, column)).collect::<Vec<_>>();
            assert_eq!(row(0), ["shared", "", "inline", "", "", ""], "pieces of {piece}");
            assert_eq!(row(1), ["2025-03-10", "7.3", "a < b", "TRUE", "#N/A", ""]);
            assert_eq!(row(2), ["1", "2025-03-10", "", "", "", ""]);
            assert_eq!([grid.line(0), grid.line(1), grid.line(2)], [2, 5, 6]);
        }
    }

    #[test]
    fn references_are_columns() {
        assert_eq!(
            [column("A1"), column("Z9"), column("AA10"), column("7")],
            [Some(0), Some(25), Some(26), None]
        );
        assert_eq!(column("XFD1048576"), Some(MAX_COLUMNS));
    }
}
