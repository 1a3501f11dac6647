//! What is written can be read again, and computes nothing.

use crate::fixtures::{fixture, records};
use crate::support::{open, read};
use fla_core::declaration::{Field, Kind};
use fla_table::export::{Export, Pack};
use fla_table::sniff::Format;
use fla_table::table::Table;
use std::collections::BTreeMap;
use std::fmt::Write;

fn labels() -> BTreeMap<String, String> {
    BTreeMap::from([("jointCommittee".to_owned(), "Paritair comité".to_owned())])
}

fn text(mut export: Export, table: &Table) -> Vec<u8> {
    let mut file = Vec::new();
    while let Some(piece) = export.piece(Some(table)) {
        file.extend(piece);
    }
    file
}

fn book(mut export: Export, table: &Table) -> Vec<u8> {
    let (mut file, mut pack) = (Vec::new(), Pack::default());
    while let Some(name) = export.part().map(str::to_owned) {
        pack.begin(&name);
        let mut plain = Vec::new();
        while let Some(piece) = export.piece(Some(table)) {
            pack.add(&piece);
            plain.extend(piece);
        }
        let packed = miniz_oxide::deflate::compress_to_vec(&plain, 6);
        file.extend(pack.end(u32::try_from(packed.len()).unwrap()));
        file.extend(packed);
    }
    file.extend(pack.directory());
    file
}

fn all(table: &Table) -> [(Format, Vec<u8>); 3] {
    [
        (Format::Csv, text(Export::delimited(table, &labels()), table)),
        (Format::Json, text(Export::json(), table)),
        (Format::Xlsx, book(Export::table_book(table, &labels()), table)),
    ]
}

#[test]
fn a_corrected_table_is_the_same_when_it_is_read_again() {
    let mut table = open(
        &fixture("excel-like-windows-1252.csv"),
        Kind::TrainingRegistration,
    )
    .unwrap();
    table.edit(0, Field::JointCommittee, "200").unwrap();
    table.remove(&[1]);
    let mut expected = records().as_array().unwrap().clone();
    expected.remove(1);
    expected[0]["jointCommittee"] = "200".into();
    for (format, file) in all(&table) {
        let again = open(&file, Kind::TrainingRegistration).unwrap();
        assert_eq!(again.source().format, format);
        let drafts: Vec<_> = (0..again.rows()).map(|row| again.draft(row)).collect();
        assert_eq!(drafts, expected, "{format:?}");
    }
}

#[test]
fn no_cell_of_an_export_is_a_formula() {
    let evil = [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "'=1",
        "=HYPERLINK(\"http://x\")",
        "\u{7}_x0041_<&>",
    ];
    let mut rows = "INSZ;Naam opleiding\n".to_owned();
    for cell in evil {
        writeln!(rows, "85400000127;\"'{}\"", cell.replace('"', "\"\"")).unwrap();
    }
    let table = open(rows.as_bytes(), Kind::TrainingRegistration).unwrap();
    for (format, file) in all(&table) {
        if format == Format::Csv {
            let text = String::from_utf8(file.clone()).unwrap();
            for cell in text.lines().skip(1).flat_map(|line| line.split(';')) {
                assert!(
                    !cell.starts_with("\"=") && !cell.starts_with("\"+") && !cell.starts_with("\"@"),
                    "{cell}"
                );
            }
        }
        let again = open(&file, Kind::TrainingRegistration).unwrap();
        for row in 0..table.rows() {
            let name = |table: &Table| table.draft(row)["training"]["name"].clone();
            assert_eq!(name(&again), name(&table), "{format:?}");
        }
    }
    let file = book(Export::table_book(&table, &labels()), &table);
    let sheet = read(&file).unwrap();
    assert_eq!(sheet.grid.cell(1, 1), "=1+1");
}

#[test]
fn a_table_without_a_heading_is_written_without_one() {
    let table = open(
        b"85400000127;1000000021;10/03/2025\n90400000333;1000000021;11/03/2025\n",
        Kind::TrainingRegistration,
    );
    let table = table.unwrap();
    let csv = text(Export::delimited(&table, &labels()), &table);
    assert_eq!(String::from_utf8(csv).unwrap().lines().count(), 2);
}
