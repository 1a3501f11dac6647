//! The small parts of a workbook: what belongs to what, which sheets there are, which numbers are days.

use super::markup::{attribute, reader, utf8};
use super::serial::Kind;
use fla_core::Result;
use quick_xml::events::{BytesStart, Event};

/// A sheet as the workbook lists it.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(super) struct Sheet {
    pub(super) name: String,
    pub(super) relationship: String,
    pub(super) hidden: bool,
}

/// What the workbook says of itself (ECMA-376, 18.2).
#[derive(Clone, Debug, Default)]
pub(super) struct Book {
    pub(super) sheets: Vec<Sheet>,
    /// Days are counted from 1904 instead of 1900.
    pub(super) since_1904: bool,
}

/// The targets of a part's relationships (ECMA-376 part 2, 9.3), by id and by the last word of their type.
#[derive(Clone, Debug, Default)]
pub(super) struct Relationships(Vec<(String, String, String)>);

impl Relationships {
    /// `base` is the folder of the part they are of.
    pub(super) fn read(bytes: &[u8], base: &str) -> Result<Self> {
        let mut found = Vec::new();
        each_tag(bytes, |name, tag| {
            if name == "Relationship" {
                let target = attribute(tag, "Target").unwrap_or_default();
                let kind = attribute(tag, "Type").unwrap_or_default();
                let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                found.push((
                    attribute(tag, "Id").unwrap_or_default(),
                    kind,
                    resolved(base, &target),
                ));
            }
        })?;
        Ok(Self(found))
    }

    pub(super) fn by_id(&self, id: &str) -> Option<&str> {
        let mut all = self.0.iter();
        all.find(|(one, ..)| one == id)
            .map(|(.., target)| target.as_str())
    }

    pub(super) fn by_kind(&self, kind: &str) -> Option<&str> {
        let mut all = self.0.iter();
        all.find(|(_, one, _)| one == kind)
            .map(|(.., target)| target.as_str())
    }
}

/// A target as a name in the archive.
fn resolved(base: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut folders: Vec<&str> = base.split('/').filter(|folder| !folder.is_empty()).collect();
    for step in target.split('/') {
        match step {
            ".." => {
                folders.pop();
            }
            "." | "" => {}
            step => folders.push(step),
        }
    }
    folders.join("/")
}

impl Book {
    pub(super) fn read(bytes: &[u8]) -> Result<Self> {
        let mut book = Self::default();
        each_tag(bytes, |name, tag| match name {
            "workbookPr" => book.since_1904 = attribute(tag, "date1904").is_some_and(|value| is_true(&value)),
            "sheet" => book.sheets.push(Sheet {
                name: attribute(tag, "name").unwrap_or_default(),
                relationship: attribute(tag, "id").unwrap_or_default(),
                hidden: attribute(tag, "state").is_some_and(|state| state != "visible"),
            }),
            _ => {}
        })?;
        // A sheet has a number of its own (`sheetId`); its relationship is the attribute `id` of another namespace.
        Ok(book)
    }
}

fn is_true(value: &str) -> bool {
    matches!(value, "1" | "true" | "on")
}

/// What kind of number each cell format shows (ECMA-376, 18.8), by its place in `cellXfs`.
pub(super) fn formats(bytes: &[u8]) -> Result<Vec<Kind>> {
    let (mut own, mut kinds, mut in_cells) = (Vec::new(), Vec::new(), false);
    each_tag(bytes, |name, tag| match name {
        "numFmt" => own.push((
            number(tag),
            Kind::of_code(&attribute(tag, "formatCode").unwrap_or_default()),
        )),
        "cellXfs" => in_cells = true,
        "cellStyleXfs" | "cellStyles" | "dxfs" => in_cells = false,
        "xf" if in_cells => {
            let id = number(tag);
            let custom = own.iter().find(|(one, _)| *one == id).map(|(_, kind)| *kind);
            kinds.push(custom.unwrap_or(Kind::of_number(id)));
        }
        _ => {}
    })?;
    Ok(kinds)
}

fn number(tag: &BytesStart) -> u32 {
    let id = attribute(tag, "numFmtId");
    id.and_then(|id| id.parse().ok()).unwrap_or(0)
}

/// Calls for every tag that opens, with its local name.
fn each_tag(bytes: &[u8], mut each: impl FnMut(&str, &BytesStart)) -> Result<()> {
    let mut reader = reader(utf8(bytes)?);
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag) | Event::Empty(tag)) => each(tag.local_name().as_ref(), &tag),
            Ok(Event::Eof) => return Ok(()),
            Ok(_) => {}
            Err(_) => return Err(super::archive::damaged("xml")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_names_in_the_archive() {
        assert_eq!(
            resolved("xl", "worksheets/sheet1.xml"),
            "xl/worksheets/sheet1.xml"
        );
        assert_eq!(resolved("xl", "/xl/styles.xml"), "xl/styles.xml");
        assert_eq!(
            resolved("xl/worksheets", "../sharedStrings.xml"),
            "xl/sharedStrings.xml"
        );
    }

    #[test]
    fn a_book_lists_its_sheets_and_its_calendar() {
        let book = Book::read(
            br#"<x:workbook xmlns:x="m" xmlns:r="r"><x:workbookPr date1904="1"/><x:sheets>
            <x:sheet name="A &amp; B" sheetId="7" r:id="rId1"/>
            <x:sheet name="H" sheetId="8" state="veryHidden" r:id="rId2"/></x:sheets></x:workbook>"#,
        )
        .unwrap();
        assert!(book.since_1904);
        let [first, second] = book.sheets.as_slice() else {
            panic!("two sheets")
        };
        assert_eq!(
            (first.name.as_str(), first.relationship.as_str(), first.hidden),
            ("A & B", "rId1", false)
        );
        assert!(second.hidden);
    }

    #[test]
    fn only_the_formats_of_cells_count() {
        let kinds = formats(
            br#"<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd\/mm\/yyyy"/></numFmts>
            <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
            <cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="14"/><xf numFmtId="46"/></cellXfs></styleSheet>"#,
        );
        assert_eq!(kinds.unwrap(), [Kind::Plain, Kind::Day, Kind::Day, Kind::Elapsed]);
    }
}
