//! Who we are: the private key and certificates in the company's file.

mod key;
mod view;

pub use key::{MIN_RSA_BITS, PrivateKey};
pub use view::{CertificateView, IdentityView, KeyFileView, Unusable};

/// The largest file that is read, in bytes.
pub const MAX_FILE_BYTES: usize = 1024 * 1024;

/// One private key of the file, with what is known about it.
#[derive(Debug)]
pub struct Identity {
    /// What may be shown.
    pub view: IdentityView,
    /// The certificate that belongs to the key (DER), then the chain found for it, issuer after issuer.
    pub certificates: Vec<Vec<u8>>,
    /// The key, when it can sign RS256.
    pub key: Option<PrivateKey>,
}
