//! Values of lists whose official content is not public.

use serde::{Serialize, Serializer};

/// A value that is understood, or that is sent as it was given: the official list or form is not public, so what
/// is not known here may be right all the same.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Open<'v, T> {
    /// One the panel knows.
    Known(T),
    /// Any other text.
    Other(&'v str),
}

impl<T: AsRef<str>> Open<'_, T> {
    /// The text on the wire.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Known(value) => value.as_ref(),
            Self::Other(text) => text,
        }
    }
}

impl<T: AsRef<str>> Serialize for Open<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
