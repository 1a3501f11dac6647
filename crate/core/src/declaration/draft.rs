//! A record while somebody is still filling it in.

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The wire shape of a training registration with every member optional and every text unchecked: what a form
/// or a file holds before [`check`](super::check()) has seen it.
///
/// The check itself reads plain JSON, so that a member of the wrong kind is a finding and not a failure. This
/// type is for those who build that JSON in a typed language. An empty text counts as an absent member.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase", default)]
pub struct TrainingRegistrationDraft {
    /// The sender's own reference; one is made when it is absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// For whose worker.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(inline))]
    pub employer: Option<EmployerDraft>,
    /// For which worker.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(inline))]
    pub worker: Option<WorkerDraft>,
    /// What training.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(inline))]
    pub training: Option<TrainingDraft>,
    /// The joint committee the worker belongs to: `200`, `102.01`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub joint_committee: Option<String>,
    /// Who made the registration: `employer`, `representative`, `trainingProvider`, `sigedis`, `unknown`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// The employer of a draft.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase", default)]
pub struct EmployerDraft {
    /// The enterprise number, ten digits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enterprise_number: Option<String>,
    /// The number at the National Social Security Office, as a number or as the text somebody typed.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(type = "string | number", optional))]
    pub employer_id: Option<Value>,
}

/// The worker of a draft.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase", default)]
pub struct WorkerDraft {
    /// The social security identification number, eleven digits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ssin: Option<String>,
}

/// The training of a [`TrainingRegistrationDraft`].
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase", default)]
pub struct TrainingDraft {
    /// What the training is called.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// `formal` or `informal`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nature: Option<String>,
    /// From which day to which day.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(inline))]
    pub period: Option<PeriodDraft>,
    /// How long it took, or will take.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(inline))]
    pub duration: Option<QuantityDraft>,
    /// `planned`, `followed`, `notFollowed`, or a code the server knows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// Whether it is taken off the worker's right to training.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub counts_for_training_right: Option<bool>,
    /// The certificate the worker got, or did not get.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(inline))]
    pub certificate: Option<CertificateDraft>,
    /// The result, a code of the server.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub result: Option<String>,
    /// The financing, a code of the server.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub financing: Option<String>,
    /// Who gave the training.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(inline))]
    pub provider: Option<ProviderDraft>,
}

/// The period of a [`TrainingDraft`].
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase", default)]
pub struct PeriodDraft {
    /// The first day, `yyyy-MM-dd`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start_date: Option<String>,
    /// The last day, `yyyy-MM-dd`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_date: Option<String>,
}

/// A number with a unit.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase", default)]
pub struct QuantityDraft {
    /// The number, as a number or as the text somebody typed: `7.5`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(type = "string | number", optional))]
    pub value: Option<Value>,
    /// `hours` or `days`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
}

/// The certificate of a [`TrainingDraft`].
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase", default)]
pub struct CertificateDraft {
    /// Whether the worker got one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub obtained: Option<bool>,
    /// Until when it is valid, `yyyy-MM-dd`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<String>,
}

/// The training provider of a [`TrainingDraft`].
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase", default)]
pub struct ProviderDraft {
    /// The enterprise number of the provider.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enterprise_number: Option<String>,
    /// The name of the provider.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// The wire shape of a training right with every member optional, as [`TrainingRegistrationDraft`] is that of a
/// registration.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase", default)]
pub struct TrainingRightDraft {
    /// For whose worker.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(inline))]
    pub employer: Option<EmployerDraft>,
    /// For which worker.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(inline))]
    pub worker: Option<WorkerDraft>,
    /// In which calendar year, as a number or as the text somebody typed.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(type = "string | number", optional))]
    pub year: Option<Value>,
    /// `legal`, `sectoral`, `employer`, or a code the server knows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// How much training it gives.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(inline))]
    pub amount: Option<QuantityDraft>,
    /// The joint committee behind it: `200`, `102.01`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub joint_committee: Option<String>,
    /// The collective bargaining agreement behind it: `99227/CO/112`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cba_number: Option<String>,
    /// What comes from the year before.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(inline))]
    pub carried_over: Option<QuantityDraft>,
    /// Whether the register computed it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub automatic: Option<bool>,
}
