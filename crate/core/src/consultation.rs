//! Looking up what the register holds, page by page: registrations, rights and credits.
//!
//! ```text
//! Query::first ──► (network) ──► Page::read ──► Query::next(page.next) ──► … ──► a page without `next`
//! ```
//!
//! Criteria travel in the body, never in an address: a worker's number must not stand in one (Belgif REST guide, rule
//! `sens-dat`). What the operations are called and which criteria they take is modelled; see the contract.

mod page;
mod query;

pub use page::Page;
pub use query::{ConsultQuery, MAX_PAGE_SIZE, Query, QueryPeriod, RegisterKind};
