//! Distinguished names: as one line for people, and in a form that can be compared.

use super::der::{Element, Read, Reader, SEQUENCE, SET, sequence};
use super::structure::damaged;
use crate::Result;
use const_oid::ObjectIdentifier;
use core::fmt::Write;

/// The most characters shown of one value out of a file.
pub(super) const MAX_SHOWN: usize = 200;
/// The most parts of a name, and the most values of a part. Real names have ten.
const MAX_PARTS: usize = 64;

const UTF8_STRING: u8 = 0x0c;
const NUMERIC_STRING: u8 = 0x12;
const PRINTABLE_STRING: u8 = 0x13;
const TELETEX_STRING: u8 = 0x14;
const IA5_STRING: u8 = 0x16;
const VISIBLE_STRING: u8 = 0x1a;
const BMP_STRING: u8 = 0x1e;

/// Attribute types with a short name (RFC 4514 §3, RFC 4519, ETSI EN 319 412-1 §5.1.4).
const SHORT_NAMES: [(ObjectIdentifier, &str); 20] = [
    (COMMON_NAME, "CN"),
    (ObjectIdentifier::new_unwrap("2.5.4.4"), "SN"),
    (SERIAL_NUMBER, "serialNumber"),
    (ObjectIdentifier::new_unwrap("2.5.4.6"), "C"),
    (ObjectIdentifier::new_unwrap("2.5.4.7"), "L"),
    (ObjectIdentifier::new_unwrap("2.5.4.8"), "ST"),
    (ObjectIdentifier::new_unwrap("2.5.4.9"), "STREET"),
    (ORGANISATION, "O"),
    (ORGANISATIONAL_UNIT, "OU"),
    (ObjectIdentifier::new_unwrap("2.5.4.12"), "title"),
    (ObjectIdentifier::new_unwrap("2.5.4.13"), "description"),
    (ObjectIdentifier::new_unwrap("2.5.4.15"), "businessCategory"),
    (ObjectIdentifier::new_unwrap("2.5.4.17"), "postalCode"),
    (ObjectIdentifier::new_unwrap("2.5.4.42"), "GN"),
    (ObjectIdentifier::new_unwrap("2.5.4.46"), "dnQualifier"),
    (ObjectIdentifier::new_unwrap("2.5.4.65"), "pseudonym"),
    (ORGANISATION_IDENTIFIER, "organizationIdentifier"),
    (ObjectIdentifier::new_unwrap("0.9.2342.19200300.100.1.1"), "UID"),
    (ObjectIdentifier::new_unwrap("0.9.2342.19200300.100.1.25"), "DC"),
    (
        ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.1"),
        "emailAddress",
    ),
];

pub(super) const COMMON_NAME: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.3");
pub(super) const SERIAL_NUMBER: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.5");
pub(super) const ORGANISATION: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.10");
pub(super) const ORGANISATIONAL_UNIT: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.11");
pub(super) const ORGANISATION_IDENTIFIER: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.97");

/// A distinguished name (RFC 5280 §4.1.2.4), in the order of the file.
pub(super) struct Name(Vec<Vec<Value>>);

struct Value {
    id: ObjectIdentifier,
    /// The text, when the value is one.
    text: Option<String>,
    /// The value in DER.
    der: Vec<u8>,
}

sequence! {
    /// `AttributeTypeAndValue` (RFC 5280 §4.1.2.4).
    TypeAndValue {
        id: ObjectIdentifier = next(),
        value: Element<'a> = next(),
    }
}

impl Name {
    /// Reads an `RDNSequence`.
    pub(super) fn parse(sequence: Element<'_>) -> Result<Self> {
        let parts = sequence.inside(SEQUENCE).and_then(|sets| elements(sets, part));
        parts.map(Self).ok_or_else(|| damaged("certificate"))
    }

    /// The first value of this type that is a text, as it may be shown.
    pub(super) fn first(&self, id: ObjectIdentifier) -> Option<String> {
        self.texts()
            .find_map(|(found, text)| (found == id).then(|| shown(text)))
    }

    /// All values that are texts, as they are in the file.
    pub(super) fn texts(&self) -> impl Iterator<Item = (ObjectIdentifier, &str)> {
        self.0
            .iter()
            .flatten()
            .filter_map(|value| Some((value.id, value.text.as_deref()?)))
    }

    /// The same for every spelling of one name: case, blanks and string type do not count (RFC 5280 §7.1). The case
    /// of letters beyond ASCII does, as it does for OpenSSL.
    pub(super) fn comparable(&self) -> Vec<u8> {
        let mut all = Vec::new();
        for set in &self.0 {
            all.push(b'/');
            for value in set {
                all.extend_from_slice(value.id.as_bytes());
                all.push(b'=');
                match &value.text {
                    Some(text) => {
                        for word in text.split_ascii_whitespace() {
                            all.extend_from_slice(word.to_ascii_lowercase().as_bytes());
                            all.push(b' ');
                        }
                    }
                    None => all.extend_from_slice(&value.der),
                }
                all.push(0);
            }
        }
        all
    }

    /// One line, the most specific part first (RFC 4514 §2).
    pub(super) fn to_line(&self) -> String {
        let mut line = String::new();
        for set in self.0.iter().rev() {
            for (index, value) in set.iter().rev().enumerate() {
                if !line.is_empty() {
                    line.push(if index == 0 { ',' } else { '+' });
                }
                value.write(&mut line);
            }
        }
        line
    }
}

impl Value {
    fn new(pair: TypeAndValue<'_>) -> Self {
        Self {
            id: pair.id,
            text: text(pair.value),
            der: pair.value.der.to_vec(),
        }
    }

    fn write(&self, line: &mut String) {
        match SHORT_NAMES.iter().find(|(id, _)| *id == self.id) {
            Some((_, name)) => line.push_str(name),
            None => line.push_str(&self.id.to_string()),
        }
        line.push('=');
        if let Some(text) = &self.text {
            escape(&shown(text), line);
            return;
        }
        line.push('#');
        for byte in self.der.iter().take(MAX_SHOWN) {
            // Writing to a String cannot fail.
            let _ = write!(line, "{byte:02X}");
        }
    }
}

/// `RelativeDistinguishedName`.
fn part(set: Element<'_>) -> Option<Vec<Value>> {
    elements(set.inside(SET)?, |pair: TypeAndValue<'_>| Some(Value::new(pair)))
}

/// What the elements inside a `SEQUENCE OF` or `SET OF` are turned into, in the order of the file.
fn elements<'a, T: Read<'a>, U>(contents: &'a [u8], turn: impl Fn(T) -> Option<U>) -> Option<Vec<U>> {
    let mut reader = Reader::new(contents);
    let mut found = Vec::new();
    while !reader.is_finished() {
        if found.len() == MAX_PARTS {
            return None;
        }
        found.push(turn(reader.next()?)?);
    }
    Some(found)
}

/// RFC 4514 §2.4.
fn escape(text: &str, line: &mut String) {
    let last = text.chars().count().saturating_sub(1);
    for (index, c) in text.chars().enumerate() {
        let special = match c {
            '"' | '+' | ',' | ';' | '<' | '>' | '\\' => true,
            ' ' => index == 0 || index == last,
            '#' => index == 0,
            _ => false,
        };
        if special {
            line.push('\\');
        }
        line.push(c);
    }
}

/// A string of any of the types X.509 has had. T.61 is read as Latin-1, as everyone wrote it.
pub(super) fn text(value: Element<'_>) -> Option<String> {
    let bytes = value.contents;
    match value.tag {
        UTF8_STRING | NUMERIC_STRING | PRINTABLE_STRING | IA5_STRING | VISIBLE_STRING => {
            core::str::from_utf8(bytes).ok().map(Into::into)
        }
        TELETEX_STRING => Some(bytes.iter().copied().map(char::from).collect()),
        BMP_STRING => wide_text(bytes),
        _ => None,
    }
}

fn wide_text(bytes: &[u8]) -> Option<String> {
    let (units, rest) = bytes.as_chunks::<2>();
    let units = units.iter().map(|unit| u16::from_be_bytes(*unit));
    rest.is_empty().then(|| {
        char::decode_utf16(units)
            .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
            .collect()
    })
}

/// A text out of a file as it may be shown: cut, without control characters, without marks that change the
/// direction of writing.
pub(super) fn shown(text: &str) -> String {
    let mut shown: String = text
        .chars()
        .filter(|c| !is_invisible(*c))
        .take(MAX_SHOWN)
        .collect();
    if text
        .chars()
        .filter(|c| !is_invisible(*c))
        .nth(MAX_SHOWN)
        .is_some()
    {
        shown.push('…');
    }
    shown
}

fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}
