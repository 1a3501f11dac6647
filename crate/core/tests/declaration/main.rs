//! The checks of a declaration, from outside: published numbers, independent arithmetic, one defect at a time.
#![cfg(test)]

mod defect;
mod documentation;
mod employer_id;
mod enterprise_number;
mod given;
mod properties;
mod quantity;
mod registration;
mod right;
mod round_trip;
mod rules;
mod set;
mod set_properties;
mod ssin;
mod wire;
