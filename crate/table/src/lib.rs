//! A file of declarations as a table: read, matched with the fields of a record, checked, corrected, given back.
//!
//! Pure functions of bytes and a date, like the core, whose rules it applies. It knows no web and no secret, and takes
//! no more memory than the texts of the cells and a few bytes for each row.
#![forbid(unsafe_code)]

pub mod compared;
pub mod delimited;
pub mod export;
pub mod grid;
pub mod guess;
pub mod heading;
pub mod json;
pub mod layout;
pub mod limit;
pub mod reading;
pub mod sniff;
pub mod table;
pub mod value;
pub mod workbook;
