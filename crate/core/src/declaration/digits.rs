//! Digits: numbers that identify, and numbers written out.

use super::Member;
use core::fmt::{self, Write};

/// The number `text` writes in exactly `length` ASCII digits.
pub(super) fn digits(text: &str, length: usize) -> Option<u64> {
    if text.len() != length {
        return None;
    }
    text.bytes().try_fold(0_u64, |number, byte| {
        let digit = byte.is_ascii_digit().then(|| u64::from(byte - b'0'))?;
        number.checked_mul(10)?.checked_add(digit)
    })
}

/// What the last two digits must be: 97 less the remainder, so never 00.
pub(super) const fn check_digits(base: u64) -> u64 {
    97 - base % 97
}

/// The text without what people put between digits.
pub(super) fn without_separators(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && !['.', '-', '/'].contains(c))
        .collect()
}

/// The whole number that stands in a field, in digits or as a number; or what stands there instead, as a text. One too
/// large for the type is the largest there is: too large for every rule.
pub(super) fn whole(member: Member) -> Result<u64, String> {
    let written = match member {
        Member::Number(number) => Written::of(number),
        _ => None,
    };
    let text = match (member, &written) {
        (Member::Text(text), _) => text,
        (_, Some(written)) => written.as_str(),
        (Member::Boolean(value), _) => return Err(value.to_string()),
        _ => return Err(String::new()),
    };
    let are_digits = text.bytes().all(|b| b.is_ascii_digit());
    if are_digits {
        Ok(text.parse().unwrap_or(u64::MAX))
    } else {
        Err(text.to_owned())
    }
}

/// A number written out, without the heap: the shortest digits that read back as the same number.
pub(super) struct Written {
    bytes: [u8; Self::LENGTH],
    length: usize,
}

impl Written {
    /// Enough for every number the rules accept, and for more.
    const LENGTH: usize = 32;

    /// `None` when it takes more than 32 characters.
    pub(super) fn of(number: f64) -> Option<Self> {
        let mut written = Self {
            bytes: [0; Self::LENGTH],
            length: 0,
        };
        write!(written, "{number}").ok().map(|()| written)
    }

    pub(super) fn as_str(&self) -> &str {
        let bytes = self.bytes.get(..self.length).unwrap_or_default();
        core::str::from_utf8(bytes).unwrap_or_default()
    }
}

impl Write for Written {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let end = self.length.checked_add(text.len()).ok_or(fmt::Error)?;
        let free = self.bytes.get_mut(self.length..end).ok_or(fmt::Error)?;
        free.copy_from_slice(text.as_bytes());
        self.length = end;
        Ok(())
    }
}
