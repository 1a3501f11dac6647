//! Tables as other programs write them, read, corrected and written again.
#![cfg(test)]

mod compared;
mod damage;
mod fixtures;
mod rows;
mod support;
mod written;
