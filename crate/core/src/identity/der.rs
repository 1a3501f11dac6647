//! DER, read strictly and written: one element after the other (ITU-T X.690 §8, §10).
//!
//! Everything read here is borrowed from the input. A function that reads gives `None` for what is not DER of the form
//! wanted; its caller knows which part of the file that is. What may be BER in a file passes through
//! [`ber::to_der`](super::ber::to_der) first.

use super::ber::{self, Header};
use const_oid::ObjectIdentifier;

pub(super) const BOOLEAN: u8 = 0x01;
pub(super) const INTEGER: u8 = 0x02;
pub(super) const BIT_STRING: u8 = 0x03;
pub(super) const OCTET_STRING: u8 = 0x04;
pub(super) const NULL: u8 = 0x05;
pub(super) const OBJECT_IDENTIFIER: u8 = 0x06;
pub(super) const SEQUENCE: u8 = 0x30;
pub(super) const SET: u8 = 0x31;

/// The tag `[number]` around nothing but bytes: an implicitly tagged string.
pub(super) const fn primitive(number: u8) -> u8 {
    0x80 | number
}

/// The tag `[number]` around other elements.
pub(super) const fn constructed(number: u8) -> u8 {
    0xa0 | number
}

/// One element.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Element<'a> {
    /// The identifier octet. Numbers above 30 take more octets; nothing here has them.
    pub(super) tag: u8,
    /// What is inside.
    pub(super) contents: &'a [u8],
    /// All of it, tag and length included.
    pub(super) der: &'a [u8],
}

/// A type that one element is read as.
pub(super) trait Read<'a>: Sized {
    /// Reads the element.
    fn read(element: Element<'a>) -> Option<Self>;
}

/// Reads elements one after the other.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Element<'a> {
    /// Reads input that is one element and nothing after it.
    pub(super) fn parse(input: &'a [u8]) -> Option<Self> {
        whole(input, Reader::next)
    }

    /// What is inside, when the tag is this one.
    pub(super) fn inside(self, tag: u8) -> Option<&'a [u8]> {
        (self.tag == tag).then_some(self.contents)
    }

    /// Reads what is inside a `SEQUENCE`, to its end.
    pub(super) fn sequence<T>(self, read: impl FnOnce(&mut Reader<'a>) -> Option<T>) -> Option<T> {
        whole(self.inside(SEQUENCE)?, read)
    }
}

/// Reads input to its end.
pub(super) fn whole<'a, T>(input: &'a [u8], read: impl FnOnce(&mut Reader<'a>) -> Option<T>) -> Option<T> {
    let mut reader = Reader::new(input);
    read(&mut reader).filter(|_| reader.is_finished())
}

impl<'a> Reader<'a> {
    pub(super) const fn new(input: &'a [u8]) -> Self {
        Self { rest: input }
    }

    pub(super) const fn is_finished(&self) -> bool {
        self.rest.is_empty()
    }

    /// The next element. `None` at the end too.
    pub(super) fn next<T: Read<'a>>(&mut self) -> Option<T> {
        T::read(self.element()?)
    }

    /// The next element when its tag is this one; `Some(None)` when another one follows, or none.
    #[expect(
        clippy::option_option,
        reason = "not there is one thing, not readable another"
    )]
    pub(super) fn optional<T: Read<'a>>(&mut self, tag: u8) -> Option<Option<T>> {
        if self.rest.first() == Some(&tag) {
            self.next().map(Some)
        } else {
            Some(None)
        }
    }

    /// What is inside the explicit tag `[number]`, when that is the next one.
    #[expect(
        clippy::option_option,
        reason = "not there is one thing, not readable another"
    )]
    pub(super) fn explicit<T: Read<'a>>(&mut self, number: u8) -> Option<Option<T>> {
        match self.optional::<Element<'a>>(constructed(number))? {
            Some(element) => whole(element.contents, Self::next).map(Some),
            None => Some(None),
        }
    }

    /// The next element, whatever it is; `Some(None)` at the end.
    #[expect(
        clippy::option_option,
        reason = "not there is one thing, not readable another"
    )]
    pub(super) fn any(&mut self) -> Option<Option<Element<'a>>> {
        if self.is_finished() {
            Some(None)
        } else {
            self.next().map(Some)
        }
    }

    fn element(&mut self) -> Option<Element<'a>> {
        let start = self.rest;
        let mut rest = start;
        let header = ber::header(&mut rest).ok()?;
        let length = header
            .length
            .filter(|_| is_shortest(&header, start.len() - rest.len()))?;
        let (contents, rest) = rest.split_at_checked(length)?;
        let (der, _) = start.split_at_checked(start.len() - rest.len())?;
        self.rest = rest;
        Some(Element {
            tag: *header.tag.first()?,
            contents,
            der,
        })
    }
}

/// Whether a header of `size` bytes has no byte too many (X.690 §8.1.2.4, §10.1).
fn is_shortest(header: &Header<'_>, size: usize) -> bool {
    let tag_is_shortest = match header.tag {
        [_] => true,
        [_, number] => *number > 30,
        [_, first, ..] => *first != 0x80,
        [] => false,
    };
    let length = header.length.unwrap_or_default();
    tag_is_shortest && size == header.tag.len() + length_octets(length).len()
}

impl<'a> Read<'a> for Element<'a> {
    fn read(element: Element<'a>) -> Option<Self> {
        Some(element)
    }
}

impl<'a> Read<'a> for ObjectIdentifier {
    fn read(element: Element<'a>) -> Option<Self> {
        Self::from_bytes(element.inside(OBJECT_IDENTIFIER)?).ok()
    }
}

/// An `INTEGER` that is not negative: its bytes, the most significant first, without leading zeros.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Unsigned<'a>(&'a [u8]);

impl<'a> Read<'a> for Unsigned<'a> {
    fn read(element: Element<'a>) -> Option<Self> {
        match element.inside(INTEGER)? {
            [] | [0x80..=0xff, ..] | [0, 0..0x80, ..] => None,
            [0, significant @ ..] if !significant.is_empty() => Some(Self(significant)),
            significant => Some(Self(significant)),
        }
    }
}

impl<'a> Unsigned<'a> {
    /// A number in bytes, the most significant first.
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        let significant = bytes.iter().position(|byte| *byte != 0);
        let start = significant.unwrap_or(bytes.len().saturating_sub(1));
        Self(bytes.get(start..).unwrap_or_default())
    }

    /// The bytes.
    pub(super) const fn bytes(self) -> &'a [u8] {
        self.0
    }

    /// The number, when it fits.
    pub(super) fn small(self) -> Option<u32> {
        self.0.iter().try_fold(0_u32, |number, byte| {
            number.checked_mul(256)?.checked_add(u32::from(*byte))
        })
    }

    /// Significant bits.
    pub(super) fn bits(self) -> u32 {
        let whole = u32::try_from(self.0.len()).unwrap_or(u32::MAX).saturating_mul(8);
        whole.saturating_sub(self.0.first().map_or(0, |first| first.leading_zeros()))
    }

    /// As an element.
    pub(super) fn to_der(self) -> Vec<u8> {
        let sign: &[u8] = match self.0 {
            [0x80..=0xff, ..] => &[0],
            _ => &[],
        };
        write(INTEGER, &[sign, self.0])
    }
}

/// The contents of an `OCTET STRING`.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Octets<'a>(pub(super) &'a [u8]);

impl<'a> Read<'a> for Octets<'a> {
    fn read(element: Element<'a>) -> Option<Self> {
        element.inside(OCTET_STRING).map(Self)
    }
}

/// A `BIT STRING`.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Bits<'a> {
    pub(super) bytes: &'a [u8],
    /// How many bits of the last byte do not count.
    pub(super) unused: u8,
}

impl<'a> Read<'a> for Bits<'a> {
    fn read(element: Element<'a>) -> Option<Self> {
        let (unused, bytes) = element.inside(BIT_STRING)?.split_first()?;
        let unused = *unused;
        (unused == 0 || (unused < 8 && !bytes.is_empty())).then_some(Self { bytes, unused })
    }
}

/// Declares a `SEQUENCE`: its fields, and the function of [`Reader`] that reads each.
macro_rules! sequence {
    ($($(#[$about:meta])* $name:ident { $($(#[$note:meta])* $field:ident: $type:ty = $read:ident($($tag:expr)?),)+ })+) => { $(
        $(#[$about])*
        #[derive(Clone, Copy, Debug)]
        #[allow(dead_code, reason = "a field nobody looks at is read all the same")]
        pub(super) struct $name<'a> { $($(#[$note])* pub(super) $field: $type,)+ }

        impl<'a> Read<'a> for $name<'a> {
            fn read(element: Element<'a>) -> Option<Self> {
                element.sequence(|fields| Some(Self { $($field: fields.$read($($tag)?)?,)+ }))
            }
        }
    )+ };
}
pub(super) use sequence;

sequence! {
    /// `AlgorithmIdentifier` (RFC 5280 §4.1.1.2).
    Algorithm {
        oid: ObjectIdentifier = next(),
        parameters: Option<Element<'a>> = any(),
    }
}

/// An element in DER around these contents, which are put one after the other. No copy of them is left behind.
pub(super) fn write(tag: u8, contents: &[&[u8]]) -> Vec<u8> {
    let size = contents.iter().map(|part| part.len()).sum();
    let length = length_octets(size);
    let mut der = Vec::with_capacity(size.saturating_add(length.len()).saturating_add(1));
    der.push(tag);
    der.extend(length);
    for part in contents {
        der.extend_from_slice(part);
    }
    der
}

/// An `OBJECT IDENTIFIER` in DER.
pub(super) fn write_oid(oid: &ObjectIdentifier) -> Vec<u8> {
    write(OBJECT_IDENTIFIER, &[oid.as_bytes()])
}

/// The shortest form of a length (X.690 §10.1).
pub(super) fn length_octets(length: usize) -> Vec<u8> {
    let bytes = length.to_be_bytes();
    let significant = bytes.iter().position(|byte| *byte != 0).unwrap_or(bytes.len());
    let significant = bytes.get(significant..).unwrap_or_default();
    match *significant {
        [] => vec![0],
        [short @ 0..0x80] => vec![short],
        _ => {
            // A length has at most eight bytes.
            let count = u8::try_from(significant.len()).unwrap_or_default();
            [&[0x80 | count], significant].concat()
        }
    }
}

#[cfg(test)]
mod tests;
