//! What a check says, in the form that crosses to the panel.

use super::Finding;
use serde::Serialize;

/// The findings about one record, and whether it can be sent as it stands.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct CheckReport {
    /// In the order of the record's fields.
    pub findings: Vec<Finding>,
    /// No finding is an error.
    pub ready: bool,
}
