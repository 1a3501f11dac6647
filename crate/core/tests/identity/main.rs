//! Certificate files: what is made of every sort, fresh or kept, sound or not.
#![cfg(test)]

mod fixtures;
mod folder;
mod hostile;
mod openssl;
mod pem;
