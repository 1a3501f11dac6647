//! A key kept by the host signs through OpenSSL here, as it does through WebCrypto in the panel.

use super::folder::{Folder, PASSWORD, RSA};
use fla_core::Code;
use fla_core::identity::{self, HostKey, Kept, KeyHolder, MAX_KEPT_DAYS};
use fla_core::secret::Secret;
use fla_core::time::{UnixTime, parse_date_time};

const DAY: i64 = 86_400;
const INPUT: &[u8] = b"header.payload";

/// What the folder's own key makes of [`INPUT`].
fn sign(folder: &Folder) -> Vec<u8> {
    folder.write("input", INPUT);
    folder.openssl(&["dgst", "-sha256", "-sign", "host.pem", "-out", "signed", "input"]);
    folder.read("signed")
}

fn host_key(holder: &KeyHolder) -> &HostKey {
    match holder {
        KeyHolder::Host(key) => key,
        KeyHolder::Core(_) => panic!("the core still holds the key"),
    }
}

fn now(identity: &identity::Identity) -> UnixTime {
    parse_date_time(&identity.view.certificates[0].not_before)
        .unwrap()
        .plus(DAY)
}

#[test]
fn a_key_handed_over_is_the_key_of_the_certificate_and_no_longer_here() {
    let folder = Folder::new("kept");
    let mut opened = folder.keystore(&RSA, "/CN=Kept", &[]);
    let identity = &mut opened.identities[0];
    let now = now(identity);
    let (pkcs8, until) = identity.keep(now, 7).unwrap();
    assert_eq!(until, now.plus(7 * DAY));
    folder.write("host.der", pkcs8.expose());
    folder.openssl(&[
        "pkey", "-inform", "DER", "-in", "host.der", "-check", "-out", "host.pem",
    ]);
    identity.hand_over(until);

    assert_eq!(identity.view.kept_until, Some(until));
    let key = host_key(identity.signing_key(now).unwrap());
    let mut signature = sign(&folder);
    key.verify(INPUT, &signature).unwrap();
    signature[9] ^= 1;
    assert_eq!(
        key.verify(INPUT, &signature).unwrap_err().code(),
        Code::AssertionSignature
    );
    // What is not here any more cannot be kept a second time.
    assert_eq!(identity.keep(now, 7).unwrap_err().code(), Code::SessionInternal);
}

#[test]
fn a_kept_identity_is_the_one_of_the_file_without_the_file() {
    let folder = Folder::new("kept-opened");
    let opened = folder.chain();
    let identity = &opened.identities[0];
    let now = now(identity);
    let (pkcs8, until) = identity.keep(now, 1).unwrap();
    folder.write("host.pem", pkcs8.expose());
    let kept = Kept {
        name: identity.view.name.clone(),
        certificates: identity.certificates.clone(),
        mac: opened.mac,
        until,
    };
    let again = kept.clone().open(now).unwrap();
    let [view] = again.view().identities.try_into().unwrap();
    assert_eq!(view.kept_until, Some(until));
    let expected = identity::IdentityView {
        kept_until: Some(until),
        ..identity.view.clone()
    };
    assert_eq!(format!("{view:?}"), format!("{expected:?}"));
    let kind = identity::ExportKind::ChainPkcs7;
    assert_eq!(again.identities[0].export(kind), identity.export(kind));
    let key = host_key(again.identities[0].signing_key(now).unwrap());
    key.verify(INPUT, &sign(&folder)).unwrap();

    let other = Folder::new("kept-other").keystore(&RSA, "/CN=Other", &[]);
    let swapped = Kept {
        certificates: other.identities[0].certificates.clone(),
        ..kept
    };
    let swapped = swapped.open(now).unwrap();
    let key = host_key(swapped.identities[0].signing_key(now).unwrap());
    assert_eq!(
        key.verify(INPUT, &sign(&folder)).unwrap_err().code(),
        Code::AssertionSignature
    );
}

#[test]
fn a_kept_key_is_not_used_once_its_term_is_over() {
    let folder = Folder::new("kept-term");
    folder.keystore(&RSA, "/CN=Term", &[]);
    folder.certify(&["-days", "365"]);
    let opened = folder.export("own.pem", &[]);
    let identity = &opened.identities[0];
    let now = now(identity);
    let kept = |until| Kept {
        name: String::new(),
        certificates: identity.certificates.clone(),
        mac: true,
        until,
    };
    let [again] = kept(now.plus(DAY))
        .open(now)
        .unwrap()
        .identities
        .try_into()
        .unwrap();
    let key = host_key(again.signing_key(now).unwrap());
    assert!(key.check_term(now.plus(DAY - 1)).is_ok());
    let error = key.check_term(now.plus(DAY)).unwrap_err();
    assert_eq!(error.code(), Code::IdentityKeptEnded);

    // A record that says more than could have been chosen gets no more than that.
    let [again] = kept(now.plus(1_000 * DAY))
        .open(now)
        .unwrap()
        .identities
        .try_into()
        .unwrap();
    let longest = now.plus(i64::from(MAX_KEPT_DAYS) * DAY);
    assert_eq!(again.view.kept_until, Some(longest));
}

#[test]
fn a_term_has_its_bounds_and_ends_with_the_certificate() {
    let folder = Folder::new("kept-bounds");
    let opened = folder.keystore(&RSA, "/CN=Bounds", &[]);
    let identity = &opened.identities[0];
    let now = now(identity);
    for (days, allowed) in [
        (0, false),
        (1, true),
        (MAX_KEPT_DAYS, true),
        (MAX_KEPT_DAYS + 1, false),
    ] {
        assert_eq!(identity.keep(now, days).is_ok(), allowed, "{days}");
    }
    let end = parse_date_time(&identity.view.certificates[0].not_after).unwrap();
    assert_eq!(identity.keep(end.plus(-5), 30).unwrap().1, end);
    assert_eq!(
        identity.keep(end.plus(1), 30).unwrap_err().code(),
        Code::IdentityExpired
    );
}

#[test]
fn a_key_without_certificate_or_of_another_kind_is_not_kept() {
    let folder = Folder::new("kept-refused");
    let bare = folder.keystore(&RSA, "/CN=Bare", &["-nocerts"]);
    assert_eq!(
        bare.identities[0].keep(UnixTime(0), 1).unwrap_err().code(),
        Code::SessionInternal
    );
    let curve = ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"];
    let elliptic = folder.keystore(&curve, "/CN=Curve", &[]);
    let identity = &elliptic.identities[0];
    assert_eq!(
        identity.keep(now(identity), 1).unwrap_err().code(),
        Code::IdentityKeyUnusable
    );
}

#[test]
fn a_file_is_sealed_when_its_key_cannot_be_read_without_a_password() {
    let folder = Folder::new("sealed");
    assert!(folder.keystore(&RSA, "/CN=Sealed", &[]).sealed);
    assert!(!folder.keystore(&RSA, "/CN=Sealed", &["-keypbe", "NONE"]).sealed);

    let make = |name: &str, password: &str| {
        let protect = ["-passout", &format!("pass:{password}"), "-out", name];
        let from = ["pkcs12", "-export", "-inkey", "key.pem", "-in", "own.pem"];
        folder.openssl(&[&from[..], &protect].concat());
        identity::open(&folder.read(name), Secret::new(password.into())).unwrap()
    };
    assert!(make("sealed.p12", PASSWORD).sealed);
    assert!(!make("empty.p12", "").sealed);
    let bare = identity::open(&folder.read("key.pem"), Secret::new(PASSWORD.into())).unwrap();
    assert!(!bare.sealed);
}
