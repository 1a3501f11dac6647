//! The complete record, each part of it proven valid by its type.

use super::{Day, EmployerId, EnterpriseNumber, Period, Quantity, Reference, Ssin};
use serde::{Serialize, Serializer};

/// One training of one worker, ready to be sent. Its existence is the proof that no finding is an error.
///
/// It serialises to the body of the contract's `createTrainingRegistration`: absent members are left out,
/// never `null` (Belgif REST guide, rule on null values).
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase")]
pub struct TrainingRegistration {
    /// The sender's own reference.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(type = "string", optional))]
    pub reference: Option<Reference>,
    /// For whose worker.
    #[cfg_attr(feature = "typescript", ts(inline))]
    pub employer: Employer,
    /// For which worker.
    #[cfg_attr(feature = "typescript", ts(inline))]
    pub worker: Worker,
    /// What training.
    #[cfg_attr(feature = "typescript", ts(inline))]
    pub training: Training,
    /// The joint committee the worker belongs to, as it was given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub joint_committee: Option<String>,
    /// Who made the registration, as it was given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// The employer of a [`TrainingRegistration`].
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
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

/// The worker of a [`TrainingRegistration`].
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Worker {
    /// The social security identification number.
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub ssin: Ssin,
}

/// The training of a [`TrainingRegistration`].
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase")]
pub struct Training {
    /// What it is called.
    pub name: String,
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
    pub status: Status,
    /// Whether it is taken off the worker's right to training.
    pub counts_for_training_right: bool,
    /// The certificate.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(inline))]
    pub certificate: Option<Certificate>,
    /// The result, as it was given: the list of values is not public.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub result: Option<String>,
    /// The financing, as it was given: its form is not public.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub financing: Option<String>,
    /// Who gave the training.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(inline))]
    pub provider: Option<Provider>,
}

/// Formal or informal, as article 50 §1 of the law of 3 October 2022 tells them apart.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Nature {
    /// A course or placement designed by a trainer or an institution, away from the workplace, for a group.
    Formal,
    /// Any other learning directly related to the work, organised largely by the learner.
    Informal,
}

/// Whether the training was followed. The official list of codes is not public, so a code that is not known
/// here is kept as it was given.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Status {
    /// It is still to come.
    Planned,
    /// The worker followed it.
    Followed,
    /// The worker did not follow it.
    NotFollowed,
    /// A code of the server that the panel does not know.
    Other(String),
}

impl Status {
    /// The code on the wire.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Planned => "planned",
            Self::Followed => "followed",
            Self::NotFollowed => "notFollowed",
            Self::Other(code) => code,
        }
    }
}

impl Serialize for Status {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// The certificate of a [`Training`].
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
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
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase")]
pub struct Provider {
    /// The enterprise number of the provider.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(type = "string", optional))]
    pub enterprise_number: Option<EnterpriseNumber>,
    /// The name of the provider.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}
