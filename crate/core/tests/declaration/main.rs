//! The checks of a declaration, from outside: published numbers, independent arithmetic, one defect at a time.
#![cfg(test)]

mod defect;
mod employer_id;
mod enterprise_number;
mod given;
mod quantity;
mod registration;
mod right;
mod rules;
mod set;
mod ssin;
mod wire;
