//! A file that is being read.

use crate::convert::{from_json, internal, to_js_error, to_json};
use crate::table::Table;
use fla_core::declaration::Kind;
use fla_core::time::parse_iso_date;
use fla_table::reading;
use fla_table::table::Purpose;
use serde::Deserialize;
use serde_json::json;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// A file that is being read: it says which part it wants next, and is fed with it.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Reading(reading::Reading);

#[derive(Debug, Deserialize)]
struct Options {
    kind: Kind,
    today: String,
    representative: bool,
    #[serde(default)]
    employer: Option<String>,
}

#[wasm_bindgen]
impl Reading {
    /// A file of `size` bytes that begins with `head`.
    #[wasm_bindgen(constructor)]
    pub fn new(head: &[u8], size: usize, sheet: Option<String>) -> Result<Self, JsValue> {
        reading::Reading::new(head, size, sheet)
            .map(Self)
            .map_err(to_js_error)
    }

    /// The part that is wanted next: `from`, `to`, `deflated`, `encoding`. Nothing at the end.
    pub fn part(&self) -> Result<Option<String>, JsValue> {
        let part = self.0.part().map(|part| {
            json!({
                "from": part.from,
                "to": part.to,
                "deflated": part.deflated,
                "encoding": part.encoding,
            })
        });
        part.map(|part| to_json(&part)).transpose()
    }

    /// Takes bytes of that part, unpacked and as UTF-8.
    pub fn feed(&mut self, bytes: &[u8]) -> Result<(), JsValue> {
        self.0.feed(bytes).map_err(to_js_error)
    }

    /// That part is complete.
    pub fn finish(&mut self) -> Result<(), JsValue> {
        self.0.finish().map_err(to_js_error)
    }

    /// The table that was read. `options`: `kind`, `today`, `representative`, and perhaps `employer`.
    pub fn table(self, options: &str) -> Result<Table, JsValue> {
        let options: Options = from_json(options)?;
        let purpose = Purpose {
            kind: options.kind,
            today: parse_iso_date(&options.today).ok_or_else(internal)?,
            representative: options.representative,
        };
        let source = self.0.into_source().map_err(to_js_error)?;
        Ok(Table::new(source, purpose, options.employer))
    }
}
