//! Reads a file of any format, in pieces that others fetch, decode and unpack.

use crate::delimited::Delimited;
use crate::grid::Grid;
use crate::json::Json;
use crate::limit::MAX_FILE_BYTES;
use crate::sniff::{self, Encoding, Format};
use crate::workbook::Workbook;
use fla_core::{Code, Error, Result};

/// A piece of the file that is wanted, and how to make it readable.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Part {
    /// Its first byte.
    pub from: usize,
    /// What comes after its last byte.
    pub to: usize,
    /// It is to be inflated (RFC 1951, without a header).
    pub deflated: bool,
    /// What is to be decoded to UTF-8; UTF-8 is passed on as it is.
    pub encoding: Encoding,
}

impl Part {
    pub(crate) const fn plain(from: usize, to: usize) -> Self {
        Self {
            from,
            to,
            deflated: false,
            encoding: Encoding::Utf8,
        }
    }
}

/// A file that is being read. As long as [`Reading::part`] wants a part, feed it and say that it is finished.
#[derive(Debug)]
pub struct Reading {
    grid: Grid,
    size: usize,
    encoding: Encoding,
    separator: u8,
    columns: usize,
    done: bool,
    reader: Reader,
}

#[derive(Debug)]
enum Reader {
    Text(Box<Delimited>),
    Json(Json),
    Book(Box<Workbook>),
}

/// A file that was read.
#[derive(Clone, Debug)]
pub struct Source {
    /// The cells, a heading among them.
    pub grid: Grid,
    /// What the file is.
    pub format: Format,
    /// How its text is encoded.
    pub encoding: Encoding,
    /// What separates its cells, if anything does.
    pub separator: Option<u8>,
    /// The sheets that are shown.
    pub sheets: Vec<String>,
    /// The sheet that was read.
    pub sheet: Option<String>,
}

impl Reading {
    /// A file of `size` bytes that begins with `head`: [`sniff::HEAD_BYTES`] of them, or all. `sheet` is the name of one.
    pub fn new(head: &[u8], size: usize, sheet: Option<String>) -> Result<Self> {
        if size > MAX_FILE_BYTES {
            return Err(Error::new(Code::TableTooLarge).with("maximum", MAX_FILE_BYTES));
        }
        let (separator, columns) = sniff::separator(head);
        Ok(Self {
            grid: Grid::default(),
            size,
            encoding: sniff::encoding(head),
            separator,
            columns,
            done: false,
            reader: match sniff::format(head)? {
                Format::Csv => Reader::Text(Box::new(Delimited::new(separator))),
                Format::Json => Reader::Json(Json::default()),
                Format::Xlsx => Reader::Book(Box::new(Workbook::new(size, sheet))),
            },
        })
    }

    /// The part that is wanted next; `None` when everything was read.
    pub fn part(&self) -> Option<Part> {
        match &self.reader {
            Reader::Book(book) => book.part(),
            _ if self.done => None,
            _ => Some(Part {
                encoding: self.encoding,
                ..Part::plain(0, self.size)
            }),
        }
    }

    /// Takes bytes of that part, decoded and unpacked.
    pub fn feed(&mut self, bytes: &[u8]) -> Result<()> {
        match &mut self.reader {
            Reader::Text(text) => text.feed(bytes, &mut self.grid),
            Reader::Json(json) => {
                json.feed(bytes);
                Ok(())
            }
            Reader::Book(book) => book.feed(bytes, &mut self.grid),
        }
    }

    /// That part is complete.
    pub fn finish(&mut self) -> Result<()> {
        match &mut self.reader {
            Reader::Text(text) => text.finish(&mut self.grid)?,
            Reader::Json(json) => json.finish(&mut self.grid)?,
            Reader::Book(book) => return book.finish(&mut self.grid),
        }
        let broken = matches!(&self.reader, Reader::Text(text) if text.broken);
        if broken && self.encoding == Encoding::Utf8 {
            // No mark and no UTF-8: read again as what Western Europe wrote before.
            self.encoding = Encoding::Windows1252;
            self.grid = Grid::default();
            self.reader = Reader::Text(Box::new(Delimited::new(self.separator)));
        } else {
            self.done = true;
        }
        Ok(())
    }

    /// What was read; an error when it holds nothing.
    pub fn into_source(self) -> Result<Source> {
        let mut grid = self.grid;
        if grid.rows() == 0 {
            return Err(Code::TableEmpty.into());
        }
        grid.shrink();
        let (format, book) = match &self.reader {
            Reader::Text(_) => (Format::Csv, None),
            Reader::Json(_) => (Format::Json, None),
            Reader::Book(book) => (Format::Xlsx, Some(book)),
        };
        let separates = format == Format::Csv && self.columns > 1;
        Ok(Source {
            grid,
            format,
            encoding: self.encoding,
            separator: separates.then_some(self.separator),
            sheets: book.map_or_else(Vec::new, |book| {
                book.sheets().into_iter().map(str::to_owned).collect()
            }),
            sheet: book.and_then(|book| book.sheet()).map(str::to_owned),
        })
    }
}
