//! The texts that the cells of a workbook share (ECMA-376, 18.4).

use super::archive::damaged;
use super::markup::{after_last_end, push_text, reader, unescaped, utf8};
use crate::limit::{MAX_CELL_BYTES, MAX_TEXT_BYTES};
use fla_core::{Code, Error, Result};
use quick_xml::events::Event;

/// The texts, in one piece.
#[derive(Debug, Default)]
pub(super) struct Strings {
    text: String,
    ends: Vec<usize>,
    pending: Vec<u8>,
    rich: Rich,
}

/// A text in the making: in runs, each perhaps with a font, and perhaps with a reading aid that is not part of it.
#[derive(Debug, Default)]
pub(super) struct Rich {
    in_text: bool,
    in_phonetic: bool,
}

impl Rich {
    /// Takes what an event adds to the text.
    pub(super) fn take(&mut self, event: &Event, text: &mut String) {
        match event {
            Event::Start(tag) => match tag.local_name().as_ref() {
                "t" => self.in_text = true,
                "rPh" => self.in_phonetic = true,
                _ => {}
            },
            Event::End(tag) => match tag.local_name().as_ref() {
                "t" => self.in_text = false,
                "rPh" => self.in_phonetic = false,
                _ => {}
            },
            _ if self.in_text && !self.in_phonetic => push_text(text, event),
            _ => {}
        }
    }
}

impl Strings {
    pub(super) fn get(&self, index: usize) -> Option<&str> {
        let end = *self.ends.get(index)?;
        let start = index
            .checked_sub(1)
            .and_then(|before| self.ends.get(before))
            .copied();
        self.text.get(start.unwrap_or(0)..end)
    }

    pub(super) fn feed(&mut self, bytes: &[u8]) -> Result<()> {
        self.pending.extend_from_slice(bytes);
        if let Some(end) = after_last_end(&self.pending, b"si") {
            let rest = self.pending.split_off(end);
            let piece = core::mem::replace(&mut self.pending, rest);
            return self.read(&piece);
        }
        // A text may have thirty thousand signs, each with a font of its own; not much more.
        if self.pending.len() > MAX_CELL_BYTES * 64 {
            return Err(damaged("xl/sharedStrings.xml"));
        }
        Ok(())
    }

    pub(super) fn finish(&mut self) -> Result<()> {
        let piece = core::mem::take(&mut self.pending);
        self.text.shrink_to_fit();
        self.read(&piece)
    }

    fn read(&mut self, piece: &[u8]) -> Result<()> {
        let mut reader = reader(utf8(piece)?);
        loop {
            let event = reader.read_event().map_err(|_| damaged("xl/sharedStrings.xml"))?;
            match &event {
                Event::Eof => return Ok(()),
                Event::Empty(tag) if tag.local_name().as_ref() == "si" => self.ends.push(self.text.len()),
                Event::End(tag) if tag.local_name().as_ref() == "si" => self.end(),
                _ => self.rich.take(&event, &mut self.text),
            }
            if self.text.len() > MAX_TEXT_BYTES {
                return Err(Error::new(Code::TableTooLarge).with("maximum", MAX_TEXT_BYTES));
            }
        }
    }

    fn end(&mut self) {
        let start = self.ends.last().copied().unwrap_or(0);
        if let Some(plain) = self.text.get(start..).and_then(unescaped) {
            self.text.truncate(start);
            self.text.push_str(&plain);
        }
        self.ends.push(self.text.len());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_rich_and_empty_texts_are_read_whatever_the_pieces() {
        let xml = "<sst count=\"5\"><si><t>one &amp; &#50;</t></si><si/><si><r><rPr><b/></rPr><t>ri</t></r><r><t xml:space=\
                   \"preserve\">ch </t></r><rPh><t>no</t></rPh></si><si><t>a_x000A_b</t></si><si><t>é</t></si></sst>";
        for piece in 1..xml.len() {
            let mut strings = Strings::default();
            for bytes in xml.as_bytes().chunks(piece) {
                strings.feed(bytes).unwrap();
            }
            strings.finish().unwrap();
            let all: Vec<_> = (0..6).map(|index| strings.get(index)).collect();
            assert_eq!(
                all,
                [
                    Some("one & 2"),
                    Some(""),
                    Some("rich "),
                    Some("a\nb"),
                    Some("é"),
                    None
                ],
                "pieces of {piece}"
            );
        }
    }
}
