//! One training registration: what a person filled in, checked, and the record that goes to the server.

mod finding;

pub use finding::{Finding, Param, Severity};
