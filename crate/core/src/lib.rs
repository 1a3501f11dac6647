//! The network-free core of FLA Panel: everything between the bytes of a company's certificate file and the
//! receipt of a training registration sent to the Federal Learning Account (FLA).
//!
//! The modules, read in this order, are the path a user walks:
//!
//! ```text
//! file bytes → identity → assertion → token → declaration → submission → receipt
//! ```
//!
//! Nothing here can open a connection, read a clock or draw a random number. Each exchange with a server is a
//! pair of functions: one builds a plain [`http::Request`], the other reads a plain [`http::Response`]. Time
//! and randomness are arguments. So every step runs, and is tested, without a browser.
#![forbid(unsafe_code)]

pub mod identity;

pub mod assertion;

pub mod account;
pub mod customer;
pub mod environment;
pub mod token;

pub mod diagnosis;

pub mod declaration;

mod address;
mod contract;
pub mod problem;
pub mod submission;

pub mod receipt;

pub mod comparison;
pub mod consultation;
pub mod manifest;

pub mod clock;
pub mod error;
pub mod http;
pub mod secret;
pub mod time;
pub mod trace;

pub use error::{Code, Error, Result};

use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::{Error as NoSuchName, StrDeserializer};

/// The value of a type without fields that has this name in JSON.
pub fn named<'de, T: Deserialize<'de>>(name: &'de str) -> Option<T> {
    let name: StrDeserializer<'de, NoSuchName> = name.into_deserializer();
    T::deserialize(name).ok()
}
