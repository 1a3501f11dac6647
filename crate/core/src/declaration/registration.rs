//! The complete registration, each part of it proven valid by its type.

use super::{
    Day, EmployerId, EnterpriseNumber, JointCommittee, Nature, Open, Period, Quantity, Reference, Source,
    Ssin, Status,
};
use serde::Serialize;

/// One training of one worker, ready to be sent. Its existence is the proof that no finding is an error.
///
/// It serialises to the body of the contract's `createTrainingRegistration`: absent members are left out,
/// never `null` (Belgif REST guide, rule on null values). Its texts are those of the record it was read from.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase")]
pub struct TrainingRegistration<'v> {
    /// The sender's own reference.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(type = "string", optional))]
    pub reference: Option<Reference<'v>>,
    /// For whose worker.
    #[cfg_attr(feature = "typescript", ts(inline))]
    pub employer: Employer,
    /// For which worker.
    #[cfg_attr(feature = "typescript", ts(inline))]
    pub worker: Worker,
    /// What training.
    #[cfg_attr(feature = "typescript", ts(inline))]
    pub training: Training<'v>,
    /// The joint committee the worker belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(type = "string", optional))]
    pub joint_committee: Option<Open<'v, JointCommittee<'v>>>,
    /// Who made the registration.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(type = "string", optional))]
    pub source: Option<Open<'v, Source>>,
}

/// The employer of a record.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase")]
pub struct Employer {
    /// The enterprise number.
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub enterprise_number: EnterpriseNumber,
    /// The number at the National Social Security Office.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(type = "number", optional))]
    pub employer_id: Option<EmployerId>,
}

/// The worker of a record.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Worker {
    /// The social security identification number.
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub ssin: Ssin,
}

/// The training of a [`TrainingRegistration`].
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase")]
pub struct Training<'v> {
    /// What it is called.
    pub name: &'v str,
    /// How organised it was.
    #[cfg_attr(feature = "typescript", ts(inline))]
    pub nature: Nature,
    /// From which day to which day.
    #[cfg_attr(feature = "typescript", ts(inline))]
    pub period: Period,
    /// How long it took, or will take.
    #[cfg_attr(feature = "typescript", ts(inline))]
    pub duration: Quantity,
    /// Whether it was followed.
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub status: Open<'v, Status>,
    /// Whether it is taken off the worker's right to training.
    pub counts_for_training_right: bool,
    /// The certificate.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(inline))]
    pub certificate: Option<Certificate>,
    /// The result, as it was given: the list of values is not public.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub result: Option<&'v str>,
    /// The financing, as it was given: its form is not public.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub financing: Option<&'v str>,
    /// Who gave the training.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(inline))]
    pub provider: Option<Provider<'v>>,
}

/// The certificate of a [`Training`].
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase")]
pub struct Certificate {
    /// Whether the worker got one.
    pub obtained: bool,
    /// Until when it is valid.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(type = "string", optional))]
    pub valid_until: Option<Day>,
}

/// The training provider of a [`Training`].
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase")]
pub struct Provider<'v> {
    /// The enterprise number of the provider.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(type = "string", optional))]
    pub enterprise_number: Option<EnterpriseNumber>,
    /// The name of the provider.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<&'v str>,
}
