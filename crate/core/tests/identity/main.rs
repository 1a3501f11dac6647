//! Certificate files: what is made of every sort, fresh or kept, sound or not.
#![cfg(test)]

mod attempt;
mod consent;
mod export;
mod fixtures;
mod folder;
mod hostile;
mod kept;
mod key_export;
mod mutation;
mod openssl;
mod pem;
