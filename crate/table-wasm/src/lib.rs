//! The boundary between the table and JavaScript: a file that is being read, a table, a file that is
//! being written, a comparison with the register. It
//! runs in a Worker of its own, which has no secret and no network.
//!
//! Structured values cross as JSON texts. Every failure is an `Error` named `FlaError` with a stable `code` and `params`.

mod comparing;
mod convert;
mod reading;
mod table;
mod writing;

pub use comparing::Comparing;
pub use reading::Reading;
pub use table::Table;
pub use writing::Writing;
