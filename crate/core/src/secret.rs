//! Bytes that must not be shown, copied about or left behind.

use core::fmt;
use zeroize::Zeroizing;

/// A password, a key or a token: wiped when dropped, silent when printed.
///
/// There is no `Clone`, `Display` or serialisation. The only way to the bytes is [`Secret::expose`]; each
/// call says in a comment why the exposure is acceptable.
pub struct Secret(Zeroizing<Vec<u8>>);

impl Secret {
    /// Takes the bytes over. The caller keeps no copy.
    pub fn new(bytes: Vec<u8>) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// The bytes themselves.
    pub fn expose(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_says_nothing_about_the_bytes() {
        assert_eq!(format!("{:?}", Secret::new(b"hunter2".to_vec())), "Secret(…)");
    }
}
