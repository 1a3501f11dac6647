//! Certificates without a signature around them: the `.p7b` that Windows and Java import as one chain.

use super::algorithm as oid;
use super::der::{INTEGER, SEQUENCE, SET, constructed, write, write_oid};

/// `SignedData` that only carries certificates (RFC 5652 §5.1, RFC 8551 §3.8), in DER but for the order of the
/// certificates, which stays the given one.
pub(super) fn certificates_only(certificates: &[Vec<u8>]) -> Vec<u8> {
    // Version 1: nothing but certificates of X.509, contents of type data, no signers.
    let version = write(INTEGER, &[&[1]]);
    let none = write(SET, &[]);
    let contents = write(SEQUENCE, &[&write_oid(&oid::DATA)]);
    let certificates = write(constructed(0), &[&certificates.concat()]);
    let signed = write(SEQUENCE, &[&version, &none, &contents, &certificates, &none]);
    write(
        SEQUENCE,
        &[&write_oid(&oid::SIGNED_DATA), &write(constructed(0), &[&signed])],
    )
}
