//! Certificates without a signature around them: the `.p7b` that Windows and Java import as one chain.

use super::algorithm as oid;
use super::structure::{context, wrap};
use der::{Encode, Tag};

/// `SignedData` that only carries certificates (RFC 5652 §5.1, RFC 8551 §3.8), in DER but for the order of the
/// certificates, which stays the given one.
pub(super) fn certificates_only(certificates: &[Vec<u8>]) -> der::Result<Vec<u8>> {
    // Version 1: nothing but certificates of X.509, contents of type data, no signers.
    let version = 1u8.to_der()?;
    let none = wrap(Tag::Set, &[])?;
    let contents = wrap(Tag::Sequence, &oid::DATA.to_der()?)?;
    let certificates = wrap(context(0, true), &certificates.concat())?;
    let fields = [version, none.clone(), contents, certificates, none].concat();
    let signed = wrap(context(0, true), &wrap(Tag::Sequence, &fields)?)?;
    wrap(Tag::Sequence, &[oid::SIGNED_DATA.to_der()?, signed].concat())
}
