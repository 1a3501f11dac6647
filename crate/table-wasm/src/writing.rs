//! A file that is being written.

use crate::convert::{from_json, internal};
use crate::table::Table;
use fla_table::export::{BookContent, Export, Pack};
use std::collections::BTreeMap;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// A file that is being written. A text is the pieces of its one part. A workbook is, for each part, what [`Self::end`]
/// gives and the pieces, deflated; and at the end what [`Self::directory`] gives.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Writing {
    export: Export,
    pack: Pack,
}

#[wasm_bindgen]
impl Writing {
    /// Begins to write a table as `csv`, `xlsx` or `json`. `labels`: what fields are called, by path.
    #[wasm_bindgen(js_name = ofTable)]
    pub fn of_table(table: &Table, format: &str, labels: &str) -> Result<Self, JsValue> {
        let labels: BTreeMap<String, String> = from_json(labels)?;
        let export = match format {
            "csv" => Export::delimited(&table.inner, &labels),
            "json" => Export::json(),
            "xlsx" => Export::table_book(&table.inner, &labels),
            _ => return Err(internal()),
        };
        Ok(Self {
            export,
            pack: Pack::default(),
        })
    }

    /// Begins to write a workbook with these contents, as JSON.
    #[wasm_bindgen(js_name = ofContent)]
    pub fn of_content(content: &str) -> Result<Self, JsValue> {
        let content: BookContent = from_json(content)?;
        Ok(Self {
            export: Export::content_book(&content),
            pack: Pack::default(),
        })
    }

    /// Begins the next part; whether there is one.
    pub fn begin(&mut self) -> bool {
        let name = self.export.part();
        if let Some(name) = name {
            self.pack.begin(name);
        }
        name.is_some()
    }

    /// The next piece of the part; nothing at its end.
    pub fn piece(&mut self, table: &Table) -> Option<Vec<u8>> {
        let piece = self.export.piece(Some(&table.inner))?;
        self.pack.add(&piece);
        Some(piece)
    }

    /// The next piece of the part of a workbook that has no table in it.
    #[wasm_bindgen(js_name = contentPiece)]
    pub fn content_piece(&mut self) -> Option<Vec<u8>> {
        let piece = self.export.piece(None)?;
        self.pack.add(&piece);
        Some(piece)
    }

    /// How many rows were written.
    pub fn written(&self) -> usize {
        self.export.written()
    }

    /// Ends the part, deflated to so many bytes: what stands before them.
    pub fn end(&mut self, deflated: u32) -> Vec<u8> {
        self.pack.end(deflated)
    }

    /// What stands after all parts.
    pub fn directory(&self) -> Vec<u8> {
        self.pack.directory()
    }
}
