//! What may be shown of a certificate file. All texts come from the file: untrusted, cut, never markup.

use crate::time::UnixTime;
use serde::Serialize;

/// How far opening a certificate file has come.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum OpeningStep {
    /// The file is open.
    Opened {
        /// What is in it.
        file: KeyFileView,
    },
    /// Nothing of this work has been done yet.
    Work {
        /// Iterations of key derivation.
        iterations: u32,
        /// About how long they take, in seconds: measured on this computer.
        seconds: f64,
        /// Whether the user must agree to it first.
        asks: bool,
        /// Whether it tries the password in another form, after the usual one did not open the file.
        retry: bool,
    },
}

/// What a certificate file turned out to hold.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct KeyFileView {
    /// Whether the file proved, with the password, that nobody changed it. `false`: it carries no such proof.
    pub mac: bool,
    /// Whether every private key in it was encrypted, under a password that is not empty: only such a file may be
    /// remembered as it is.
    pub sealed: bool,
    /// One entry per private key, the usable ones first.
    pub identities: Vec<IdentityView>,
}

/// One private key and the certificate that belongs to it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct IdentityView {
    /// The friendly name in the file, else the common name of the subject, else empty.
    pub name: String,
    /// The key algorithm: `RSA`, `RSA-PSS`, `EC P-256`, `Ed25519`, … or a dotted OID.
    pub algorithm: String,
    /// The size of the key in bits, when the algorithm has one.
    pub bits: Option<u32>,
    /// Whether the key can sign RS256 here.
    pub usable: bool,
    /// Why not, when it cannot.
    pub unusable: Option<Unusable>,
    /// When the browser holds the key, and gives it to nobody: until when it may be used, seconds since 1970.
    #[cfg_attr(feature = "typescript", ts(type = "number | null"))]
    pub kept_until: Option<UnixTime>,
    /// SHA-256 over the DER of the public key, lower-case hex.
    pub spki_sha256: Option<String>,
    /// The public key in PEM.
    pub public_key_pem: Option<String>,
    /// The certificate that belongs to the key, then its chain as far as the file holds it.
    pub certificates: Vec<CertificateView>,
}

/// Why a key that is there cannot be used.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Unusable {
    /// Not an RSA key; the service accepts RS256 only.
    Algorithm,
    /// RSA shorter than the 2048 bits RFC 7518 §3.3 demands, or longer than the panel computes with.
    Size,
}

/// A certificate as far as it can be shown.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct CertificateView {
    /// The subject as one line (RFC 4514 order).
    pub subject: String,
    /// The issuer as one line.
    pub issuer: String,
    /// The common name of the subject.
    pub common_name: Option<String>,
    /// The organisation of the subject.
    pub organisation: Option<String>,
    /// The enterprise number found in the subject, ten digits, check digits right.
    pub enterprise_number: Option<String>,
    /// The serial number, lower-case hex without separators, after a minus sign if it is negative.
    pub serial: String,
    /// The serial number in decimal, when it has a length a serial number can have.
    pub serial_decimal: Option<String>,
    /// Valid from, `yyyy-MM-ddTHH:mm:ssZ`.
    pub not_before: String,
    /// Valid to.
    pub not_after: String,
    /// What the key may be used for, by the names of RFC 5280 §4.2.1.3 and §4.2.1.12, purposes without one by
    /// their OID. Empty when the certificate sets no bounds.
    pub usages: Vec<String>,
    /// SHA-256 over the DER, lower-case hex.
    pub sha256: String,
    /// SHA-1 over the DER, lower-case hex.
    pub sha1: String,
}
