//! What a signature must pass before it is given out refuses every forgery of Project Wycheproof.
#![cfg(test)]

use rsa::pkcs1v15::{Signature, VerifyingKey};
use rsa::signature::Verifier;
use rsa::{BoxedUint, RsaPublicKey};
use sha2::Sha256;
use wycheproof::TestResult;
use wycheproof::rsa_pkcs1_verify::{TestGroup, TestName, TestSet};

/// The check `PrivateKey::sign_rs256` makes, by the same type.
fn verifying_key(group: &TestGroup) -> VerifyingKey<Sha256> {
    let number = |bytes: &[u8]| BoxedUint::from_be_slice_vartime(bytes);
    let (n, e) = (number(&group.key.n), number(&group.key.e));
    VerifyingKey::new(RsaPublicKey::new(n, e).unwrap())
}

#[test]
fn every_valid_signature_is_accepted_and_every_other_refused() {
    for (set, tests) in [
        (TestName::Rsa2048Sha256, 259),
        (TestName::Rsa3072Sha256, 259),
        (TestName::Rsa4096Sha256, 258),
    ] {
        let mut seen = 0;
        for group in TestSet::load(set).unwrap().test_groups {
            let key = verifying_key(&group);
            for test in &group.tests {
                let verifies = Signature::try_from(test.sig.as_slice())
                    .is_ok_and(|signature| key.verify(&test.msg, &signature).is_ok());
                // "Acceptable" is a padding without its NULL, which RFC 8017 lets a verifier take: refused too.
                let expected = test.result == TestResult::Valid;
                assert_eq!(
                    verifies, expected,
                    "{set:?}, test {}: {}",
                    test.tc_id, test.comment
                );
                seen += 1;
            }
        }
        assert_eq!(seen, tests, "{set:?}");
    }
}
