//! The boundary between the core and JavaScript: one [`Session`](session::Session) class, plain data, errors
//! with stable codes. It runs in a dedicated Worker; ending the Worker ends the secrets.
//!
//! What the core may not do is done here and nowhere else: the clock, the random source and the network.

mod allocator;
mod codes;
mod convert;
mod derive;
mod flight;
mod host;
mod kept;
mod session;
mod stack;
mod transport;

pub use codes::{cause_names, error_codes, finding_codes, problem_codes, rung_names};
pub use session::Session;
