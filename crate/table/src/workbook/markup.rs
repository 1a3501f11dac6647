//! What all parts of a workbook share as XML.

use super::archive::damaged;
use fla_core::Result;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// A reader of a piece of a part: what is opened in it may be closed in the next.
pub(super) fn reader(text: &str) -> Reader<&[u8]> {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    reader
}

/// The value of an attribute by its local name; entities resolved.
pub(super) fn attribute(tag: &BytesStart, name: &str) -> Option<String> {
    let mut all = tag.attributes();
    let mut all = all.with_checks(false).flatten();
    let value = all.find(|one| one.key.local_name().as_ref() == name)?.value;
    quick_xml::escape::unescape(&value).ok().map(Into::into)
}

/// Adds what an event has of text, entities resolved.
pub(super) fn push_text(text: &mut String, event: &Event) {
    match event {
        Event::Text(more) => text.push_str(more),
        Event::CData(more) => text.push_str(more),
        Event::GeneralRef(reference) => {
            let named = quick_xml::escape::resolve_predefined_entity(reference);
            let numbered = reference.resolve_char_ref().ok().flatten();
            text.push_str(named.unwrap_or_default());
            text.extend(numbered);
        }
        _ => {}
    }
}

/// The text of the bytes.
pub(super) fn utf8(bytes: &[u8]) -> Result<&str> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    core::str::from_utf8(bytes).map_err(|_| damaged("xml.encoding"))
}

/// How many bytes there are up to and with the last end tag of this name, whatever its prefix.
pub(super) fn after_last_end(bytes: &[u8], name: &[u8]) -> Option<usize> {
    let mut rest = bytes;
    while let Some(close) = rest.iter().rposition(|byte| *byte == b'>') {
        let before = rest.get(..close)?;
        let open = before.iter().rposition(|byte| *byte == b'<')?;
        let end_tag = before.get(open..)?.strip_prefix(b"</");
        if end_tag.is_some_and(|tag| tag.rsplit(|byte| *byte == b':').next() == Some(name)) {
            return Some(close.saturating_add(1));
        }
        rest = before.get(..open)?;
    }
    None
}

/// A text with the escapes `_x000D_` of ECMA-376 (22.9.2.19) resolved.
pub(super) fn unescaped(text: &str) -> Option<String> {
    if !text.contains("_x") {
        return None;
    }
    let (mut plain, mut rest) = (String::with_capacity(text.len()), text);
    while let Some((before, after)) = rest.split_once("_x") {
        plain.push_str(before);
        let number = after.get(..4).filter(|_| after.get(4..5) == Some("_"));
        let sign = number
            .and_then(|digits| u32::from_str_radix(digits, 16).ok())
            .and_then(char::from_u32);
        if let (Some(sign), Some(after)) = (sign, after.get(5..)) {
            plain.push(sign);
            rest = after;
        } else {
            plain.push_str("_x");
            rest = after;
        }
    }
    plain.push_str(rest);
    Some(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_end_tag_is_found_with_and_without_a_prefix() {
        assert_eq!(after_last_end(b"<row><c></c></row><row><c>", b"row"), Some(18));
        assert_eq!(after_last_end(b"<x:row></x:row> <x:row", b"row"), Some(15));
        assert_eq!(after_last_end(b"<row><arrow></arrow>", b"row"), None);
        assert_eq!(after_last_end(b"", b"row"), None);
    }

    #[test]
    fn escapes_of_control_characters_are_resolved() {
        assert_eq!(unescaped("a_x000D_b_x005F_x").as_deref(), Some("a\rb_x"));
        assert_eq!(unescaped("_x12_xyz_").as_deref(), Some("_x12_xyz_"));
        assert_eq!(unescaped("plain"), None);
    }
}
