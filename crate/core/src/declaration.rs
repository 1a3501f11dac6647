//! One training registration: what a person filled in, checked, and the record that goes to the server.

mod calendar;
mod check;
mod day;
mod draft;
mod employer_id;
mod enterprise_number;
mod finding;
mod period;
mod quantity;
mod reference;
mod registration;
mod report;
mod rule;
mod ssin;

pub use calendar::{CALENDAR_SOURCES, RegisterState, calendar};
pub use check::{Checked, check};
pub use day::Day;
pub use draft::{
    CertificateDraft, DurationDraft, EmployerDraft, PeriodDraft, ProviderDraft, TrainingDraft,
    TrainingRegistrationDraft, WorkerDraft,
};
pub use employer_id::EmployerId;
pub use enterprise_number::EnterpriseNumber;
pub use finding::{Finding, Param, Severity};
pub use period::Period;
pub use quantity::{Amount, Quantity, Unit};
pub use reference::Reference;
pub use registration::{
    Certificate, Employer, Nature, Provider, Status, Training, TrainingRegistration, Worker,
};
pub use report::CheckReport;
pub use rule::Rule;
pub use ssin::Ssin;
