//! Sending declarations, and what came of each: accepted, refused, or unknown.
//!
//! ```text
//! prepare ──► journal the receipt ──► request ──► (network) ──► Prepared::answered / Prepared::unanswered
//!                                                                      │ unknown
//!                                     Inquiry ──► follow, where the answer named an address to ask at
//!                                             └─► verify, which looks the reference up
//! ```
//!
//! The receipt exists before the request does, and says "unknown, interrupted". That is the truth if the panel
//! dies at any instant between the two.

mod anomaly;
mod follow;
mod inquiry;
mod outcome;
mod pace;
mod prepared;
mod read;
mod said;
mod verify;

pub use anomaly::Anomaly;
pub use follow::{Following, followed};
pub use inquiry::Inquiry;
pub use outcome::{Outcome, UnknownReason};
pub use pace::pace;
pub use prepared::{Preparation, Prepared, Sender, Submission, prepare, request};
pub(crate) use read::read;
pub use verify::{LookUp, Looked, MAX_PAGES, UnsaidReason, Verification};

/// The longest address that is followed, in bytes. It is shorter than a text that is kept, so that one that was cut
/// is never taken for whole.
pub const MAX_ADDRESS: usize = 400;
