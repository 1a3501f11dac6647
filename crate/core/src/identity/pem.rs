//! PEM as people have it: with text around the blocks, pasted, its line breaks lost on the way (RFC 7468, RFC 1421).

use super::structure::damaged;
use crate::Result;
use base64ct::{Base64, Base64Unpadded, Encoding};
use zeroize::Zeroizing;

const BEGIN: &str = "-----BEGIN ";
const END: &str = "-----END ";
const DASHES: &str = "-----";

/// How many characters a line has (RFC 7468 §2).
const LINE: usize = 64;

/// One block: what it says it is, and its contents.
pub(super) struct Block<'a> {
    pub(super) label: &'a str,
    /// How OpenSSL encrypted the block, when it did so in its own old way: the value of `DEK-Info`.
    pub(super) dek_info: Option<&'a str>,
    pub(super) der: Zeroizing<Vec<u8>>,
}

/// The blocks of a text, in order. What stands between them is left out.
pub(super) fn blocks(text: &str) -> impl Iterator<Item = Result<Block<'_>>> {
    let mut rest = text;
    core::iter::from_fn(move || {
        let (_, after) = rest.split_once(BEGIN)?;
        let block = after
            .split_once(DASHES)
            .and_then(|(label, after)| Some((label, after.split_once(END)?)))
            .map(|(label, (body, after))| {
                rest = after;
                read(label, body)
            });
        // A block without an end: the file was cut short.
        Some(block.unwrap_or_else(|| {
            rest = "";
            Err(damaged("PEM"))
        }))
    })
}

fn read<'a>(label: &'a str, body: &'a str) -> Result<Block<'a>> {
    let dek_info = body.split_once("DEK-Info:").map(|(_, value)| value.trim_start());
    let (dek_info, base64) = match dek_info {
        Some(value) => {
            let end = value
                .find(|c: char| c.is_whitespace() || c == '\\')
                .unwrap_or(value.len());
            let (value, base64) = value.split_at_checked(end).ok_or_else(|| damaged("PEM"))?;
            (Some(value), base64)
        }
        None => (None, body),
    };
    Ok(Block {
        label,
        dek_info,
        der: decode(base64)?,
    })
}

/// Decodes base64 whatever its line breaks have become: none, blanks, or the two characters `\n` of a setting.
pub(super) fn decode(base64: &str) -> Result<Zeroizing<Vec<u8>>> {
    let mut digits = Zeroizing::new(String::with_capacity(base64.len()));
    let mut characters = base64.chars();
    while let Some(c) = characters.next() {
        match c {
            '\\' => {
                characters.next();
            }
            '=' => {}
            c if c.is_whitespace() => {}
            c => digits.push(c),
        }
    }
    Base64Unpadded::decode_vec(&digits)
        .map(Zeroizing::new)
        .map_err(|_| damaged("PEM"))
}

/// One block, as strict readers want it (RFC 7468 §3). Nothing secret is written so.
pub(super) fn encode(label: &str, der: &[u8]) -> String {
    let base64 = Base64::encode_string(der);
    let mut text = format!("{BEGIN}{label}{DASHES}\n");
    let mut rest = base64.as_str();
    while !rest.is_empty() {
        let (line, after) = rest.split_at_checked(LINE).unwrap_or((rest, ""));
        text.extend([line, "\n"]);
        rest = after;
    }
    text.extend([END, label, DASHES, "\n"]);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_all(text: &str) -> Vec<(String, Vec<u8>)> {
        blocks(text)
            .map(|block| {
                block
                    .map(|block| (block.label.to_owned(), block.der.to_vec()))
                    .unwrap()
            })
            .collect()
    }

    #[test]
    fn blocks_are_read_whatever_became_of_the_line_breaks() {
        let expected = [
            ("A B".to_owned(), b"hello, world".to_vec()),
            ("C".to_owned(), b"x".to_vec()),
        ];
        for text in [
            "-----BEGIN A B-----\naGVsbG8s\nIHdvcmxk\n-----END A B-----\n-----BEGIN C-----\neA==\n-----END C-----\n",
            "-----BEGIN A B-----\r\naGVsbG8s\r\nIHdvcmxk\r\n-----END A B-----\r\n-----BEGIN C-----\r\neA==\r\n-----END C-----",
            "-----BEGIN A B-----aGVsbG8sIHdvcmxk-----END A B----------BEGIN C-----eA-----END C-----",
            "-----BEGIN A B----- aGVsbG8s IHdvcmxk -----END A B----- -----BEGIN C----- eA== -----END C-----",
            r"-----BEGIN A B-----\naGVsbG8s\nIHdvcmxk\n-----END A B-----\n-----BEGIN C-----\neA==\n-----END C-----\n",
            "Bag Attributes: x\n-----BEGIN A B-----\naGVsbG8sIHdvcmxk\n-----END A B-----\nsubject=y\n-----BEGIN C-----\neA==\n-----END C-----\n",
        ] {
            assert_eq!(read_all(text), expected, "{text}");
        }
    }

    #[test]
    fn the_headers_of_an_encrypted_block_are_read() {
        let text = "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00FF\n\naGVsbG8=\n-----END RSA PRIVATE KEY-----";
        let block = blocks(text).next().unwrap().unwrap();
        assert_eq!(block.dek_info, Some("AES-128-CBC,00FF"));
        assert_eq!(block.der.as_slice(), b"hello");
    }

    #[test]
    fn a_block_cut_short_is_damaged() {
        for text in [
            "-----BEGIN A-----\naGVs",
            "-----BEGIN A",
            "-----BEGIN A-----\na*b=\n-----END A-----",
        ] {
            assert!(blocks(text).next().unwrap().is_err(), "{text}");
        }
    }
}
