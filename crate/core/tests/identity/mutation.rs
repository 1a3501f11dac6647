//! Files changed at random: an error or an identity, never a panic. The seed is fixed, so each run tries the same.
//!
//! This is the short form of the fuzz targets in `crate/core/fuzz`, which search for longer and by coverage.

use super::attempt::{Outcome, PASSWORD, attempt, attempt_certificate, demo_pem};
use fla_core::identity;
use fla_core::secret::Secret;
use std::collections::HashSet;
use std::fs;
use std::path::Path;

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
const RUNS: usize = 1_000;

/// Bytes with a meaning in BER: ends, long and indefinite lengths, the tags of what matters.
const TELLING: [u8; 16] = [
    0x00, 0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x24, 0x30, 0x31, 0x7f, 0x80, 0x81, 0x84, 0xa0, 0xff,
];

/// xorshift64 (Marsaglia 2003): small, and the same everywhere.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap()
    }

    fn below(&mut self, limit: usize) -> usize {
        self.next() % limit.max(1)
    }

    fn byte(&mut self) -> u8 {
        self.next().to_le_bytes()[0]
    }
}

/// One to four changes to a copy of `seed`; parts are taken from `other`.
fn mutated(seed: &[u8], other: &[u8], chance: &mut Chance) -> Vec<u8> {
    let mut file = seed.to_vec();
    for _ in 0..=chance.below(4) {
        if file.is_empty() {
            break;
        }
        let at = chance.below(file.len());
        let end = (at + 1 + chance.below(40)).min(file.len());
        match chance.below(7) {
            0 => file[at] ^= 1 << chance.below(8),
            1 => file[at] = TELLING[chance.below(TELLING.len())],
            2 => file[at] = chance.byte(),
            3 => drop(file.drain(at..end)),
            4 => drop(file.splice(at..at, file[at..end].to_vec())),
            5 => {
                let from = chance.below(other.len());
                let part = &other[from..(from + end - at).min(other.len())];
                drop(file.splice(at..end, part.iter().copied()));
            }
            _ => file.truncate(at),
        }
    }
    file
}

/// Tries every seed as it is, and then `RUNS` changed ones: some of these open, some do not.
fn try_all(seeds: &[Vec<u8>], attempt: impl Fn(&[u8]) -> Outcome) {
    let mut chance = Chance(0x5eed_1e55_f1a0_2026);
    let mut outcomes = HashSet::new();
    for seed in seeds {
        attempt(seed);
    }
    for _ in 0..RUNS {
        let seed = &seeds[chance.below(seeds.len())];
        let other = &seeds[chance.below(seeds.len())];
        outcomes.insert(attempt(&mutated(seed, other, &mut chance)));
    }
    assert!(outcomes.contains(&Outcome::Refused), "no change did any harm");
    assert!(
        outcomes.contains(&Outcome::Opened),
        "every change broke everything"
    );
}

fn keystores() -> Vec<Vec<u8>> {
    let folder = fs::read_dir(Path::new(ROOT).join("tests/fixtures/keystores")).unwrap();
    let paths = folder.map(|entry| entry.unwrap().path());
    let mut paths: Vec<_> = paths
        .filter(|path| path.extension().is_some_and(|ending| ending == "p12"))
        .collect();
    paths.sort();
    paths.iter().map(|path| fs::read(path).unwrap()).collect()
}

#[test]
fn keystores_changed_at_random_open_or_are_refused() {
    try_all(&keystores(), attempt);
}

#[test]
fn certificates_changed_at_random_are_read_or_refused() {
    let key = demo_pem(Path::new(ROOT), &["-nocerts"]);
    let text = demo_pem(Path::new(ROOT), &[]);
    let demo = identity::open(text.as_bytes(), Secret::new(Vec::new())).unwrap();
    let files = keystores()
        .into_iter()
        .filter(|file| attempt(file) == Outcome::Opened);
    let opened = files.map(|file| identity::open(&file, Secret::new(PASSWORD.into())).unwrap());
    let identities = opened.chain([demo]).flat_map(|file| file.identities);
    let mut seeds: Vec<_> = identities.flat_map(|identity| identity.certificates).collect();
    seeds.sort();
    seeds.dedup();
    try_all(&seeds, |der| attempt_certificate(&key, der));
}

#[test]
fn texts_changed_at_random_open_or_are_refused() {
    let [both, key, certificate] =
        [&[][..], &["-nocerts"], &["-nokeys"]].map(|what| demo_pem(Path::new(ROOT), what));
    let bare = both
        .lines()
        .filter(|line| line.starts_with('-') || line.len() == 64);
    let unbroken = bare.collect::<Vec<_>>().join(" ");
    let seeds = [both, key, certificate, unbroken].map(String::into_bytes);
    try_all(&seeds, attempt);
}
