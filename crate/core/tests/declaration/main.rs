//! The checks of a declaration, from outside: published numbers, independent arithmetic, one defect at a time.
#![cfg(test)]

mod employer_id;
mod enterprise_number;
mod given;
mod quantity;
mod rules;
mod ssin;
mod wire;
