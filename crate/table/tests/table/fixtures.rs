//! Files made by `LibreOffice` and `SheetJS`, and like Excel's: `tests/fixtures/table/generate.mjs`.

use crate::support::{open, read, read_in_pieces};
use fla_core::Code;
use fla_core::declaration::Kind;
use fla_table::sniff::{Encoding, Format};
use std::path::PathBuf;

/// A file of `tests/fixtures/table`.
pub(crate) fn fixture(name: &str) -> Vec<u8> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/table");
    std::fs::read(folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// Every file that has the same rows.
pub(crate) const SAME: [(&str, Format, Encoding, Option<u8>); 11] = [
    ("libreoffice.xlsx", Format::Xlsx, Encoding::Utf8, None),
    (
        "libreoffice-semicolon-windows-1252.csv",
        Format::Csv,
        Encoding::Windows1252,
        Some(b';'),
    ),
    (
        "libreoffice-comma-utf-8.csv",
        Format::Csv,
        Encoding::Utf8,
        Some(b','),
    ),
    (
        "libreoffice-tab-utf-16.csv",
        Format::Csv,
        Encoding::Utf16Le,
        Some(b'\t'),
    ),
    (
        "libreoffice-bar-utf-8.csv",
        Format::Csv,
        Encoding::Utf8,
        Some(b'|'),
    ),
    ("sheetjs.xlsx", Format::Xlsx, Encoding::Utf8, None),
    ("sheetjs-shared-1904.xlsx", Format::Xlsx, Encoding::Utf8, None),
    (
        "excel-like-utf-8-mark.csv",
        Format::Csv,
        Encoding::Utf8,
        Some(b';'),
    ),
    (
        "excel-like-separator-line.csv",
        Format::Csv,
        Encoding::Utf8,
        Some(b';'),
    ),
    (
        "excel-like-windows-1252.csv",
        Format::Csv,
        Encoding::Windows1252,
        Some(b';'),
    ),
    (
        "excel-like-unicode-text.txt",
        Format::Csv,
        Encoding::Utf16Le,
        Some(b'\t'),
    ),
];

/// The rows of all of them, in the shape of the wire.
pub(crate) fn records() -> serde_json::Value {
    serde_json::json!([
        {
            "employer": { "enterpriseNumber": "1000000021" }, "worker": { "ssin": "85400000127" },
            "training": {
                "name": "Sécurité; \"niveau 1\"", "nature": "formal", "status": "followed", "countsForTrainingRight": true,
                "period": { "startDate": "2025-03-10", "endDate": "2025-03-11" }, "duration": { "value": 7.5, "unit": "hours" },
            },
        },
        {
            "employer": { "enterpriseNumber": "1000000021" }, "worker": { "ssin": "90400000333" },
            "training": {
                "name": "Übung\nfür Anfänger", "nature": "informal", "status": "followed", "countsForTrainingRight": false,
                "period": { "startDate": "2025-03-12", "endDate": "2025-03-12" }, "duration": { "value": 4, "unit": "hours" },
                "certificate": { "validUntil": "2028-12-31" },
            },
        },
        {
            "employer": { "enterpriseNumber": "0100007097" }, "worker": { "ssin": "85400000127" },
            "training": {
                "name": "Kosten € & <prijs>", "nature": "formal", "status": "planned", "countsForTrainingRight": true,
                "period": { "startDate": "2025-10-01", "endDate": "2025-10-03" }, "duration": { "value": 22.8, "unit": "hours" },
            },
        },
    ])
}

#[test]
fn every_program_writes_the_same_rows() {
    for (name, format, encoding, separator) in SAME {
        let table = open(&fixture(name), Kind::TrainingRegistration)
            .unwrap_or_else(|error| panic!("{name}: {error}"));
        let source = table.source();
        assert_eq!(
            (source.format, source.encoding, source.separator),
            (format, encoding, separator),
            "{name}"
        );
        let drafts: Vec<_> = (0..table.rows()).map(|row| table.draft(row)).collect();
        assert_eq!(serde_json::Value::from(drafts), records(), "{name}");
    }
}

#[test]
fn the_pieces_in_which_a_file_comes_make_no_difference() {
    for (name, ..) in SAME {
        let file = fixture(name);
        let whole = read(&file).unwrap();
        for piece in [3, 64, 1_000] {
            let source = read_in_pieces(&file, None, piece).unwrap();
            assert_eq!(source.grid.rows(), whole.grid.rows(), "{name}");
            for row in 0..whole.grid.rows() {
                for column in 0..whole.grid.columns() {
                    assert_eq!(
                        source.grid.cell(row, column),
                        whole.grid.cell(row, column),
                        "{name}, {piece}"
                    );
                }
            }
        }
    }
}

#[test]
fn hidden_sheets_are_not_offered_and_not_read() {
    let table = open(&fixture("sheetjs.xlsx"), Kind::TrainingRegistration).unwrap();
    assert_eq!(table.source().sheets, ["Opleidingen"]);
    assert_eq!(table.source().sheet.as_deref(), Some("Opleidingen"));
    let error = read_in_pieces(&fixture("sheetjs.xlsx"), Some("Verborgen"), 1_000).unwrap_err();
    assert_eq!(error.code(), Code::TableNoSheet);
}

#[test]
fn a_title_above_the_heading_is_no_row() {
    let table = open(&fixture("libreoffice.xlsx"), Kind::TrainingRegistration).unwrap();
    assert_eq!((table.heading(0), table.row(0).line), ("Ondernemingsnummer", 4));
}

#[test]
fn other_formats_of_spreadsheets_are_named() {
    for (name, kind) in [("libreoffice.xls", "xls"), ("libreoffice.ods", "ods")] {
        let error = read(&fixture(name)).unwrap_err();
        assert_eq!(error.code(), Code::TableNotATable);
        assert_eq!(error.params(), [("kind", kind.to_owned())]);
    }
}
