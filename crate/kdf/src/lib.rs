//! Key derivation, in a crate of its own so that its loops are compiled for speed.
