//! What a browser does for the reading: fetching, decoding, unpacking. Written with other means than the browser's.

use fla_core::Result;
use fla_core::declaration::Kind;
use fla_table::reading::{Reading, Source};
use fla_table::sniff::{Encoding, HEAD_BYTES};
use fla_table::table::{Mapping, Purpose, Table};
use time::macros::date;

/// The day of all checks.
pub(crate) const TODAY: time::Date = date!(2026 - 11 - 22);

/// Reads a file, in pieces of so many bytes.
pub(crate) fn read_in_pieces(file: &[u8], sheet: Option<&str>, piece: usize) -> Result<Source> {
    let head = &file[..file.len().min(HEAD_BYTES)];
    let mut reading = Reading::new(head, file.len(), sheet.map(str::to_owned))?;
    while let Some(part) = reading.part() {
        let raw = &file[part.from..part.to];
        let bytes = match part.encoding {
            _ if part.deflated => inflate(raw),
            Encoding::Utf8 => raw.to_vec(),
            Encoding::Utf16Le => utf16(raw, u16::from_le_bytes),
            Encoding::Utf16Be => utf16(raw, u16::from_be_bytes),
            Encoding::Windows1252 => raw
                .iter()
                .map(|byte| windows_1252(*byte))
                .collect::<String>()
                .into_bytes(),
        };
        for piece in bytes.chunks(piece) {
            reading.feed(piece)?;
        }
        reading.finish()?;
    }
    reading.into_source()
}

/// Reads a file.
pub(crate) fn read(file: &[u8]) -> Result<Source> {
    read_in_pieces(file, None, 64 << 10)
}

/// Reads a file and checks it by what its columns seem to be.
pub(crate) fn open(file: &[u8], kind: Kind) -> Result<Table> {
    let purpose = Purpose {
        kind,
        today: TODAY,
        representative: true,
    };
    let mut table = Table::new(read(file)?, purpose);
    let mapping = guessed(&table);
    check(&mut table, &mapping);
    Ok(table)
}

/// The mapping that the guess comes to.
pub(crate) fn guessed(table: &Table) -> Mapping {
    let view = serde_json::to_value(table.file(None)).unwrap();
    serde_json::from_value(view["mapping"].clone()).unwrap()
}

/// Checks all rows.
pub(crate) fn check(table: &mut Table, mapping: &Mapping) {
    table.begin_check(mapping);
    while table.check_rows(7).is_some() {}
}

/// As much as can be unpacked: a browser stops there as well.
fn inflate(raw: &[u8]) -> Vec<u8> {
    miniz_oxide::inflate::decompress_to_vec_with_limit(raw, 64 << 20).unwrap_or_else(|failure| failure.output)
}

fn utf16(raw: &[u8], unit: fn([u8; 2]) -> u16) -> Vec<u8> {
    let units = raw.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    let text: String = char::decode_utf16(units)
        .map(|sign| sign.unwrap_or('\u{fffd}'))
        .collect();
    text.trim_start_matches('\u{feff}').to_owned().into_bytes()
}

fn windows_1252(byte: u8) -> char {
    match byte {
        0x80 => '€',
        byte => char::from(byte),
    }
}
