//! Sending, and what is understood of the answers to it and to what is asked after it.
#![cfg(test)]

mod answering;
mod follow;
mod given;
mod items;
mod preparing;
mod receipt;
mod rights;
mod verify;
