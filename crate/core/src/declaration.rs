//! What is declared: a training of a worker, or a right to training. What a person filled in or a file holds is
//! checked, and becomes the record that goes to the server.
//!
//! ```text
//! Record (JSON, a row of a table) ──► check ──► findings, and a Declaration when none is an error
//!                                 └─► check_record ──► findings and a RecordKey ──► set::check
//! ```

mod agreement;
mod calendar;
mod check;
mod code;
mod day;
mod digits;
mod draft;
mod employer_id;
mod enterprise_number;
mod field;
mod finding;
mod key;
mod open;
mod period;
mod quantity;
mod record;
mod reference;
mod registration;
mod report;
mod right;
mod rule;
pub mod set;
mod ssin;
mod year;

pub use agreement::{CbaNumber, JointCommittee};
pub use calendar::{CALENDAR_SOURCES, RegisterState, calendar};
pub use check::{Checked, Declaration, check, check_record};
pub use code::{Nature, RightKind, Source, Status, Unit};
pub use day::Day;
pub use draft::{
    CertificateDraft, EmployerDraft, PeriodDraft, ProviderDraft, QuantityDraft, TrainingDraft,
    TrainingRegistrationDraft, TrainingRightDraft, WorkerDraft,
};
pub use employer_id::EmployerId;
pub use enterprise_number::{EnterpriseNumber, EstablishmentUnitNumber};
pub use field::{Field, Kind};
pub use finding::{Finding, Param, Severity};
pub use key::{Fingerprint, RecordKey, Subject};
pub use open::Open;
pub use period::Period;
pub use quantity::{Amount, AmountFault, Quantity};
pub use record::{Member, Record};
pub use reference::Reference;
pub use registration::{Certificate, Employer, Provider, Training, TrainingRegistration, Worker};
pub use report::CheckReport;
pub use right::TrainingRight;
pub use rule::Rule;
pub use set::SetFinding;
pub use ssin::Ssin;
pub use year::{Quarter, Year};
