//! The rows of a table against what is registered.

use crate::convert::{from_json, to_json};
use crate::table::Table;
use fla_core::consultation::ConsultQuery;
use fla_table::compared::{Compared, ComparedFilter};
use fla_table::table::Progress;
use serde_json::{Value, json};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// A comparison. It is fed with the rows of the table, then with the items of the register page by page.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Comparing(Compared);

#[wasm_bindgen]
impl Comparing {
    /// Begins with a table that was checked.
    #[wasm_bindgen(constructor)]
    pub fn new(table: &Table) -> Self {
        Self(Compared::begin(&table.inner))
    }

    /// Adds so many rows more and gives how many are there; nothing when all are.
    #[wasm_bindgen(js_name = addRows)]
    pub fn add_rows(&mut self, table: &Table, count: usize) -> Option<usize> {
        let progress = self.0.add_rows(&table.inner, count);
        progress.map(|Progress { done, .. }| done)
    }

    /// The employers of the rows: a list of enterprise numbers.
    pub fn employers(&self) -> Result<String, JsValue> {
        to_json(&self.0.employers())
    }

    /// Adds items of the register, a list as it came.
    #[wasm_bindgen(js_name = addItems)]
    pub fn add_items(&mut self, items: &str) -> Result<(), JsValue> {
        let items: Vec<Value> = from_json(items)?;
        self.0.add_items(&items);
        Ok(())
    }

    /// Says that a question, a `ConsultQuery`, was answered to its last page; with `null`, that what was added is a part
    /// of which nobody knows what is not in it.
    #[wasm_bindgen(js_name = addAsked)]
    pub fn add_asked(&mut self, query: &str) -> Result<(), JsValue> {
        let query: Option<ConsultQuery> = from_json(query)?;
        self.0.add_asked(query);
        Ok(())
    }

    /// Holds the two sides to each other and gives what it came to: a `ComparisonSummary`.
    pub fn finish(&mut self) -> Result<String, JsValue> {
        self.0.finish();
        to_json(&self.0.summary())
    }

    /// Some of the outcomes: a `ComparedPage`.
    pub fn outcomes(&self, table: &Table, query: &str) -> Result<String, JsValue> {
        let filter: ComparedFilter = from_json(query)?;
        let (total, outcomes) = self.0.page(&table.inner, &filter);
        to_json(&json!({ "total": total, "outcomes": outcomes }))
    }

    /// The rows that are not missing in the register, or not surely.
    #[wasm_bindgen(js_name = rowsNotMissing)]
    pub fn rows_not_missing(&self) -> Vec<usize> {
        self.0.rows_not_missing()
    }

    /// What all of it takes, in bytes.
    pub fn bytes(&self) -> usize {
        self.0.bytes()
    }
}
