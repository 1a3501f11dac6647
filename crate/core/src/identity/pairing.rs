//! Which certificate belongs to which key, and who issued it.

use super::certificate::{Certificate, hex};
use super::private_key::FoundKey;
use super::public_key::PublicKey;
use super::safe::{Attributes, Safe};
use super::view::IdentityView;
use super::{Identity, KeyHolder, name};
use sha2::{Digest, Sha256};

/// The longest chain that is followed.
const MAX_CHAIN: usize = 16;

/// One identity per private key, the usable ones first, otherwise in the order of the file.
pub(super) fn identities(safe: Safe) -> Vec<Identity> {
    let certificates = safe.certificates;
    let (mut identities, mut others): (Vec<_>, Vec<_>) = safe
        .keys
        .into_iter()
        .map(|(key, attributes)| identity(key, &attributes, &certificates))
        .partition(|identity| identity.view.usable);
    identities.append(&mut others);
    identities
}

fn identity(key: FoundKey, attributes: &Attributes, all: &[(Certificate, Attributes)]) -> Identity {
    let leaf = own_certificate(&key, attributes, all);
    let public = key.public.as_ref().or(leaf.map(|(leaf, _)| &leaf.public));
    let chain = leaf.map(|(leaf, _)| chain(leaf, all)).unwrap_or_default();
    let name = attributes
        .friendly_name
        .clone()
        .or_else(|| leaf.and_then(|(_, attributes)| attributes.friendly_name.clone()))
        .or_else(|| leaf.and_then(|(leaf, _)| leaf.subject.first(name::COMMON_NAME)));
    let view = IdentityView {
        name: name.unwrap_or_default(),
        algorithm: key.algorithm,
        bits: key.bits.or(public.and_then(|public| public.bits)),
        usable: key.private.is_ok(),
        unusable: key.private.as_ref().err().copied(),
        kept_until: None,
        spki_sha256: public.map(|public| hex(&Sha256::digest(&public.spki))),
        public_key_pem: public.map(PublicKey::to_pem),
        certificates: chain.iter().map(|certificate| certificate.view()).collect(),
    };
    Identity {
        view,
        certificates: chain
            .into_iter()
            .map(|certificate| certificate.der.clone())
            .collect(),
        key: key.private.map(KeyHolder::Core),
    }
}

/// The certificate with the public half of the key in it.
///
/// `localKeyId` only chooses between several such; after it the one valid longest. Keys that do not tell their
/// public half (EC keys of Java, Ed25519), none of which can sign here, are shown with the certificate their
/// `localKeyId` names, or with the only one of their algorithm.
fn own_certificate<'a>(
    key: &FoundKey,
    attributes: &Attributes,
    all: &'a [(Certificate, Attributes)],
) -> Option<&'a (Certificate, Attributes)> {
    let is_named =
        |own: &Attributes| own.local_key_id.is_some() && own.local_key_id == attributes.local_key_id;
    if let Some(public) = &key.public {
        return all
            .iter()
            .filter(|(certificate, _)| certificate.public.is_same(public))
            .max_by_key(|(certificate, own)| (is_named(own), certificate.not_after));
    }
    let mut alike = all
        .iter()
        .filter(|(certificate, _)| certificate.public.algorithm == key.algorithm);
    if let Some(named) = alike.clone().find(|(_, own)| is_named(own)) {
        return Some(named);
    }
    alike.next().filter(|_| alike.next().is_none())
}

/// The certificate, its issuer, the issuer of that, as far as the file goes.
fn chain<'a>(leaf: &'a Certificate, all: &'a [(Certificate, Attributes)]) -> Vec<&'a Certificate> {
    let mut chain = vec![leaf];
    let mut last = leaf;
    while chain.len() < MAX_CHAIN {
        let Some(next) = issuer(last, all).filter(|next| chain.iter().all(|known| known.der != next.der))
        else {
            break;
        };
        chain.push(next);
        last = next;
    }
    chain
}

/// The certificate of the issuer: the subject is the issuer's name and, when both say it, the key is the one that
/// signed (RFC 5280 §4.2.1.1). Of several the one valid longest. Signatures are not verified: nothing is trusted
/// because of a chain, it is only shown.
fn issuer<'a>(of: &Certificate, all: &'a [(Certificate, Attributes)]) -> Option<&'a Certificate> {
    let name = of.issuer.comparable();
    if name == of.subject.comparable() {
        return None;
    }
    let signed = |candidate: &Certificate| match (
        &of.extensions.authority_key_id,
        &candidate.extensions.subject_key_id,
    ) {
        (Some(signer), Some(own)) => signer == own,
        _ => true,
    };
    all.iter()
        .map(|(candidate, _)| candidate)
        .filter(|candidate| candidate.subject.comparable() == name)
        .max_by_key(|candidate| (signed(candidate), candidate.not_after))
}
