//! The sender's own reference.

use super::Rule;
use core::fmt;
use serde::Serialize;

/// 1 to 60 letters, digits, `-`, `.` and `/`. Modelled: a sister system of the same institution identifies
/// what it is sent in this form.
#[derive(Clone, Debug, Eq, Hash, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Reference(String);

impl Reference {
    /// The longest reference, in characters.
    pub const MAX_LENGTH: usize = 60;

    /// Holds `text` to the pattern `^[-A-Za-z0-9./]{1,60}$`.
    pub fn parse(text: &str) -> Result<Self, Rule> {
        let allowed = |b: u8| b.is_ascii_alphanumeric() || b"-./".contains(&b);
        if (1..=Self::MAX_LENGTH).contains(&text.len()) && text.bytes().all(allowed) {
            Ok(Self(text.to_owned()))
        } else {
            Err(Rule::ReferencePattern)
        }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
