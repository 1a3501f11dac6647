//! Sending, and what is understood of the answers to it and to what is asked after it.
#![cfg(test)]

mod follow;
mod given;
mod items;
mod receipt;
mod rights;
mod sending;
mod verify;
