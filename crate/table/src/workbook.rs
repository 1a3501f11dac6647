//! Reads a workbook (ECMA-376, `SpreadsheetML`): which parts of the file it needs, one after the other.

mod archive;
mod markup;
mod parts;
mod serial;
mod sheet;
mod strings;

pub use serial::{Kind, day, serial_of};

use crate::grid::Grid;
use crate::limit::{MAX_INFLATED_BYTES, MAX_SMALL_PART_BYTES};
use crate::reading::Part;
use crate::sniff::not_a_table;
use archive::{Entry, HEADER_BYTES, damaged};
use fla_core::{Code, Error, Result};
use parts::{Book, Relationships};
use sheet::{Context, Sheet};

/// A workbook that is being read.
#[derive(Debug)]
pub struct Workbook {
    size: usize,
    stage: Stage,
    /// The bytes of a small part, until all are there.
    small: Vec<u8>,
    inflated: usize,
    entries: Vec<Entry>,
    path: String,
    book: Book,
    relationships: Relationships,
    context: Context,
    sheet: Sheet,
    /// Which sheet was asked for.
    wanted: Option<String>,
    /// The sheet that is read, by its place in [`Workbook::shown`].
    current: usize,
}

/// What is to be read next.
#[derive(Clone, Debug, Eq, PartialEq)]
enum Stage {
    Tail,
    Directory(usize, usize),
    Header(Role, Entry),
    Contents(Role, Entry, usize, usize),
    Done,
}

/// What a part of the archive is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Role {
    Root,
    Book,
    Relationships,
    Formats,
    Strings,
    Sheet,
}

impl Workbook {
    /// A workbook of `size` bytes, of which one sheet is wanted, or the first that is a table.
    pub fn new(size: usize, wanted: Option<String>) -> Self {
        Self {
            size,
            stage: Stage::Tail,
            small: Vec::new(),
            inflated: 0,
            entries: Vec::new(),
            path: String::new(),
            book: Book::default(),
            relationships: Relationships::default(),
            context: Context::default(),
            sheet: Sheet::default(),
            wanted,
            current: 0,
        }
    }

    /// Which bytes are wanted next; `None` at the end.
    pub fn part(&self) -> Option<Part> {
        match &self.stage {
            Stage::Tail => Some(Part::plain(
                self.size.saturating_sub(archive::TAIL_BYTES),
                self.size,
            )),
            Stage::Directory(from, to) => Some(Part::plain(*from, *to)),
            Stage::Header(_, entry) => {
                let end = entry.header.saturating_add(HEADER_BYTES);
                Some(Part::plain(entry.header.min(self.size), end.min(self.size)))
            }
            Stage::Contents(_, entry, from, to) => Some(Part {
                deflated: entry.deflated,
                ..Part::plain(*from, *to)
            }),
            Stage::Done => None,
        }
    }

    /// Takes bytes of the part that is wanted, unpacked.
    pub fn feed(&mut self, bytes: &[u8], grid: &mut Grid) -> Result<()> {
        self.inflated = self.inflated.saturating_add(bytes.len());
        if self.inflated > MAX_INFLATED_BYTES {
            return Err(Error::new(Code::TableInflated).with("maximum", MAX_INFLATED_BYTES));
        }
        match self.stage {
            Stage::Contents(Role::Sheet, ..) => self.sheet.feed(bytes, &self.context, grid),
            Stage::Contents(Role::Strings, ..) => self.context.strings.feed(bytes),
            Stage::Done => Ok(()),
            _ => {
                self.small.extend_from_slice(bytes);
                if self.small.len() > MAX_SMALL_PART_BYTES {
                    return Err(Error::new(Code::TableInflated).with("maximum", MAX_SMALL_PART_BYTES));
                }
                Ok(())
            }
        }
    }

    /// All bytes of the part that was wanted are there.
    pub fn finish(&mut self, grid: &mut Grid) -> Result<()> {
        let small = core::mem::take(&mut self.small);
        self.inflated = 0;
        self.stage = match core::mem::replace(&mut self.stage, Stage::Done) {
            Stage::Tail => {
                let (from, to) = archive::directory(&small, self.size)?;
                Stage::Directory(from, to)
            }
            Stage::Directory(..) => {
                self.entries = archive::entries(&small)?;
                self.open(Role::Root, "_rels/.rels")?
            }
            Stage::Header(role, entry) => {
                let (from, to) = archive::contents(&entry, &small, self.size)?;
                Stage::Contents(role, entry, from, to)
            }
            Stage::Contents(role, ..) => self.finish_contents(role, &small, grid)?,
            Stage::Done => Stage::Done,
        };
        Ok(())
    }

    /// The sheets that are shown.
    pub fn sheets(&self) -> Vec<&str> {
        self.shown().map(|sheet| sheet.name.as_str()).collect()
    }

    /// The sheet that was read.
    pub fn sheet(&self) -> Option<&str> {
        self.shown().nth(self.current).map(|sheet| sheet.name.as_str())
    }

    fn shown(&self) -> impl Iterator<Item = &parts::Sheet> {
        self.book.sheets.iter().filter(|sheet| !sheet.hidden)
    }

    fn finish_contents(&mut self, role: Role, small: &[u8], grid: &mut Grid) -> Result<Stage> {
        match role {
            Role::Root => {
                let root = Relationships::read(small, "")?;
                root.by_kind("officeDocument")
                    .unwrap_or("xl/workbook.xml")
                    .clone_into(&mut self.path);
                self.open(Role::Book, &self.path)
            }
            Role::Book => {
                self.book = Book::read(small)?;
                self.context.since_1904 = self.book.since_1904;
                let (folder, file) = self.path.rsplit_once('/').unwrap_or(("", &self.path));
                self.open(Role::Relationships, &format!("{folder}/_rels/{file}.rels"))
            }
            Role::Relationships => {
                let folder = self.path.rsplit_once('/').map_or("", |(folder, _)| folder);
                self.relationships = Relationships::read(small, folder)?;
                self.optional(Role::Formats)
            }
            Role::Formats => {
                self.context.formats = parts::formats(small)?;
                self.optional(Role::Strings)
            }
            Role::Strings => {
                self.context.strings.finish()?;
                self.first_sheet()
            }
            Role::Sheet => {
                self.sheet.finish(&self.context, grid)?;
                self.after_sheet(grid)
            }
        }
    }

    /// A workbook without texts has no part for them.
    fn optional(&mut self, role: Role) -> Result<Stage> {
        let kind = if role == Role::Formats {
            "styles"
        } else {
            "sharedStrings"
        };
        match self.relationships.by_kind(kind) {
            Some(name) if self.entry(name).is_some() => self.open(role, name),
            _ if role == Role::Formats => self.optional(Role::Strings),
            _ => self.first_sheet(),
        }
    }

    fn first_sheet(&mut self) -> Result<Stage> {
        let no_sheet = || {
            let wanted = self.wanted.clone().unwrap_or_default();
            Error::new(Code::TableNoSheet).with("sheet", wanted)
        };
        self.current = match &self.wanted {
            Some(wanted) => self
                .shown()
                .position(|sheet| sheet.name == *wanted)
                .ok_or_else(no_sheet)?,
            None if self.shown().next().is_none() => return Err(no_sheet()),
            None => 0,
        };
        self.open_sheet()
    }

    /// The next sheet, when none was asked for and this one is no table: a title page, a note.
    fn after_sheet(&mut self, grid: &mut Grid) -> Result<Stage> {
        let is_table = grid.rows() > 1 && grid.columns() > 1;
        let next = self.current.saturating_add(1);
        if is_table || self.wanted.is_some() || next >= self.shown().count() {
            return Ok(Stage::Done);
        }
        *grid = Grid::default();
        self.current = next;
        self.open_sheet()
    }

    fn open_sheet(&mut self) -> Result<Stage> {
        self.sheet = Sheet::default();
        let sheet = self.shown().nth(self.current);
        let target = sheet.and_then(|sheet| self.relationships.by_id(&sheet.relationship));
        self.open(Role::Sheet, target.ok_or_else(|| damaged("sheet"))?)
    }

    fn open(&self, role: Role, name: &str) -> Result<Stage> {
        if let Some(entry) = self.entry(name) {
            return Ok(Stage::Header(role, entry.clone()));
        }
        // Another office program keeps its name where the parts are listed.
        let opendocument = self.entry("mimetype").is_some() && self.entry("content.xml").is_some();
        Err(match (role, opendocument) {
            (Role::Root, true) => not_a_table("ods"),
            (Role::Root, false) => not_a_table("zip"),
            _ => damaged(name),
        })
    }

    fn entry(&self, name: &str) -> Option<&Entry> {
        self.entries
            .iter()
            .find(|entry| entry.name.eq_ignore_ascii_case(name))
    }
}
