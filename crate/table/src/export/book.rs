//! A workbook as `SpreadsheetML` (ECMA-376). Cells are texts, days or numbers; there is no way to write a formula.

use super::markup::{add, push};
use super::{BookPart, PartContent};
use crate::workbook::serial_of;
use serde::Deserialize;

/// What is in a workbook.
#[derive(Clone, Debug, Deserialize)]
pub struct BookContent {
    /// Its sheets.
    pub sheets: Vec<SheetContent>,
}

/// What is in a sheet. The first row is a heading.
#[derive(Clone, Debug, Deserialize)]
pub struct SheetContent {
    /// Its name, at most 31 signs.
    pub name: String,
    /// How its columns look.
    pub columns: Vec<ColumnContent>,
    /// The texts of its cells; days as `yyyy-MM-dd`.
    pub rows: Vec<Vec<String>>,
    /// The values that may be chosen in a column.
    #[serde(default)]
    pub lists: Vec<ListContent>,
}

/// How a column looks.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct ColumnContent {
    /// In signs.
    pub width: u32,
    /// What it is filled with.
    pub format: ColumnFormat,
}

/// What a column is filled with.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq)]
#[serde(rename_all = "camelCase")]
pub enum ColumnFormat {
    /// Texts, also where they look like numbers: leading zeros stay.
    Text,
    /// Longer texts, broken into lines.
    Prose,
    /// Days.
    Day,
    /// Numbers.
    Number,
}

/// The values that may be chosen in a column.
#[derive(Clone, Debug, Deserialize)]
pub struct ListContent {
    /// The column, counted from 0.
    pub column: u32,
    /// The values.
    pub values: Vec<String>,
}

// The places in `cellXfs` below.
pub(super) const TEXT: u32 = 1;
const DAY: u32 = 2;
pub(super) const HEADING: u32 = 3;
const PROSE: u32 = 4;

/// Texts have the format `@` and the mark of a cell that is never computed, so that they stay texts when they are edited.
const STYLES: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">"#,
    r#"<numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts>"#,
    r#"<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>"#,
    r#"<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>"#,
    r#"<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"#,
    r#"<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>"#,
    r#"<cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>"#,
    r#"<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" quotePrefix="1"/>"#,
    r#"<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>"#,
    r#"<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" quotePrefix="1"/>"#,
    r#"<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1" quotePrefix="1">"#,
    r#"<alignment vertical="top" wrapText="1"/></xf></cellXfs></styleSheet>"#,
);

const ROOT: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" "#,
    r#"Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
);

/// How every sheet begins: the heading stays where it is when one scrolls.
pub(super) const SHEET_BEGIN: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0">"#,
    r#"<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>"#,
);

/// Everything but the sheets.
pub(super) fn frame(names: &[String]) -> Vec<BookPart> {
    const MAIN: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const BEGIN: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
    let mut types = format!(
        r#"{BEGIN}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{MAIN}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="{MAIN}.styles+xml"/>"#
    );
    let mut book = format!(
        r#"{BEGIN}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{OFFICE}"><sheets>"#
    );
    let mut relationships = format!(
        r#"{BEGIN}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="styles" Type="{OFFICE}/styles" Target="styles.xml"/>"#
    );
    for (number, name) in (1..).zip(names) {
        add(
            &mut types,
            format_args!(
                r#"<Override PartName="/xl/worksheets/sheet{number}.xml" ContentType="{MAIN}.worksheet+xml"/>"#
            ),
        );
        book.push_str(r#"<sheet name=""#);
        push(&mut book, &sheet_name(name));
        add(
            &mut book,
            format_args!(r#"" sheetId="{number}" r:id="rId{number}"/>"#),
        );
        add(
            &mut relationships,
            format_args!(
                r#"<Relationship Id="rId{number}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{number}.xml"/>"#
            ),
        );
    }
    types.push_str("</Types>");
    book.push_str("</sheets></workbook>");
    relationships.push_str("</Relationships>");
    let whole = |name: &str, text: String| BookPart {
        name: name.to_owned(),
        content: PartContent::Whole(text),
    };
    vec![
        whole("[Content_Types].xml", types),
        whole("_rels/.rels", ROOT.to_owned()),
        whole("xl/workbook.xml", book),
        whole("xl/_rels/workbook.xml.rels", relationships),
        whole("xl/styles.xml", STYLES.to_owned()),
    ]
}

/// A name that every spreadsheet takes.
fn sheet_name(name: &str) -> String {
    let plain = name.chars().filter(|sign| !"[]:*?/\\'".contains(*sign));
    let short: String = plain.take(31).collect();
    if short.is_empty() { "1".to_owned() } else { short }
}

/// A workbook with these contents.
pub(super) fn parts(content: &BookContent) -> Vec<BookPart> {
    let names: Vec<_> = content.sheets.iter().map(|sheet| sheet.name.clone()).collect();
    let mut parts = frame(&names);
    for (number, sheet) in (1..).zip(&content.sheets) {
        parts.push(BookPart {
            name: format!("xl/worksheets/sheet{number}.xml"),
            content: PartContent::Whole(sheet_xml(sheet)),
        });
    }
    parts
}

fn sheet_xml(sheet: &SheetContent) -> String {
    let mut xml = SHEET_BEGIN.to_owned();
    xml.push_str("<cols>");
    for (number, column) in (1_u32..).zip(&sheet.columns) {
        let (width, style) = (column.width, style(column.format));
        add(
            &mut xml,
            format_args!(
                r#"<col min="{number}" max="{number}" width="{width}" style="{style}" customWidth="1"/>"#
            ),
        );
    }
    xml.push_str("</cols><sheetData>");
    for (place, row) in sheet.rows.iter().enumerate() {
        if place == 0 {
            write_row(&mut xml, row.iter().map(String::as_str), HEADING);
            continue;
        }
        xml.push_str("<row>");
        for (column, text) in sheet.columns.iter().zip(row) {
            write_cell(&mut xml, text, column.format);
        }
        xml.push_str("</row>");
    }
    xml.push_str("</sheetData>");
    if !sheet.lists.is_empty() {
        write_lists(&mut xml, &sheet.lists);
    }
    xml.push_str("</worksheet>");
    xml
}

const fn style(format: ColumnFormat) -> u32 {
    match format {
        ColumnFormat::Text => TEXT,
        ColumnFormat::Prose => PROSE,
        ColumnFormat::Day => DAY,
        ColumnFormat::Number => 0,
    }
}

/// A row of texts.
pub(super) fn write_row<'t>(xml: &mut String, cells: impl Iterator<Item = &'t str>, style: u32) {
    xml.push_str("<row>");
    for cell in cells {
        write_text(xml, cell, style);
    }
    xml.push_str("</row>");
}

fn write_text(xml: &mut String, text: &str, style: u32) {
    if text.is_empty() {
        xml.push_str("<c/>");
        return;
    }
    add(
        xml,
        format_args!(r#"<c t="inlineStr" s="{style}"><is><t xml:space="preserve">"#),
    );
    push(xml, text);
    xml.push_str("</t></is></c>");
}

fn write_cell(xml: &mut String, text: &str, format: ColumnFormat) {
    let number = match format {
        ColumnFormat::Day => serial_of(text).map(|serial| serial.to_string()),
        ColumnFormat::Number => text
            .parse::<f64>()
            .ok()
            .filter(|number| number.is_finite())
            .map(|_| text.to_owned()),
        ColumnFormat::Text | ColumnFormat::Prose => None,
    };
    match number {
        Some(number) => add(
            xml,
            format_args!(r#"<c s="{}"><v>{number}</v></c>"#, style(format)),
        ),
        None => write_text(xml, text, style(format)),
    }
}

/// A spreadsheet offers these values; another one is only warned of, since it may be right all the same.
fn write_lists(xml: &mut String, lists: &[ListContent]) {
    add(xml, format_args!(r#"<dataValidations count="{}">"#, lists.len()));
    for list in lists {
        let column = letters(list.column);
        add(
            xml,
            format_args!(
                r#"<dataValidation type="list" allowBlank="1" showErrorMessage="1" errorStyle="warning" sqref="{column}2:{column}100001"><formula1>""#
            ),
        );
        // Within a formula a comma ends a value and a quotation mark the list.
        let values: Vec<_> = list
            .values
            .iter()
            .map(|value| value.replace([',', '"'], " "))
            .collect();
        push(xml, &values.join(","));
        xml.push_str(r#""</formula1></dataValidation>"#);
    }
    xml.push_str("</dataValidations>");
}

/// `A`, `Z`, `AA`.
fn letters(column: u32) -> String {
    let letter = char::from(b'A'.saturating_add(u8::try_from(column % 26).unwrap_or(0)));
    match (column / 26).checked_sub(1) {
        Some(before) => format!("{}{letter}", letters(before)),
        None => letter.to_string(),
    }
}
