//! BER to DER: what an exporter may write, rewritten as the one form the parsers read (ITU-T X.690 §8, §10, §11).
//!
//! NSS (Firefox, Thunderbird) and old Java tools write indefinite lengths, octet strings in pieces and longer
//! lengths than needed. [`der`](super::der) does not read these. Only the form changes here, never a value:
//! what is inside an octet string, a certificate for example, keeps every byte.

use super::der::{INTEGER, OCTET_STRING, length_octets};
use crate::{Code, Error, Result};
use zeroize::Zeroizing;

/// How deeply elements may be nested.
pub(super) const MAX_DEPTH: usize = 32;

const CONSTRUCTED: u8 = 0x20;

/// An element rewritten, and what follows it in the input.
pub(super) struct Rewritten<'a> {
    pub(super) der: Zeroizing<Vec<u8>>,
    pub(super) rest: &'a [u8],
}

/// Rewrites the first element of `input` as DER: definite and shortest lengths, octet strings in one piece,
/// shortest integers. `place` names the part of the file in the error.
pub(super) fn to_der<'a>(input: &'a [u8], place: &'static str) -> Result<Rewritten<'a>> {
    // A definite header is at most one byte longer than the indefinite one it replaces, and only around
    // more than 64 KiB: the output does not outgrow this.
    let mut der = Zeroizing::new(Vec::with_capacity(input.len().saturating_add(64)));
    let mut rest = input;
    match element(&mut rest, &mut der, 0) {
        Ok(()) => Ok(Rewritten { der, rest }),
        Err(Fault::Malformed) => Err(Error::new(Code::IdentityDamaged).with("where", place)),
        Err(Fault::Depth) => Err(Error::new(Code::IdentityLimit)
            .with("limit", "depth")
            .with("maximum", MAX_DEPTH)),
    }
}

/// Why an element cannot be rewritten.
pub(super) enum Fault {
    /// It is not BER.
    Malformed,
    /// It is nested more deeply than [`MAX_DEPTH`].
    Depth,
}

/// What stands before the contents of an element.
pub(super) struct Header<'a> {
    /// All identifier octets.
    pub(super) tag: &'a [u8],
    /// `None` when the contents end with an end-of-contents mark.
    pub(super) length: Option<usize>,
}

impl Header<'_> {
    fn is_constructed(&self) -> bool {
        self.tag.first().is_some_and(|first| first & CONSTRUCTED != 0)
    }
}

fn element(input: &mut &[u8], out: &mut Vec<u8>, depth: usize) -> Result<(), Fault> {
    let header = header(input)?;
    let start = out.len();
    if header.tag == [OCTET_STRING | CONSTRUCTED] {
        octets(input, &header, out, depth)?;
        prepend_header(out, start, &[OCTET_STRING]);
        return Ok(());
    }
    if header.is_constructed() {
        children(input, header.length, depth, |input, depth| {
            element(input, out, depth)
        })?;
    } else {
        let contents = take(input, header.length.ok_or(Fault::Malformed)?)?;
        let contents = if header.tag == [INTEGER] {
            shortest_integer(contents)
        } else {
            contents
        };
        out.extend_from_slice(contents);
    }
    prepend_header(out, start, header.tag);
    Ok(())
}

/// Joins the pieces of an octet string; pieces may have pieces.
fn octets(input: &mut &[u8], outer: &Header<'_>, out: &mut Vec<u8>, depth: usize) -> Result<(), Fault> {
    children(input, outer.length, depth, |input, depth| {
        let piece = header(input)?;
        match piece.tag {
            [OCTET_STRING] => {
                out.extend_from_slice(take(input, piece.length.ok_or(Fault::Malformed)?)?);
                Ok(())
            }
            [tag] if *tag == OCTET_STRING | CONSTRUCTED => octets(input, &piece, out, depth),
            _ => Err(Fault::Malformed),
        }
    })
}

/// Calls `each` for every child of a constructed element.
fn children(
    input: &mut &[u8],
    length: Option<usize>,
    depth: usize,
    mut each: impl FnMut(&mut &[u8], usize) -> Result<(), Fault>,
) -> Result<(), Fault> {
    let depth = depth.saturating_add(1);
    if depth > MAX_DEPTH {
        return Err(Fault::Depth);
    }
    if let Some(length) = length {
        let mut contents = take(input, length)?;
        while !contents.is_empty() {
            each(&mut contents, depth)?;
        }
        return Ok(());
    }
    loop {
        if let Some(rest) = input.strip_prefix(&[0, 0]) {
            *input = rest;
            return Ok(());
        }
        each(input, depth)?;
    }
}

/// Reads tag and length.
pub(super) fn header<'a>(input: &mut &'a [u8]) -> Result<Header<'a>, Fault> {
    let tag_len = match input {
        // End-of-contents where none is open.
        [0, ..] | [] => return Err(Fault::Malformed),
        [first, more @ ..] if first & 0x1f == 0x1f => {
            let continued = more.iter().take_while(|byte| *byte & 0x80 != 0).count();
            continued.saturating_add(2)
        }
        _ => 1,
    };
    if tag_len > 4 {
        return Err(Fault::Malformed);
    }
    let tag = take(input, tag_len)?;
    let length = match take(input, 1)? {
        [0x80] if tag.first().is_some_and(|first| first & CONSTRUCTED != 0) => None,
        [short @ 0..0x80] => Some(usize::from(*short)),
        // Indefinite around nothing, and the value X.690 §8.1.3.5 keeps free.
        [0x80 | 0xff] => return Err(Fault::Malformed),
        [long] => {
            let bytes = take(input, usize::from(long & 0x7f))?;
            let length = bytes.iter().try_fold(0_u32, |length, byte| {
                length.checked_mul(256)?.checked_add(u32::from(*byte))
            });
            Some(usize::try_from(length.ok_or(Fault::Malformed)?).map_err(|_| Fault::Malformed)?)
        }
        _ => return Err(Fault::Malformed),
    };
    Ok(Header { tag, length })
}

fn take<'a>(input: &mut &'a [u8], length: usize) -> Result<&'a [u8], Fault> {
    let (taken, rest) = input.split_at_checked(length).ok_or(Fault::Malformed)?;
    *input = rest;
    Ok(taken)
}

fn shortest_integer(mut contents: &[u8]) -> &[u8] {
    while let [first, rest @ ..] = contents
        && let [next, ..] = rest
        && matches!((first, next), (0x00, 0..0x80) | (0xff, 0x80..))
    {
        contents = rest;
    }
    contents
}

/// Puts tag and length before what was written since `start`.
fn prepend_header(out: &mut Vec<u8>, start: usize, tag: &[u8]) {
    let length = length_octets(out.len().saturating_sub(start));
    out.splice(start..start, [tag, &length].concat());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rewritten(input: &[u8]) -> Result<Vec<u8>, Code> {
        to_der(input, "test")
            .map(|done| done.der.to_vec())
            .map_err(|error| error.code())
    }

    #[test]
    fn der_stays_as_it_is() {
        for der in [
            &b"\x30\x06\x02\x01\x03\x04\x01\xff"[..],
            b"\x02\x01\x80",
            b"\x02\x02\x00\x80",
            b"\x04\x00",
            b"\xa0\x02\x05\x00",
            b"\x5f\x21\x01\x00",
        ] {
            assert_eq!(rewritten(der).unwrap(), der);
        }
        let mut long = b"\x04\x82\x01\x00".to_vec();
        long.resize(260, 7);
        assert_eq!(rewritten(&long).unwrap(), long);
    }

    #[test]
    fn indefinite_and_longer_lengths_become_the_shortest() {
        let ber = b"\x30\x80\x30\x80\x05\x81\x00\x00\x00\x04\x84\x00\x00\x00\x01\xaa\x00\x00";
        assert_eq!(rewritten(ber).unwrap(), b"\x30\x07\x30\x02\x05\x00\x04\x01\xaa");
    }

    #[test]
    fn an_octet_string_in_pieces_becomes_one() {
        let ber = b"\x24\x80\x04\x02\x01\x02\x24\x04\x04\x02\x03\x04\x00\x00";
        assert_eq!(rewritten(ber).unwrap(), b"\x04\x04\x01\x02\x03\x04");
    }

    #[test]
    fn an_octet_string_keeps_what_looks_like_ber_inside() {
        let ber = b"\x04\x04\x30\x80\x00\x00";
        assert_eq!(rewritten(ber).unwrap(), ber);
    }

    #[test]
    fn integers_lose_redundant_leading_bytes() {
        assert_eq!(rewritten(b"\x02\x03\x00\x00\x05").unwrap(), b"\x02\x01\x05");
        assert_eq!(rewritten(b"\x02\x03\xff\xff\x80").unwrap(), b"\x02\x01\x80");
    }

    #[test]
    fn what_follows_the_element_is_left() {
        let done = to_der(b"\x05\x00trailing", "test").unwrap();
        assert_eq!((&done.der[..], done.rest), (&b"\x05\x00"[..], &b"trailing"[..]));
    }

    #[test]
    fn nesting_is_bounded() {
        let nested = |depth: usize| [b"\x30\x80".repeat(depth), b"\x00\x00".repeat(depth)].concat();
        assert!(rewritten(&nested(MAX_DEPTH)).is_ok());
        assert_eq!(rewritten(&nested(MAX_DEPTH + 1)), Err(Code::IdentityLimit));
        assert_eq!(rewritten(&b"\x24\x80".repeat(200_000)), Err(Code::IdentityLimit));
    }

    #[test]
    fn malformed_input_is_refused() {
        for input in [
            &b""[..],
            b"\x30",
            b"\x30\x05\x02\x01",
            b"\x30\x80\x05\x00",
            b"\x04\x80\x00\x00",
            b"\x30\xff",
            b"\x30\x85\xff\xff\xff\xff\xff",
            b"\x30\x84\xff\xff\xff\xff",
            b"\x24\x03\x02\x01\x05",
            b"\x00\x00",
            b"\x1f\x80\x80\x80\x80\x01\x00",
        ] {
            assert_eq!(rewritten(input), Err(Code::IdentityDamaged), "{input:x?}");
        }
    }
}
