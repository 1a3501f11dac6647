//! The complete right, each part of it proven valid by its type.

use super::{CbaNumber, Employer, JointCommittee, Open, Quantity, RightKind, Worker, Year};
use serde::Serialize;

/// One right of one worker to training in one year, ready to be sent. Its existence is the proof that no finding is
/// an error.
///
/// It serialises to the body of the contract's `createTrainingRight`, as a
/// [`TrainingRegistration`](super::TrainingRegistration) does to that of its own operation. A right has no reference
/// of the sender: employer, worker, year, kind and joint committee say which one it is.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase")]
pub struct TrainingRight<'v> {
    /// For whose worker.
    #[cfg_attr(feature = "typescript", ts(inline))]
    pub employer: Employer,
    /// For which worker.
    #[cfg_attr(feature = "typescript", ts(inline))]
    pub worker: Worker,
    /// In which calendar year.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub year: Year,
    /// Where it comes from.
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub kind: Open<'v, RightKind>,
    /// How much training it gives.
    #[cfg_attr(feature = "typescript", ts(inline))]
    pub amount: Quantity,
    /// The joint committee behind it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(type = "string", optional))]
    pub joint_committee: Option<Open<'v, JointCommittee<'v>>>,
    /// The collective bargaining agreement behind it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(type = "string", optional))]
    pub cba_number: Option<Open<'v, CbaNumber<'v>>>,
    /// What comes from the year before: nothing or, when more was used than there was, less than nothing as well.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(inline))]
    pub carried_over: Option<Quantity>,
    /// Whether the register computed it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub automatic: Option<bool>,
}
