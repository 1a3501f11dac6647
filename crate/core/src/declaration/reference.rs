//! The sender's own reference.

use super::Rule;
use core::fmt;
use rand_core::CryptoRng;
use serde::Serialize;
use std::borrow::Cow;

/// Digits and letters without I, L, O and U, which are misread (Crockford's base 32).
const ALPHABET: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// 1 to 60 letters, digits, `-`, `.` and `/`. Modelled: a sister system of the same institution identifies
/// what it is sent in this form.
#[derive(Clone, Debug, Eq, Hash, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Reference<'v>(Cow<'v, str>);

impl<'v> Reference<'v> {
    /// The longest reference, in characters.
    pub const MAX_LENGTH: usize = 60;

    /// Holds `text` to the pattern `^[-A-Za-z0-9./]{1,60}$`.
    pub fn parse(text: &'v str) -> Result<Self, Rule> {
        let allowed = |b: u8| b.is_ascii_alphanumeric() || b"-./".contains(&b);
        if (1..=Self::MAX_LENGTH).contains(&text.len()) && text.bytes().all(allowed) {
            Ok(Self(Cow::Borrowed(text)))
        } else {
            Err(Rule::ReferencePattern)
        }
    }

    /// A new reference that nobody else has: `FP-` and 80 random bits, in groups that can be read out on the
    /// telephone.
    pub fn random(rng: &mut impl CryptoRng) -> Self {
        let mut bytes = [0; 16];
        rng.fill_bytes(&mut bytes);
        let mut text = String::from("FP");
        for group in bytes.chunks(4) {
            text.push('-');
            // Five bits of each byte choose one of 32 characters, each as likely as any other.
            text.extend(
                group
                    .iter()
                    .filter_map(|byte| ALPHABET.chars().nth(usize::from(byte % 32))),
            );
        }
        Self(Cow::Owned(text))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Reference<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use getrandom::{SysRng, rand_core::UnwrapErr};
    use std::collections::HashSet;

    #[test]
    fn a_random_reference_is_new_and_in_the_form_it_must_have() {
        let all: HashSet<_> = (0..1_000)
            .map(|_| Reference::random(&mut UnwrapErr(SysRng)))
            .collect();
        assert_eq!(all.len(), 1_000);
        for reference in all {
            assert_eq!(Reference::parse(reference.as_str()).as_ref(), Ok(&reference));
            assert_eq!(reference.as_str().len(), "FP-0000-0000-0000-0000".len());
        }
    }

    #[test]
    fn the_alphabet_has_32_different_characters() {
        assert_eq!(ALPHABET.chars().collect::<HashSet<_>>().len(), 32);
    }
}
