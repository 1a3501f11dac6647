//! The directory of a ZIP file (PKWARE APPNOTE 6.3): where its parts lie. Unpacking is the browser's.

use crate::limit::{MAX_ENTRIES, MAX_INFLATED_BYTES};
use fla_core::{Code, Error, Result};

/// How much of the end of a file is enough to find its directory: the end record, and the longest comment.
pub(super) const TAIL_BYTES: usize = END_BYTES + 65_535;

const END_BYTES: usize = 22;
const ENTRY_BYTES: usize = 46;
/// The fixed part of what stands before the contents of a file.
pub(super) const HEADER_BYTES: usize = 30;

/// One file in the archive.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Entry {
    /// With slashes and without one at the beginning.
    pub name: String,
    /// Where its header begins.
    pub header: usize,
    /// How many bytes it has as packed.
    pub packed: usize,
    /// How many bytes it says to have unpacked.
    pub unpacked: usize,
    /// Deflated (method 8), not stored (method 0).
    pub deflated: bool,
}

/// From the end of a file of `size` bytes: where the directory begins and ends.
pub(super) fn directory(tail: &[u8], size: usize) -> Result<(usize, usize)> {
    let last = tail
        .len()
        .checked_sub(END_BYTES)
        .ok_or_else(|| damaged("zip.end"))?;
    let at = (0..=last).rev().find(|at| {
        tail.get(*at..)
            .is_some_and(|rest| rest.starts_with(b"PK\x05\x06"))
    });
    let record = at
        .and_then(|at| tail.get(at..))
        .ok_or_else(|| damaged("zip.end"))?;
    let (length, start) = (u32_at(record, 12)?, u32_at(record, 16)?);
    match start.checked_add(length) {
        Some(end) if end <= size => Ok((start, end)),
        _ => Err(damaged("zip.end")),
    }
}

/// The files that a directory lists.
pub(super) fn entries(directory: &[u8]) -> Result<Vec<Entry>> {
    let (mut entries, mut rest) = (Vec::new(), directory);
    while rest.starts_with(b"PK\x01\x02") {
        if entries.len() >= MAX_ENTRIES {
            return Err(Error::new(Code::TableInflated).with("maximum", MAX_ENTRIES));
        }
        let (name, extra, comment) = (u16_at(rest, 28)?, u16_at(rest, 30)?, u16_at(rest, 32)?);
        let name_end = ENTRY_BYTES.saturating_add(name);
        let extra_end = name_end.saturating_add(extra);
        let text = rest
            .get(ENTRY_BYTES..name_end)
            .ok_or_else(|| damaged("zip.name"))?;
        let large = Large::of(rest.get(name_end..extra_end).unwrap_or_default());
        if u16_at(rest, 8)? & 1 == 1 {
            return Err(crate::sniff::not_a_table("encrypted"));
        }
        let (unpacked, packed, header) =
            large.over(u32_at(rest, 24)?, u32_at(rest, 20)?, u32_at(rest, 42)?)?;
        entries.push(Entry {
            // Some programs write backslashes, or begin with a slash.
            name: String::from_utf8_lossy(text)
                .replace('\\', "/")
                .trim_start_matches('/')
                .to_owned(),
            header,
            packed,
            unpacked,
            deflated: match u16_at(rest, 10)? {
                0 => false,
                8 => true,
                _ => return Err(damaged("zip.method")),
            },
        });
        rest = rest.get(extra_end.saturating_add(comment)..).unwrap_or_default();
    }
    Ok(entries)
}

/// Where the contents begin, given the header before them.
pub(super) fn contents(entry: &Entry, header: &[u8], size: usize) -> Result<(usize, usize)> {
    if !header.starts_with(b"PK\x03\x04") {
        return Err(damaged("zip.header"));
    }
    let before = HEADER_BYTES
        .saturating_add(u16_at(header, 26)?)
        .saturating_add(u16_at(header, 28)?);
    let start = entry.header.saturating_add(before);
    let end = start.saturating_add(entry.packed);
    if end > size {
        return Err(damaged("zip.contents"));
    }
    if entry.unpacked > MAX_INFLATED_BYTES {
        return Err(Error::new(Code::TableInflated).with("maximum", MAX_INFLATED_BYTES));
    }
    Ok((start, end))
}

/// The sizes of the Zip64 extra field (4.5.3), of which only those are there that do not fit elsewhere.
struct Large<'b>(&'b [u8]);

impl<'b> Large<'b> {
    fn of(mut extra: &'b [u8]) -> Self {
        while let (Ok(id), Ok(length)) = (u16_at(extra, 0), u16_at(extra, 2)) {
            let end = length.saturating_add(4);
            if id == 1 {
                return Self(extra.get(4..end).unwrap_or_default());
            }
            extra = extra.get(end..).unwrap_or_default();
        }
        Self(&[])
    }

    fn over(mut self, unpacked: usize, packed: usize, header: usize) -> Result<(usize, usize, usize)> {
        Ok((self.one(unpacked)?, self.one(packed)?, self.one(header)?))
    }

    fn one(&mut self, small: usize) -> Result<usize> {
        if small != 0xffff_ffff {
            return Ok(small);
        }
        let (number, rest) = self.0.split_first_chunk().ok_or_else(|| damaged("zip.zip64"))?;
        self.0 = rest;
        usize::try_from(u64::from_le_bytes(*number)).map_err(|_| damaged("zip.zip64"))
    }
}

fn u16_at(bytes: &[u8], at: usize) -> Result<usize> {
    let number = bytes.get(at..).and_then(|rest| rest.first_chunk());
    number
        .map(|number| usize::from(u16::from_le_bytes(*number)))
        .ok_or_else(|| damaged("zip"))
}

fn u32_at(bytes: &[u8], at: usize) -> Result<usize> {
    let number = bytes.get(at..).and_then(|rest| rest.first_chunk());
    let number = number
        .map(|number| u32::from_le_bytes(*number))
        .ok_or_else(|| damaged("zip"))?;
    usize::try_from(number).map_err(|_| damaged("zip"))
}

pub(crate) fn damaged(place: &str) -> Error {
    Error::new(Code::TableDamaged).with("where", place)
}
