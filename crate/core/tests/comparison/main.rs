//! What a file holds against what is registered.

mod given;
mod properties;
mod rules;
