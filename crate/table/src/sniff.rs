//! What a file is, by its first bytes: names and media types lie.

use csv_core::{ReadRecordResult, ReaderBuilder};
use fla_core::{Code, Error, Result};
use serde::Serialize;

/// How many bytes of a file are enough to say what it is.
pub const HEAD_BYTES: usize = 64 << 10;

/// What a table is written as.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Format {
    /// Text with a separator: CSV (RFC 4180), and what a spreadsheet puts on the clipboard.
    Csv,
    /// A workbook (ECMA-376, `SpreadsheetML`).
    Xlsx,
    /// Records in the shape of the wire (RFC 8259).
    Json,
}

/// How a text is encoded, by the names of the WHATWG's Encoding Standard.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
pub enum Encoding {
    /// With a mark before it or without.
    #[serde(rename = "utf-8")]
    Utf8,
    /// Little end first; what Excel calls "Unicode text".
    #[serde(rename = "utf-16le")]
    Utf16Le,
    /// Big end first.
    #[serde(rename = "utf-16be")]
    Utf16Be,
    /// What Excel calls "CSV" in Western Europe. Taken for whatever is not UTF-8: every byte means something in it.
    #[serde(rename = "windows-1252")]
    Windows1252,
}

impl Encoding {
    /// The name, as a `TextDecoder` takes it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf16Le => "utf-16le",
            Self::Utf16Be => "utf-16be",
            Self::Windows1252 => "windows-1252",
        }
    }
}

/// What a file is. An error tells what it is instead, when that is known.
pub fn format(head: &[u8]) -> Result<Format> {
    const OTHERS: [(&[u8], &str); 7] = [
        (b"\xd0\xcf\x11\xe0", "xls"),
        (b"%PDF", "pdf"),
        (b"\x1f\x8b", "gzip"),
        (b"\x89PNG", "image"),
        (b"\xff\xd8\xff", "image"),
        (b"{\\rtf", "rtf"),
        (b"\x30\x82", "certificate"),
    ];
    if head.starts_with(b"PK\x03\x04") {
        return Ok(Format::Xlsx);
    }
    if let Some((_, kind)) = OTHERS.iter().find(|(magic, _)| head.starts_with(magic)) {
        return Err(not_a_table(kind));
    }
    let plain = plain_head(head, encoding(head));
    match plain.iter().find(|byte| !byte.is_ascii_whitespace()) {
        None if head.len() < HEAD_BYTES => Err(Code::TableEmpty.into()),
        Some(b'{' | b'[') => Ok(Format::Json),
        Some(b'<') => Err(not_a_table("html")),
        _ if plain.contains(&0) => Err(not_a_table("binary")),
        _ => Ok(Format::Csv),
    }
}

/// The error for a file that is something else.
pub(crate) fn not_a_table(kind: &str) -> Error {
    Error::new(Code::TableNotATable).with("kind", kind)
}

/// How a text is encoded, as far as its first bytes tell. UTF-8 is a promise that the rest may break.
pub fn encoding(head: &[u8]) -> Encoding {
    if head.starts_with(b"\xff\xfe") {
        return Encoding::Utf16Le;
    }
    if head.starts_with(b"\xfe\xff") {
        return Encoding::Utf16Be;
    }
    // Without a mark: in a text of our languages every second byte is zero.
    let zeros = |odd: usize| {
        let all = head.iter().skip(odd).step_by(2);
        all.clone().filter(|byte| **byte == 0).count() * 2 > all.count()
    };
    match (zeros(0), zeros(1)) {
        (false, true) => Encoding::Utf16Le,
        (true, false) => Encoding::Utf16Be,
        _ => Encoding::Utf8,
    }
}

/// The separator of a text and how many columns it makes: the one by which the most of the first lines have the same
/// number of cells, and among equals the one that makes the most cells. A line `sep=;`, as Excel understands it, says it.
pub fn separator(head: &[u8]) -> (u8, usize) {
    const CANDIDATES: [u8; 4] = *b";\t,|";
    let head = plain_head(head, encoding(head));
    let said = head.strip_prefix(b"sep=").and_then(<[u8]>::first).copied();
    let measured = CANDIDATES.map(|candidate| (evenness(&head, candidate), candidate));
    let best = measured.iter().max_by_key(|(measure, _)| *measure);
    let (columns, found) = best.map_or((1, b'\t'), |((_, columns), found)| (*columns, *found));
    match said {
        Some(said) => (said, columns.max(2)),
        None if columns > 1 => (found, columns),
        // One column: nothing separates, least of all the commas in a name.
        None => (b'\t', 1),
    }
}

/// How many in a hundred of the first rows have the number of cells that most have, and that number.
fn evenness(head: &[u8], separator: u8) -> (usize, usize) {
    const ROWS: usize = 50;
    let mut reader = ReaderBuilder::new().delimiter(separator).build();
    let (mut counts, mut cells) = (Vec::new(), 0_usize);
    let (mut rest, mut text, mut ends) = (head, [0; 4096], [0; 512]);
    while counts.len() < ROWS && !rest.is_empty() {
        let (result, read, _, ended) = reader.read_record(rest, &mut text, &mut ends);
        rest = rest.get(read..).unwrap_or_default();
        cells = cells.saturating_add(ended);
        match result {
            ReadRecordResult::Record => {
                counts.push(cells);
                cells = 0;
            }
            // The last row may be cut off where the head ends.
            ReadRecordResult::End | ReadRecordResult::InputEmpty => {
                if counts.is_empty() {
                    counts.push(cells.saturating_add(1));
                }
                break;
            }
            ReadRecordResult::OutputFull | ReadRecordResult::OutputEndsFull => {}
        }
    }
    let times = |count: &usize| counts.iter().filter(|other| *other == count).count();
    let most = counts.iter().copied().max_by_key(|count| (times(count), *count));
    match most {
        Some(columns) if columns > 1 && times(&columns) * 2 > counts.len() => (
            times(&columns)
                .saturating_mul(100)
                .checked_div(counts.len())
                .unwrap_or(0),
            columns,
        ),
        _ => (0, 1),
    }
}

/// The first bytes as if they were in an encoding of one byte for each sign: enough to see separators and line ends.
fn plain_head(head: &[u8], encoding: Encoding) -> Vec<u8> {
    let head = head.get(..HEAD_BYTES).unwrap_or(head);
    let units = |high: usize, low: usize| {
        head.chunks_exact(2)
            .map(|unit| match (unit.get(high), unit.get(low)) {
                (Some(0), Some(byte)) => *byte,
                _ => b'?',
            })
            .collect()
    };
    let plain: Vec<u8> = match encoding {
        Encoding::Utf16Le => units(1, 0),
        Encoding::Utf16Be => units(0, 1),
        Encoding::Utf8 | Encoding::Windows1252 => head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).to_vec(),
    };
    // In UTF-16 the mark is one sign, and not one of ours.
    match encoding {
        Encoding::Utf16Le | Encoding::Utf16Be if plain.first() == Some(&b'?') => {
            plain.into_iter().skip(1).collect()
        }
        _ => plain,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_separator_is_the_one_that_makes_even_rows() {
        let cases: [(&str, (u8, usize)); 8] = [
            ("a;b;c\n1,5;2;3\n1,5;2;3\n", (b';', 3)),
            ("a,b\n\"x;y\",2\n", (b',', 2)),
            ("a\tb\n1,5\t2;3\n", (b'\t', 2)),
            ("a|b|c\r\n1|2|3\r\n", (b'|', 3)),
            ("INSZ\n12345678901\n", (b'\t', 1)),
            ("Naam, voornaam\nnothing here\n", (b'\t', 1)),
            ("sep=,\r\na,b\r\n", (b',', 2)),
            ("Overzicht\n\na;b;c\n1;2;3\n4;5;6\n7;8;9\n", (b';', 3)),
        ];
        for (text, expected) in cases {
            let (found, columns) = separator(text.as_bytes());
            assert_eq!(
                (char::from(found), columns),
                (char::from(expected.0), expected.1),
                "{text:?}"
            );
        }
    }

    #[test]
    fn encodings_are_told_apart_with_and_without_a_mark() {
        let utf16 = |text: &str, big: bool| -> Vec<u8> {
            text.encode_utf16()
                .flat_map(|unit| {
                    if big {
                        unit.to_be_bytes()
                    } else {
                        unit.to_le_bytes()
                    }
                })
                .collect()
        };
        assert_eq!(encoding(b"\xef\xbb\xbfa;b"), Encoding::Utf8);
        assert_eq!(encoding(&utf16("\u{feff}a;b", false)), Encoding::Utf16Le);
        assert_eq!(encoding(&utf16("\u{feff}a;b", true)), Encoding::Utf16Be);
        assert_eq!(encoding(&utf16("name;day", false)), Encoding::Utf16Le);
        assert_eq!(encoding(&utf16("name;day", true)), Encoding::Utf16Be);
        assert_eq!(encoding(b"name;day"), Encoding::Utf8);
        assert_eq!(separator(&utf16("\u{feff}a\tb\n1\t2\n", false)), (b'\t', 2));
    }

    #[test]
    fn what_is_no_table_is_named() {
        let kind = |bytes: &[u8]| {
            format(bytes)
                .unwrap_err()
                .params()
                .first()
                .map(|(_, kind)| kind.clone())
        };
        assert_eq!(kind(b"\xd0\xcf\x11\xe0rest").as_deref(), Some("xls"));
        assert_eq!(kind(b"%PDF-1.7").as_deref(), Some("pdf"));
        assert_eq!(kind(b"  <html><table>").as_deref(), Some("html"));
        assert_eq!(kind(b"ab\0\0\0\x01\x02cd").as_deref(), Some("binary"));
        assert_eq!(format(b" \r\n").unwrap_err().code(), Code::TableEmpty);
        assert_eq!(format(b"\n[{}]"), Ok(Format::Json));
        assert_eq!(format(b"a;b"), Ok(Format::Csv));
        assert_eq!(format(b"PK\x03\x04rest"), Ok(Format::Xlsx));
    }
}
