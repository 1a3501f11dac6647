//! One password, several encodings: what the user typed as the bytes each exporter made of it.
//!
//! The PKCS#12 function takes UTF-16 big-endian with two zero bytes at the end (RFC 7292 appendix B.1); PBKDF2 and
//! scrypt take UTF-8. These are tried first. Exporters that did otherwise are followed after them: an empty password
//! as no bytes at all (certtool), Latin-1 (node-forge), each byte of UTF-8 widened to 16 bits (OpenSSL 1.0), accents
//! composed or decomposed. For a password in ASCII there is only the one form.

use super::spelling::{composed, decomposed};
use crate::secret::Secret;
use zeroize::Zeroizing;

/// The bytes a derivation wants for the password. Handed back to [`Opening`](super::Opening) as it came.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct PasswordForm {
    spelling: Spelling,
    encoding: Encoding,
}

/// How letters with accents are written.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
enum Spelling {
    Typed,
    /// As one character (NFC).
    Composed,
    /// As letter and mark (NFD).
    Decomposed,
}

/// How characters become bytes.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
enum Encoding {
    Utf8,
    Latin1,
    /// Big-endian, two zero bytes at the end; characters beyond U+FFFF as surrogate pairs.
    Utf16,
    /// Every byte of UTF-8 with a zero byte before it, two zero bytes at the end.
    WidenedUtf8,
    /// No bytes at all, whatever was typed.
    Absent,
}

/// Which family of encodings a derivation takes.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Family {
    /// PBKDF2, scrypt: bytes.
    Bytes,
    /// The PKCS#12 function: 16-bit characters.
    Wide,
}

/// What the user typed.
pub(super) struct Password {
    typed: Secret,
    /// The form that has opened something: its spelling is tried first from then on.
    proven: Option<PasswordForm>,
}

impl Password {
    pub(super) fn new(typed: Secret) -> Self {
        Self { typed, proven: None }
    }

    pub(super) fn is_empty(&self) -> bool {
        // Exposed: only whether there is anything.
        self.typed.expose().is_empty()
    }

    /// Characters in it.
    pub(super) fn length(&self) -> usize {
        self.text().chars().count()
    }

    /// Remembers the form that worked.
    pub(super) fn prove(&mut self, form: PasswordForm) {
        self.proven = Some(form);
    }

    /// The forms to try, in this order.
    pub(super) fn forms(&self, family: Family) -> Vec<PasswordForm> {
        let text = self.text();
        let mut spellings = vec![Spelling::Typed];
        // ASCII is spelled in one way.
        if !text.is_ascii() {
            spellings.extend(
                [Spelling::Composed, Spelling::Decomposed]
                    .into_iter()
                    .filter(|spelling| *spelling.of(&text) != *text),
            );
        }
        let all = |encoding| {
            spellings.iter().map(move |spelling| PasswordForm {
                spelling: *spelling,
                encoding,
            })
        };
        let mut forms: Vec<_> = match family {
            Family::Bytes => all(Encoding::Utf8).chain(all(Encoding::Latin1)).collect(),
            Family::Wide => all(Encoding::Utf16)
                .chain(all(Encoding::WidenedUtf8))
                .chain(all(Encoding::Absent))
                .collect(),
        };
        forms.retain(|form| match form.encoding {
            Encoding::Utf8 | Encoding::Utf16 => true,
            Encoding::Latin1 => {
                !text.is_ascii() && form.spelling.of(&text).chars().all(|c| u8::try_from(c).is_ok())
            }
            Encoding::WidenedUtf8 => !text.is_ascii(),
            Encoding::Absent => text.is_empty(),
        });
        let Some(proven) = self.proven else { return forms };
        let (mut forms, mut others): (Vec<_>, Vec<_>) = forms
            .into_iter()
            .partition(|form| form.spelling == proven.spelling);
        forms.append(&mut others);
        forms
    }

    /// The password in one form.
    pub(super) fn bytes(&self, form: PasswordForm) -> Secret {
        let text = self.text();
        let text = form.spelling.of(&text);
        Secret::new(match form.encoding {
            // Exposed: encoded for a key derivation, straight into another `Secret`.
            Encoding::Utf8 if form.spelling == Spelling::Typed => self.typed.expose().to_vec(),
            Encoding::Utf8 => text.as_bytes().to_vec(),
            Encoding::Latin1 => text.chars().map(|c| u8::try_from(c).unwrap_or(b'?')).collect(),
            Encoding::Utf16 => wide(text.encode_utf16(), text.len()),
            Encoding::WidenedUtf8 => wide(text.bytes().map(u16::from), text.len()),
            Encoding::Absent => Vec::new(),
        })
    }

    /// The characters. Bytes that are not UTF-8 are taken for Latin-1.
    fn text(&self) -> Zeroizing<String> {
        // Exposed: to be encoded; the copy is wiped.
        let typed = self.typed.expose();
        Zeroizing::new(match core::str::from_utf8(typed) {
            Ok(text) => text.into(),
            Err(_) => typed.iter().copied().map(char::from).collect(),
        })
    }
}

impl Spelling {
    fn of(self, text: &str) -> Zeroizing<String> {
        Zeroizing::new(match self {
            Self::Typed => text.into(),
            Self::Composed => composed(text),
            Self::Decomposed => decomposed(text),
        })
    }
}

/// Big-endian with two zero bytes at the end. There are at most `length` units.
fn wide(units: impl Iterator<Item = u16>, length: usize) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(length.saturating_add(1).saturating_mul(2));
    for unit in units.chain([0]) {
        bytes.extend(unit.to_be_bytes());
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every form of a password, as bytes.
    fn tried(text: &str, family: Family) -> Vec<Vec<u8>> {
        let password = Password::new(Secret::new(text.into()));
        password
            .forms(family)
            .into_iter()
            .map(|form| password.bytes(form).expose().to_vec())
            .collect()
    }

    #[test]
    fn ascii_has_one_form() {
        assert_eq!(tried("ab", Family::Bytes), [b"ab"]);
        assert_eq!(tried("ab", Family::Wide), [b"\0a\0b\0\0"]);
    }

    #[test]
    fn accents_are_tried_as_each_exporter_wrote_them() {
        assert_eq!(
            tried("é", Family::Bytes),
            [&b"\xc3\xa9"[..], b"e\xcc\x81", b"\xe9"]
        );
        assert_eq!(
            tried("é", Family::Wide),
            [
                &b"\x00\xe9\0\0"[..],
                b"\0e\x03\x01\0\0",
                b"\0\xc3\0\xa9\0\0",
                b"\0e\0\xcc\0\x81\0\0"
            ]
        );
    }

    #[test]
    fn accents_typed_decomposed_are_tried_composed() {
        assert_eq!(
            tried("e\u{301}", Family::Bytes),
            [&b"e\xcc\x81"[..], b"\xc3\xa9", b"\xe9"]
        );
    }

    #[test]
    fn characters_beyond_latin_1_and_16_bits_are_encoded() {
        assert_eq!(tried("€", Family::Bytes), [b"\xe2\x82\xac"]);
        assert_eq!(tried("😀", Family::Wide)[0], b"\xd8\x3d\xde\x00\0\0");
    }

    #[test]
    fn an_empty_password_is_also_tried_as_absent() {
        assert_eq!(tried("", Family::Bytes), [b""]);
        assert_eq!(tried("", Family::Wide), [&b"\0\0"[..], b""]);
    }

    #[test]
    fn the_spelling_that_worked_comes_first_afterwards() {
        let mut password = Password::new(Secret::new("é".into()));
        let decomposed = password.forms(Family::Wide)[1];
        password.prove(decomposed);
        assert_eq!(
            password.bytes(password.forms(Family::Bytes)[0]).expose(),
            b"e\xcc\x81"
        );
    }
}
