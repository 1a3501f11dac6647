//! Work the user is asked about before it is run: how much is listed, what was agreed to, and what goes beyond.

use super::folder::{Folder, RSA};
use fla_core::identity::{Derivation, Kdf, MAX_UNASKED_ITERATIONS, Opening, Step};
use fla_core::secret::Secret;

/// A key under `iterations`, and nothing else: one derivation.
fn key(folder: &Folder, iterations: u64) -> Vec<u8> {
    let count = iterations.to_string();
    folder.openssl(&["genpkey", RSA[0], RSA[1], "-out", "key.pem"]);
    folder.openssl(&[
        "pkcs8",
        "-topk8",
        "-in",
        "key.pem",
        "-out",
        "made.pem",
        "-v2",
        "aes-256-cbc",
        "-iter",
        &count,
        "-passout",
        "pass:geheim",
    ]);
    folder.read("made.pem")
}

fn opening(file: &[u8], password: &str) -> Opening {
    Opening::new(file, Secret::new(password.into())).unwrap()
}

fn run(opening: &mut Opening) -> Step {
    let keys = Derivation::run_all(opening.derivations(), |form| opening.password_bytes(form)).unwrap();
    opening.supply(keys).unwrap()
}

#[test]
fn one_derivation_of_a_million_is_run_and_one_iteration_more_is_asked_about() {
    let folder = Folder::new("consent-one");
    let within = opening(&key(&folder, MAX_UNASKED_ITERATIONS), "geheim");
    assert_eq!((within.work(), within.asks()), (1_000_000, false));

    let mut beyond = opening(&key(&folder, MAX_UNASKED_ITERATIONS + 1), "geheim");
    assert_eq!((beyond.work(), beyond.asks()), (1_000_001, true));
    beyond.agree(1_000_000);
    assert!(beyond.asks(), "agreed to less than is asked for");
    beyond.agree(1_000_001);
    assert!(!beyond.asks());
    assert!(matches!(run(&mut beyond), Step::Opened(_)));
}

/// As Firefox and `GnuTLS` write them today.
#[test]
fn a_file_of_three_times_600_000_iterations_is_not_asked_about() {
    let folder = Folder::new("consent-usual");
    folder.keystore(&RSA, "/CN=Usual", &[]);
    folder.export("own.pem", &["-iter", "600000"]);
    let opening = opening(&folder.read("made.p12"), super::folder::PASSWORD);
    // The MAC, the key, the certificate.
    assert_eq!(opening.derivations().len(), 3);
    assert_eq!((opening.work(), opening.asks()), (1_800_000, false));
    assert_eq!(opening.iterations(), opening.work());
}

#[test]
fn several_derivations_are_run_unasked_up_to_three_million_in_all() {
    let folder = Folder::new("consent-sum");
    folder.openssl(&["genpkey", RSA[0], RSA[1], "-out", "key.pem"]);
    let export = "pkcs12 -export -nocerts -inkey key.pem -out made.p12 -passout pass:other -iter 1000000";
    folder.openssl(&export.split(' ').collect::<Vec<_>>());
    // An empty password: the MAC and the key, then the MAC again with no password at all.
    let mut opening = opening(&folder.read("made.p12"), "");
    assert_eq!((opening.work(), opening.asks()), (2_000_000, false));
    assert!(matches!(run(&mut opening), Step::Derive));
    assert_eq!((opening.iterations(), opening.asks()), (3_000_000, false));
}

/// certtool and older exporters write an empty password as none at all: the second try costs as much as the first.
#[test]
fn a_second_try_that_goes_beyond_what_was_agreed_to_asks_again() {
    let folder = Folder::new("consent-again");
    folder.openssl(&["genpkey", RSA[0], RSA[1], "-out", "key.pem"]);
    let export = "pkcs12 -export -nocerts -inkey key.pem -out made.p12 -passout pass:other -iter 1200000";
    folder.openssl(&export.split(' ').collect::<Vec<_>>());
    let mut opening = opening(&folder.read("made.p12"), "");
    assert_eq!((opening.work(), opening.asks()), (2_400_000, true));
    assert!(!opening.is_retry());
    opening.agree(opening.work());
    // The password is wrong, which for an empty one means: try it as no password. Only the MAC is derived anew.
    assert!(matches!(run(&mut opening), Step::Derive));
    assert_eq!(
        (opening.iterations(), opening.work(), opening.asks()),
        (3_600_000, 1_200_000, true)
    );
    assert!(opening.is_retry());
    opening.agree(opening.work());
    assert!(!opening.asks());
}

#[test]
fn a_sample_is_the_same_derivation_with_a_part_of_the_work() {
    let folder = Folder::new("consent-sample");
    let file = key(&folder, 50_000);
    let [derivation] = opening(&file, "geheim")
        .derivations()
        .to_vec()
        .try_into()
        .unwrap();
    let sample = derivation.sample(50);
    assert_eq!(sample.kdf.iterations(), 1_000);
    assert_eq!(
        (sample.length, sample.password),
        (derivation.length, derivation.password)
    );
    assert_eq!(derivation.sample(u32::MAX).kdf.iterations(), 1);
    assert_eq!(derivation.sample(0), derivation);

    let scrypt = |log_n, p| {
        let salt = vec![1];
        let kdf = Kdf::Scrypt { salt, log_n, r: 8, p };
        Derivation {
            kdf,
            ..derivation.clone()
        }
    };
    assert_eq!(scrypt(14, 1).sample(64), scrypt(8, 1));
    assert_eq!(scrypt(14, 16).sample(64), scrypt(12, 1));
    assert_eq!(scrypt(14, 100).sample(50), scrypt(14, 2));
    assert_eq!(scrypt(14, 1).sample(u32::MAX), scrypt(1, 1));
}
