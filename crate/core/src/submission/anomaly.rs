//! Remarks of the business rules.

use crate::problem::{clip, field_path, text};
use serde::Serialize;
use serde_json::{Map, Value};

/// A remark of the business rules, in the family style of the social-security services.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Anomaly {
    /// The raw code.
    pub code: String,
    /// The text in Dutch, when the server gave one.
    pub nl: Option<String>,
    /// The text in French.
    pub fr: Option<String>,
    /// The text in German.
    pub de: Option<String>,
    /// The field it is about, dotted as in the record.
    pub path: Option<String>,
}

/// The most remarks that are kept of one answer.
const MAX_ANOMALIES: usize = 100;

/// Members that hold remarks: the contract's, those public clients of the sister service read, and that of an answer
/// item by item.
const LISTS: [&str; 4] = [
    "anomalies",
    "anomaliesCollection",
    "informationsCollection",
    "errors",
];

impl Anomaly {
    /// The remarks of an answer, in its order.
    pub(super) fn read_all(answer: &Map<String, Value>) -> Vec<Self> {
        LISTS
            .iter()
            .filter_map(|name| answer.get(*name)?.as_array())
            .flatten()
            .filter_map(|item| item.as_object().map(Self::read))
            .take(MAX_ANOMALIES)
            .collect()
    }

    /// Texts stand together in `description`, or apart as `descriptionNl` or `labelNl`.
    fn read(item: &Map<String, Value>) -> Self {
        let together = item.get("description").and_then(Value::as_object);
        let in_language = |language: &str, suffix: &str| {
            together
                .and_then(|texts| text(texts, language))
                .or_else(|| text(item, &format!("description{suffix}")))
                .or_else(|| text(item, &format!("label{suffix}")))
        };
        Self {
            code: ["code", "errorId", "errorCode"]
                .into_iter()
                .find_map(|name| code(item.get(name)?))
                .unwrap_or_default(),
            nl: in_language("nl", "Nl"),
            fr: in_language("fr", "Fr"),
            de: in_language("de", "De"),
            path: item.get("path").and_then(Value::as_str).and_then(field_path),
        }
    }
}

fn code(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(clip(text)),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}
