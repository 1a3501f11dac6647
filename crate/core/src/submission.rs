//! Sending one registration, and what came of it: accepted, refused, or unknown.

mod outcome;

pub use outcome::{Anomaly, Outcome, UnknownReason};
