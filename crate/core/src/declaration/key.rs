//! What one record says that matters to the others of its set.

use super::{Declaration, EnterpriseNumber, Open, Period, Quantity, Ssin, Status, Year};

/// A record in a few words, for the [rules over a set](super::set): numbers and days as they are, texts as
/// fingerprints.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct RecordKey {
    /// For whose worker.
    pub employer: EnterpriseNumber,
    /// For which worker.
    pub worker: Ssin,
    /// How much.
    pub quantity: Quantity,
    /// Of what.
    pub subject: Subject,
    /// The sender's own reference, when there is one.
    pub reference: Option<Fingerprint>,
}

/// What a record is about.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Subject {
    /// A training.
    Training {
        /// What it is called, however capitals and blanks are set.
        name: Fingerprint,
        /// When.
        period: Period,
        /// It takes or took the worker's time: not one that was not followed.
        takes_time: bool,
    },
    /// A right.
    Right {
        /// In which year.
        year: Year,
        /// Where it comes from.
        kind: Fingerprint,
        /// The joint committee behind it.
        joint_committee: Option<Fingerprint>,
    },
}

/// A text as a number: equal texts have equal numbers, and different ones do but for one chance in 2⁶⁴ for each pair
/// (FNV-1a).
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Fingerprint(u64);

impl Fingerprint {
    /// Of a text to the letter.
    pub fn exact(text: &str) -> Self {
        Self(text.bytes().fold(Self::BASIS, Self::add))
    }

    /// Of what a text says: capitals, and how many blanks stand where, make no difference.
    pub fn loose(text: &str) -> Self {
        let mut hash = Self::BASIS;
        let mut add = |byte| hash = Self::add(hash, byte);
        let mut blank = false;
        for c in text.trim().chars() {
            if c.is_whitespace() {
                blank = true;
                continue;
            }
            if core::mem::take(&mut blank) {
                add(b' ');
            }
            if let Ok(byte @ ..0x80) = u8::try_from(c) {
                add(byte.to_ascii_lowercase());
            } else {
                let mut utf8 = [0; 4];
                c.to_lowercase()
                    .for_each(|c| c.encode_utf8(&mut utf8).bytes().for_each(&mut add));
            }
        }
        Self(hash)
    }

    const BASIS: u64 = 0xCBF2_9CE4_8422_2325;

    fn add(hash: u64, byte: u8) -> u64 {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3)
    }
}

impl Declaration<'_> {
    /// The key of the record.
    pub fn key(&self) -> RecordKey {
        match self {
            Self::TrainingRegistration(registration) => {
                let training = &registration.training;
                let reference = registration.reference.as_ref();
                RecordKey {
                    employer: registration.employer.enterprise_number,
                    worker: registration.worker.ssin,
                    quantity: training.duration,
                    subject: Subject::Training {
                        name: Fingerprint::loose(training.name),
                        period: training.period,
                        takes_time: training.status != Open::Known(Status::NotFollowed),
                    },
                    reference: reference.map(|reference| Fingerprint::exact(reference.as_str())),
                }
            }
            Self::TrainingRight(right) => RecordKey {
                employer: right.employer.enterprise_number,
                worker: right.worker.ssin,
                quantity: right.amount,
                subject: Subject::Right {
                    year: right.year,
                    kind: Fingerprint::exact(right.kind.as_str()),
                    joint_committee: right
                        .joint_committee
                        .map(|committee| Fingerprint::exact(committee.as_str())),
                },
                reference: None,
            },
        }
    }
}
