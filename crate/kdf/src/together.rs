//! Several keys at once.

use crate::chain::{Chain, DIGEST, HmacKey, finish};
use crate::quad::Quad;
use crate::{Hash, Kdf, pbkdf2, pkcs12};
use core::fmt;
use zeroize::Zeroizing;

/// A key to derive.
#[derive(Clone, Copy)]
pub struct Job<'a> {
    /// The function and its parameters.
    pub kdf: &'a Kdf,
    /// The password, in the encoding the function wants.
    pub password: &'a [u8],
    /// Bytes of key wanted.
    pub length: usize,
}

/// Derives the keys of all jobs, in their order: byte for byte those of [`Kdf::derive`].
///
/// With Wasm vectors PBKDF2 and the PKCS#12 function with SHA-256 advance together, four at a time. Without them
/// one after the other is faster, because processors have instructions for SHA-256 then.
///
/// The caller has bounded the work. `None` when scrypt cannot work with the parameters of a job.
pub fn derive_all(jobs: &[Job<'_>]) -> Option<Vec<Zeroizing<Vec<u8>>>> {
    if Quad::PAYS {
        derive_in_lanes(jobs)
    } else {
        jobs.iter().map(Job::derive).collect()
    }
}

fn derive_in_lanes(jobs: &[Job<'_>]) -> Option<Vec<Zeroizing<Vec<u8>>>> {
    let mut chains: Vec<Chain> = Vec::new();
    let mut counts = Vec::with_capacity(jobs.len());
    for job in jobs {
        let of_job = job.chains();
        counts.push(of_job.len());
        chains.extend(of_job);
    }
    finish(&mut chains);
    let mut chains = chains.iter();
    jobs.iter()
        .zip(counts)
        .map(|(job, count)| match count {
            0 => job.derive(),
            count => Some(join(chains.by_ref().take(count), job.length)),
        })
        .collect()
}

/// The first `length` bytes of the digests of some chains.
fn join<'a>(chains: impl Iterator<Item = &'a Chain>, length: usize) -> Zeroizing<Vec<u8>> {
    let mut key = Zeroizing::new(Vec::with_capacity(length.next_multiple_of(DIGEST)));
    for chain in chains {
        key.extend_from_slice(&*chain.digest());
    }
    key.truncate(length);
    key
}

impl Job<'_> {
    fn derive(&self) -> Option<Zeroizing<Vec<u8>>> {
        self.kdf.derive(self.password, self.length)
    }

    /// The chains whose digests are the key. None for what does not run in lanes. The first iteration is left to the
    /// same functions that are used without lanes.
    fn chains(&self) -> Vec<Chain> {
        match *self.kdf {
            Kdf::Pbkdf2 {
                hash: hash @ Hash::Sha256,
                ref salt,
                iterations,
            } => {
                let key = HmacKey::new(self.password);
                let length = self.length.next_multiple_of(DIGEST);
                let starts = pbkdf2(hash, self.password, salt, 1, length);
                let (starts, _) = starts.as_chunks();
                let chain = |start| Chain::pbkdf2(&key, start, iterations);
                starts.iter().map(chain).collect()
            }
            Kdf::Pkcs12 {
                hash: hash @ Hash::Sha256,
                purpose,
                ref salt,
                iterations,
            } if self.length <= DIGEST => {
                let start = pkcs12(hash, purpose, self.password, salt, 1, DIGEST);
                let (starts, _) = start.as_chunks();
                let chain = |start| Chain::pkcs12(start, iterations);
                starts.iter().map(chain).collect()
            }
            _ => Vec::new(),
        }
    }
}

impl fmt::Debug for Job<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Job")
            .field("kdf", self.kdf)
            .field("length", &self.length)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Purpose;

    /// Numbers that look random and are the same on every run (`SplitMix64`).
    struct Numbers(u64);

    impl Numbers {
        fn below(&mut self, bound: u64) -> u64 {
            self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            (mixed ^ (mixed >> 31)) % bound
        }

        fn size(&mut self, bound: u64) -> usize {
            usize::try_from(self.below(bound)).unwrap()
        }

        fn bytes(&mut self, bound: u64) -> Vec<u8> {
            let length = self.below(bound);
            (0..length)
                .map(|_| u8::try_from(self.below(256)).unwrap())
                .collect()
        }

        /// Mostly what lanes are for, now and then what they leave to others.
        fn kdf(&mut self) -> Kdf {
            let salt = self.bytes(150);
            let iterations = u32::try_from(self.below(40)).unwrap();
            match self.below(8) {
                0..=2 => Kdf::Pbkdf2 {
                    hash: Hash::Sha256,
                    salt,
                    iterations,
                },
                3..=5 => Kdf::Pkcs12 {
                    hash: Hash::Sha256,
                    purpose: [Purpose::Key, Purpose::Iv, Purpose::Mac][self.size(3)],
                    salt,
                    iterations,
                },
                6 => Kdf::Pbkdf2 {
                    hash: [Hash::Sha1, Hash::Sha224, Hash::Sha512][self.size(3)],
                    salt,
                    iterations,
                },
                _ => Kdf::Scrypt {
                    salt,
                    log_n: 1,
                    r: 1,
                    p: 1,
                },
            }
        }
    }

    fn hex(bytes: &[u8]) -> String {
        bytes
            .iter()
            .fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
    }

    #[test]
    fn any_mix_of_jobs_gives_the_keys_of_the_single_functions() {
        let mut numbers = Numbers(7292);
        for round in 0..400 {
            let wanted: Vec<_> = (0..=numbers.below(9))
                .map(|_| (numbers.kdf(), numbers.bytes(150), numbers.size(131)))
                .collect();
            let jobs: Vec<_> = wanted
                .iter()
                .map(|(kdf, password, length)| Job {
                    kdf,
                    password,
                    length: *length,
                })
                .collect();
            let expected: Option<Vec<_>> = jobs.iter().map(Job::derive).collect();
            assert_eq!(derive_in_lanes(&jobs), expected, "round {round}: {jobs:?}");
            assert_eq!(derive_all(&jobs), expected, "round {round}: {jobs:?}");
        }
    }

    /// PBKDF2 made with Python's `hashlib.pbkdf2_hmac`, the PKCS#12 function with `openssl kdf … PKCS12KDF`.
    #[test]
    fn lanes_of_different_lengths_agree_with_openssl_and_python() {
        let pbkdf2 = |salt: &[u8], iterations| Kdf::Pbkdf2 {
            hash: Hash::Sha256,
            salt: salt.to_vec(),
            iterations,
        };
        let pkcs12 = |purpose, salt: &[u8], iterations| Kdf::Pkcs12 {
            hash: Hash::Sha256,
            purpose,
            salt: salt.to_vec(),
            iterations,
        };
        let long = b"correct horse battery staple, correct horse battery staple, correct horse";
        let wide = b"\0p\0\xf6\x20\xac\0\xdf\0\0";
        let known: [(Kdf, &[u8], &str); 6] = [
            (
                pbkdf2(b"NaCl-NaCl-NaCl!!", 4096),
                b"password",
                "a07bee2523b242488c95c56ad915b362f9badf69076efa4cf1114bd7da195736",
            ),
            (
                pbkdf2(&(0..70).collect::<Vec<_>>(), 1000),
                long,
                "1908e4a3b01c328a1abe12e18af3f80d1c682771dc363f57986d84528ea79d6f4cc9ee07fdbf32e83b0f4a03f1c85e794b04f410d260f1755d1f5cd995b5fba61bbe3eca6108295b9e103a7138dfd4fdc27bf0b59c8a6d4c33b620ef651306f15333c0e1",
            ),
            (pbkdf2(b"", 1), b"", "f7ce0b653d2d72a4108cf5abe912ffdd777616db"),
            (
                pkcs12(Purpose::Mac, &[1, 2, 3, 4, 5, 6, 7, 8], 2048),
                wide,
                "73a7493618c8f3040219be283564ddc1a6a7cd029dd54a7577969fdfdf323b6f",
            ),
            (pkcs12(Purpose::Key, &[0; 65], 1001), wide, "0a05ce050b5d8b"),
            (
                pkcs12(Purpose::Iv, &[0xff], 2),
                wide,
                "99686a4c4d60554110573990fcfd5b3f4b46524948395cb4",
            ),
        ];
        let jobs: Vec<_> = known
            .iter()
            .map(|(kdf, password, expected)| Job {
                kdf,
                password,
                length: expected.len() / 2,
            })
            .collect();
        let keys: Vec<_> = derive_in_lanes(&jobs)
            .unwrap()
            .iter()
            .map(|key| hex(key))
            .collect();
        assert_eq!(keys, known.map(|(_, _, expected)| expected));
    }

    #[test]
    fn a_job_that_cannot_be_done_is_said_so() {
        let kdf = Kdf::Scrypt {
            salt: Vec::new(),
            log_n: 64,
            r: 1,
            p: 1,
        };
        let job = Job {
            kdf: &kdf,
            password: b"password",
            length: 32,
        };
        assert_eq!(derive_in_lanes(&[job]), None);
        assert_eq!(derive_all(&[job]), None);
    }

    #[test]
    fn a_job_is_shown_without_its_password() {
        let kdf = Kdf::Pbkdf2 {
            hash: Hash::Sha256,
            salt: vec![1],
            iterations: 2,
        };
        let job = Job {
            kdf: &kdf,
            password: b"hunter2",
            length: 32,
        };
        assert_eq!(
            format!("{job:?}"),
            "Job { kdf: Pbkdf2 { hash: Sha256, salt: [1], iterations: 2 }, length: 32, .. }"
        );
    }
}
