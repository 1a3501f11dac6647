//! The fields of a declaration, by name and by place.

use serde::{Deserialize, Serialize};

/// What can be declared.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "DeclarationKind"))]
#[serde(rename_all = "camelCase")]
pub enum Kind {
    /// One training of one worker.
    TrainingRegistration,
    /// One right of one worker to training in one year.
    TrainingRight,
}

impl Kind {
    /// Every kind there is.
    pub const ALL: [Self; 2] = [Self::TrainingRegistration, Self::TrainingRight];

    /// The fields of a record of this kind, in the order of the contract.
    pub const fn fields(self) -> &'static [Field] {
        match self {
            Self::TrainingRegistration => &REGISTRATION,
            Self::TrainingRight => &RIGHT,
        }
    }
}

macro_rules! fields {
    ($($(#[doc = $doc:literal])+ $name:ident = $path:literal;)+) => {
        /// A member of a record that holds a value and no further members.
        #[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
        pub enum Field { $($(#[doc = $doc])+ $name,)+ }

        impl Field {
            /// Every field of every kind.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            /// Its place in the record, dotted: `training.period.endDate`.
            pub const fn path(self) -> &'static str {
                match self { $(Self::$name => $path,)+ }
            }
        }
    };
}

fields! {
    /// The sender's own reference.
    Reference = "reference";
    /// The employer's number in the Crossroads Bank for Enterprises.
    EnterpriseNumber = "employer.enterpriseNumber";
    /// The employer's number at the National Social Security Office.
    EmployerId = "employer.employerId";
    /// The worker's social security identification number.
    Ssin = "worker.ssin";

    /// What the training is called.
    Name = "training.name";
    /// Formal or informal.
    Nature = "training.nature";
    /// The first day.
    StartDate = "training.period.startDate";
    /// The last day.
    EndDate = "training.period.endDate";
    /// How long it took, or will take.
    DurationValue = "training.duration.value";
    /// In hours or in days.
    DurationUnit = "training.duration.unit";
    /// Whether it was followed.
    Status = "training.status";
    /// Whether it is taken off the worker's right to training.
    CountsForTrainingRight = "training.countsForTrainingRight";
    /// Whether the worker got a certificate.
    CertificateObtained = "training.certificate.obtained";
    /// Until when the certificate is valid.
    CertificateValidUntil = "training.certificate.validUntil";
    /// The result, a code of the server.
    Result = "training.result";
    /// The financing, a code of the server.
    Financing = "training.financing";
    /// The enterprise number of who gave the training.
    ProviderEnterpriseNumber = "training.provider.enterpriseNumber";
    /// The name of who gave the training.
    ProviderName = "training.provider.name";
    /// Who made the registration.
    Source = "source";

    /// The calendar year of a right.
    Year = "year";
    /// By law, by the sector or by the employer.
    RightKind = "kind";
    /// How much training the right gives.
    AmountValue = "amount.value";
    /// In hours or in days.
    AmountUnit = "amount.unit";
    /// The registration number of the collective bargaining agreement behind the right.
    CbaNumber = "cbaNumber";
    /// What comes from the year before.
    CarriedOverValue = "carriedOver.value";
    /// In hours or in days.
    CarriedOverUnit = "carriedOver.unit";
    /// Whether the register computed the right.
    Automatic = "automatic";

    /// The joint committee the worker belongs to.
    JointCommittee = "jointCommittee";
}

impl Field {
    /// Its place in [`Field::ALL`].
    #[expect(
        clippy::as_conversions,
        reason = "the number of a variant without contents is its place"
    )]
    pub const fn index(self) -> usize {
        self as usize
    }

    /// The field at a place.
    pub fn from_path(path: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|field| field.path() == path)
    }
}

const REGISTRATION: [Field; 20] = [
    Field::Reference,
    Field::EnterpriseNumber,
    Field::EmployerId,
    Field::Ssin,
    Field::Name,
    Field::Nature,
    Field::StartDate,
    Field::EndDate,
    Field::DurationValue,
    Field::DurationUnit,
    Field::Status,
    Field::CountsForTrainingRight,
    Field::CertificateObtained,
    Field::CertificateValidUntil,
    Field::Result,
    Field::Financing,
    Field::ProviderEnterpriseNumber,
    Field::ProviderName,
    Field::JointCommittee,
    Field::Source,
];

const RIGHT: [Field; 12] = [
    Field::EnterpriseNumber,
    Field::EmployerId,
    Field::Ssin,
    Field::Year,
    Field::RightKind,
    Field::AmountValue,
    Field::AmountUnit,
    Field::JointCommittee,
    Field::CbaNumber,
    Field::CarriedOverValue,
    Field::CarriedOverUnit,
    Field::Automatic,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_found_by_its_place_and_belongs_to_a_kind() {
        for field in Field::ALL {
            assert_eq!(Field::from_path(field.path()), Some(*field));
            assert!(
                Kind::ALL.iter().any(|kind| kind.fields().contains(field)),
                "{field:?}"
            );
        }
        assert_eq!(Field::from_path("training"), None);
    }
}
