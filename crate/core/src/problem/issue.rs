//! Remarks of the server about parts of a request.

use super::read::{clip, text};
use serde::Serialize;
use serde_json::{Map, Value};

/// One remark of the server about one part of the request.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Issue {
    /// The issue type, a URN.
    #[serde(rename = "type")]
    pub kind: Option<String>,
    /// The field, dotted as in the record.
    pub path: Option<String>,
    /// The server's own title.
    pub title: Option<String>,
    /// The server's own explanation.
    pub detail: Option<String>,
}

impl Issue {
    /// Reads one member of `issues`, of the older `invalidParams`, or of a bare list. An issue about several
    /// inputs at once becomes one per input, so that each field can show it.
    pub(super) fn read(value: &Value) -> Vec<Self> {
        let Value::Object(members) = value else {
            return Vec::new();
        };
        let issue = Self {
            kind: text(members, "type"),
            path: field(members),
            title: text(members, "title"),
            detail: ["detail", "reason", "message"]
                .into_iter()
                .find_map(|name| text(members, name)),
        };
        let inputs = members.get("inputs").and_then(Value::as_array);
        let paths: Vec<_> = inputs
            .into_iter()
            .flatten()
            .filter_map(|input| field(input.as_object()?))
            .collect();
        if paths.is_empty() {
            return vec![issue];
        }
        let about = |path| Self {
            path: Some(path),
            ..issue.clone()
        };
        paths.into_iter().map(about).collect()
    }
}

/// The field of the record an issue is about. What is wrong with an address or a header is no field.
fn field(members: &Map<String, Value>) -> Option<String> {
    match members.get("in").and_then(Value::as_str) {
        None | Some("body") => field_path(members.get("name")?.as_str()?),
        Some(_) => None,
    }
}

/// Turns the ways servers name a field into the path of the record: `worker.ssin`, `items[0].worker.ssin`,
/// `$.worker.ssin`, `/worker/ssin`. A record holds no list, so what has an index is what it was sent in.
pub(crate) fn field_path(name: &str) -> Option<String> {
    let separators = ['.', '/'];
    let segments: Vec<_> = name
        .split(separators)
        .filter(|segment| !segment.is_empty())
        .collect();
    let is_index = |segment: &&str| {
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        digits(segment) || segment.strip_suffix(']').is_some_and(|left| left.contains('['))
    };
    let after_list = segments
        .iter()
        .rposition(is_index)
        .map_or(0, |last| last.saturating_add(1));
    let path: Vec<_> = segments
        .into_iter()
        .skip(after_list)
        .skip_while(|segment| ["$", "body"].contains(segment))
        .collect();
    let path = clip(&path.join("."));
    (!path.is_empty()).then_some(path)
}
