//! The coded values of a record.

/// A closed list of codes. [`Open`](super::Open) is for those that may have more values than are known.
pub(super) trait Code: Copy + 'static {
    /// Each value with its code on the wire.
    const ALL: &'static [(&'static str, Self)];
}

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $name:ident { $($(#[doc = $about:literal])+ $value:ident = $code:literal,)+ })+) => {$(
        $(#[doc = $doc])+
        #[derive(Clone, Copy, Debug, Eq, Hash, PartialEq, serde::Serialize)]
        #[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
        pub enum $name { $($(#[doc = $about])+ #[serde(rename = $code)] $value,)+ }

        impl $name {
            /// The code on the wire.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$value => $code,)+ }
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl Code for $name {
            const ALL: &'static [(&'static str, Self)] = &[$(($code, Self::$value),)+];
        }
    )+};
}

codes! {
    /// Formal or informal, as article 50 §1 of the law of 3 October 2022 tells them apart.
    Nature {
        /// A course or placement designed by a trainer or an institution, away from the workplace, for a group.
        Formal = "formal",
        /// Any other learning directly related to the work, organised largely by the learner.
        Informal = "informal",
    }

    /// What a [`Quantity`](super::Quantity) counts.
    Unit {
        /// Hours.
        Hours = "hours",
        /// Days.
        Days = "days",
    }

    /// Whether the training was followed. The codes are modelled.
    Status {
        /// It is still to come.
        Planned = "planned",
        /// The worker followed it.
        Followed = "followed",
        /// The worker did not follow it.
        NotFollowed = "notFollowed",
    }

    /// Who made a registration. The codes are modelled.
    Source {
        /// The employer.
        Employer = "employer",
        /// An authorised representative of the employer.
        Representative = "representative",
        /// Who gave the training.
        TrainingProvider = "trainingProvider",
        /// The institution that keeps the register.
        Sigedis = "sigedis",
        /// Nobody knows any more.
        Unknown = "unknown",
    }

    /// Where a right comes from. All three belong to one worker; collective rights are not registered. The codes are
    /// modelled.
    RightKind {
        /// The law of 3 October 2022.
        Legal = "legal",
        /// A collective agreement of the sector, on top of the law.
        Sectoral = "sectoral",
        /// The employer, on top of law and sector.
        Employer = "employer",
    }
}
