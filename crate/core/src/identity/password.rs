//! One password, several encodings: what the user typed as the bytes each exporter made of it.
//!
//! The PKCS#12 function takes UTF-16 big-endian with two zero bytes at the end (RFC 7292 appendix B.1), PBKDF2
//! and scrypt take UTF-8. An empty password is written as the two zero bytes by some and as nothing by others.

use crate::secret::Secret;
use zeroize::Zeroizing;

/// The bytes a derivation wants for the password.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum PasswordForm {
    /// As typed, in UTF-8.
    Utf8,
    /// UTF-16 big-endian, then two zero bytes; characters beyond U+FFFF as surrogate pairs, as OpenSSL has them.
    Utf16,
    /// No bytes at all.
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
pub(super) struct Password(Secret);

impl Password {
    pub(super) fn new(typed: Secret) -> Self {
        Self(typed)
    }

    /// The forms to try, the standard one first.
    pub(super) fn forms(&self, family: Family) -> Vec<PasswordForm> {
        // exposed: only its length is looked at.
        let is_empty = self.0.expose().is_empty();
        match family {
            Family::Bytes => vec![PasswordForm::Utf8],
            Family::Wide if is_empty => vec![PasswordForm::Utf16, PasswordForm::Absent],
            Family::Wide => vec![PasswordForm::Utf16],
        }
    }

    /// The password in one form.
    pub(super) fn bytes(&self, form: PasswordForm) -> Secret {
        // exposed: encoded for a key derivation, straight into another `Secret`.
        let typed = self.0.expose();
        Secret::new(match form {
            PasswordForm::Utf8 => typed.to_vec(),
            PasswordForm::Utf16 => wide(&text(typed)),
            PasswordForm::Absent => Vec::new(),
        })
    }
}

/// The characters of the password. Bytes that are not UTF-8 are taken for Latin-1.
fn text(typed: &[u8]) -> Zeroizing<String> {
    Zeroizing::new(match core::str::from_utf8(typed) {
        Ok(text) => text.into(),
        Err(_) => typed.iter().copied().map(char::from).collect(),
    })
}

fn wide(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len().saturating_mul(2).saturating_add(2));
    for unit in text.encode_utf16().chain([0]) {
        bytes.extend(unit.to_be_bytes());
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn password(text: &str) -> Password {
        Password::new(Secret::new(text.as_bytes().to_vec()))
    }

    #[test]
    fn the_wide_form_is_utf_16_with_two_zero_bytes() {
        assert_eq!(
            password("é€").bytes(PasswordForm::Utf16).expose(),
            b"\x00\xe9\x20\xac\x00\x00"
        );
        assert_eq!(
            password("😀").bytes(PasswordForm::Utf16).expose(),
            b"\xd8\x3d\xde\x00\x00\x00"
        );
        assert_eq!(password("").bytes(PasswordForm::Utf16).expose(), b"\x00\x00");
    }

    #[test]
    fn the_byte_form_is_what_was_typed() {
        assert_eq!(password("é").bytes(PasswordForm::Utf8).expose(), "é".as_bytes());
    }

    #[test]
    fn an_empty_password_is_also_tried_as_absent() {
        assert_eq!(
            password("").forms(Family::Wide),
            [PasswordForm::Utf16, PasswordForm::Absent]
        );
        assert_eq!(password("x").forms(Family::Wide), [PasswordForm::Utf16]);
        assert!(password("").bytes(PasswordForm::Absent).expose().is_empty());
    }
}
