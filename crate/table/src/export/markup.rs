//! Text as XML.

use core::fmt::{Arguments, Write};

/// Adds a text so that a spreadsheet shows it as it is: what means something in XML is escaped, and what XML cannot hold
/// is written as ECMA-376 (22.9.2.19) has it, `_x0007_`.
pub(super) fn push(xml: &mut String, text: &str) {
    let mut rest = text;
    while let Some(sign) = rest.chars().next() {
        match sign {
            '&' => xml.push_str("&amp;"),
            '<' => xml.push_str("&lt;"),
            '>' => xml.push_str("&gt;"),
            '"' => xml.push_str("&quot;"),
            '_' if looks_escaped(rest) => xml.push_str("_x005F_"),
            '\t' | '\n' => xml.push(sign),
            '\0'..'\u{20}' | '\u{fffe}' | '\u{ffff}' => {
                add(xml, format_args!("_x{:04X}_", u32::from(sign)));
            }
            _ => xml.push(sign),
        }
        rest = rest.get(sign.len_utf8()..).unwrap_or_default();
    }
}

/// Adds markup that was put together.
pub(super) fn add(xml: &mut String, markup: Arguments) {
    let done = xml.write_fmt(markup);
    debug_assert!(done.is_ok(), "a text takes everything");
}

/// `_x0041_` as a text, which would be read as `A`.
fn looks_escaped(text: &str) -> bool {
    let digits = text.strip_prefix("_x").and_then(|rest| rest.get(..5));
    digits.is_some_and(|digits| {
        digits.ends_with('_') && digits.bytes().take(4).all(|byte| byte.is_ascii_hexdigit())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_cannot_hold_is_escaped() {
        let mut xml = String::new();
        push(&mut xml, "a<b>&\"\u{7}_x0041_ _x é");
        assert_eq!(xml, "a&lt;b&gt;&amp;&quot;_x0007__x005F_x0041_ _x é");
    }
}
