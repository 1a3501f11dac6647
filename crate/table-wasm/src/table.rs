//! The table.

use crate::convert::{from_json, internal, to_js_error, to_json};
use fla_core::declaration::Field;
use fla_table::reading::Source;
use fla_table::table::{self, Filter, Fixing, Mapping, Progress, Purpose};
use serde_json::json;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// A file of declarations that is open.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Table {
    pub(crate) inner: table::Table,
    fixing: Option<Fixing>,
    employer: Option<String>,
}

impl Table {
    pub(crate) fn new(source: Source, purpose: Purpose, employer: Option<String>) -> Self {
        Self {
            inner: table::Table::new(source, purpose),
            fixing: None,
            employer,
        }
    }
}

#[wasm_bindgen]
impl Table {
    /// How the file was read: a `TableView`.
    pub fn view(&self) -> Result<String, JsValue> {
        to_json(&self.inner.file(self.employer.as_deref()))
    }

    /// Begins to check all rows by a mapping.
    #[wasm_bindgen(js_name = beginCheck)]
    pub fn begin_check(&mut self, mapping: &str) -> Result<(), JsValue> {
        let mapping: Mapping = from_json(mapping)?;
        self.inner.begin_check(&mapping);
        Ok(())
    }

    /// Checks so many rows more and gives how many are done; nothing when all are.
    #[wasm_bindgen(js_name = checkRows)]
    pub fn check_rows(&mut self, count: usize) -> Option<usize> {
        self.inner.check_rows(count).map(|Progress { done, .. }| done)
    }

    /// Gives up a check of all rows.
    #[wasm_bindgen(js_name = cancelCheck)]
    pub fn cancel_check(&mut self) {
        self.inner.cancel_check();
    }

    /// How many rows there are, those removed among them.
    pub fn count(&self) -> usize {
        self.inner.rows()
    }

    /// How the table stands: a `TableSummary`.
    pub fn summary(&self) -> Result<String, JsValue> {
        to_json(&self.inner.summary())
    }

    /// Some rows: a `RowPage`.
    pub fn rows(&self, query: &str) -> Result<String, JsValue> {
        let filter: Filter = from_json(query)?;
        let (total, rows) = self.inner.page(&filter);
        to_json(&json!({ "total": total, "rows": rows }))
    }

    /// One row: a `RowView`.
    pub fn row(&self, row: usize) -> Result<String, JsValue> {
        to_json(&self.inner.row(row))
    }

    /// Puts a text where a row has its value for a field.
    pub fn edit(&mut self, row: usize, path: &str, text: &str) -> Result<(), JsValue> {
        let field = Field::from_path(path).ok_or_else(internal)?;
        self.inner.edit(row, field, text).map_err(to_js_error)
    }

    /// Follows the certain suggestions of one row: those of a rule, or all.
    #[expect(clippy::needless_pass_by_value, reason = "as texts come from JavaScript")]
    pub fn fix(&mut self, row: usize, rule: Option<String>) -> Result<(), JsValue> {
        self.inner.fix(row, rule.as_deref()).map_err(to_js_error)
    }

    /// Begins to follow the certain suggestions of a rule in all rows.
    #[wasm_bindgen(js_name = beginFixing)]
    pub fn begin_fixing(&mut self, rule: &str) {
        self.fixing = Some(self.inner.begin_fixing(rule));
    }

    /// Follows them in so many rows more and gives how many are done; nothing when all are.
    #[wasm_bindgen(js_name = fixRows)]
    pub fn fix_rows(&mut self, count: usize) -> Result<Option<usize>, JsValue> {
        let Some(fixing) = self.fixing.as_mut() else {
            return Ok(None);
        };
        let progress = self.inner.fix_rows(fixing, count).map_err(to_js_error)?;
        if progress.is_none() {
            self.fixing = None;
        }
        Ok(progress.map(|Progress { done, .. }| done))
    }

    /// Gives up: nothing was followed.
    #[wasm_bindgen(js_name = cancelFixing)]
    pub fn cancel_fixing(&mut self) -> Result<(), JsValue> {
        match self.fixing.take() {
            Some(fixing) => self.inner.cancel_fixing(&fixing).map_err(to_js_error),
            None => Ok(()),
        }
    }

    /// Takes rows out.
    pub fn remove(&mut self, rows: &[usize]) {
        self.inner.remove(rows);
    }

    /// Takes the last step back.
    pub fn undo(&mut self) -> Result<(), JsValue> {
        self.inner.undo().map_err(to_js_error)
    }

    /// The first ready rows at or after a row: a list of `row` and `draft`.
    pub fn drafts(&self, from: usize, count: usize) -> Result<String, JsValue> {
        let drafts = self.inner.drafts(from, count);
        let drafts: Vec<_> = drafts
            .into_iter()
            .map(|(row, draft)| json!({ "row": row, "draft": draft }))
            .collect();
        to_json(&drafts)
    }

    /// What all of it takes, in bytes.
    pub fn bytes(&self) -> usize {
        self.inner.bytes()
    }
}
