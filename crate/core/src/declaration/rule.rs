//! Every rule a record or a set of records is held to, as one table. `docs/rules.md` is this table, and a test holds it
//! to it.

use super::Severity;

const VALIDATOR: &str = "validator of the government, `belgif/rest-problem-java`";
const BELGIF: &str = "type of Belgif";
const GUIDE: &str = "Belgif REST guide";
const LAW: &str = "law; see `contract/SOURCE.md`";
const SETUP: &str = "set-up guide of the REST channel, 27 March 2024";
const SEEN: &str = "seen in practice; codes modelled";
const PAYROLL: &str = "modelled on a payroll program";
const PRINTED: &str = "modelled on printed agreements";
const SISTER: &str = "modelled on a sister system of the institution";
const CONTRACT: &str = "form of the modelled contract";
const HABIT: &str = "how people and spreadsheets write it";
const SENSE: &str = "common sense; no source says so";

macro_rules! rules {
    ($($(#[doc = $doc:literal])+ $name:ident = $code:literal, $severity:ident, $source:ident;)+) => {
        /// A rule of the check. Its code is stable: texts for people hang on it, in four languages.
        #[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
        #[non_exhaustive]
        pub enum Rule { $($(#[doc = $doc])+ $name,)+ }

        impl Rule {
            /// Every rule there is, for the test that each has its message in every language.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            /// The stable text, such as `ssin.check_digits`.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)+ }
            }

            /// Whether breaking it stops the sending.
            pub const fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity,)+ }
            }

            /// What it says and why, in a sentence or two; with the names of its values in brackets.
            pub const fn reason(self) -> &'static str {
                match self { $(Self::$name => concat!($($doc),+).trim_ascii(),)+ }
            }

            /// What it rests on.
            pub const fn source(self) -> &'static str {
                match self { $(Self::$name => $source,)+ }
            }
        }
    };
}

rules! {
    /// The record is not a JSON object.
    RecordNotAnObject = "record.not_an_object", Error, CONTRACT;

    /// A member that holds other members is a bare value.
    MemberNotAnObject = "member.not_an_object", Error, CONTRACT;
    /// A text is expected and something else is there.
    MemberNotText = "member.not_text", Error, BELGIF;
    /// `true` or `false` is expected and something else is there.
    MemberNotBoolean = "member.not_boolean", Error, CONTRACT;
    /// The contract knows no such member; it is not sent. The Belgif REST guide lets a server refuse input it
    /// does not know.
    MemberUnknown = "member.unknown", Warning, GUIDE;

    /// The sender's reference is not 1 to 60 of `A`–`Z`, `a`–`z`, `0`–`9`, `-`, `.`, `/`. Modelled on a sister
    /// system of the same institution.
    ReferencePattern = "reference.pattern", Error, SISTER;

    /// No enterprise number.
    EnterpriseNumberRequired = "enterprise_number.required", Error, CONTRACT;
    /// A number where digits in a text are expected: a number loses the leading zero.
    EnterpriseNumberNotText = "enterprise_number.not_text", Error, BELGIF;
    /// Right but for `BE`, dots or blanks; the wire form is ten digits.
    EnterpriseNumberFormatted = "enterprise_number.formatted", Error, HABIT;
    /// The old form of nine digits; a zero goes in front.
    EnterpriseNumberNineDigits = "enterprise_number.nine_digits", Error, HABIT;
    /// An establishment unit has this number, not an enterprise: it starts with 2 to 8.
    EnterpriseNumberEstablishment = "enterprise_number.establishment_unit", Error, BELGIF;
    /// Not ten digits of which the first is 0 or 1.
    EnterpriseNumberPattern = "enterprise_number.pattern", Error, VALIDATOR;
    /// The last two digits do not follow from the first eight.
    EnterpriseNumberCheckDigits = "enterprise_number.check_digits", Error, VALIDATOR;

    /// The NSSO number is not a whole number (`EmployerId` of Belgif is an integer).
    EmployerIdNotANumber = "employer_id.not_a_number", Error, VALIDATOR;
    /// Right but for dashes, dots or blanks; the wire form is a number.
    EmployerIdFormatted = "employer_id.formatted", Error, HABIT;
    /// Outside 197 to 5 999 999 999.
    EmployerIdRange = "employer_id.range", Error, VALIDATOR;
    /// The last two digits do not follow from the others.
    EmployerIdCheckDigits = "employer_id.check_digits", Error, VALIDATOR;

    /// No SSIN.
    SsinRequired = "ssin.required", Error, CONTRACT;
    /// A number where digits in a text are expected: a number loses the leading zeros.
    SsinNotText = "ssin.not_text", Error, BELGIF;
    /// Right but for dots, dashes or blanks; the wire form is eleven digits.
    SsinFormatted = "ssin.formatted", Error, HABIT;
    /// Right once the leading zeros are put back that a spreadsheet took away.
    SsinLeadingZeros = "ssin.leading_zeros", Error, HABIT;
    /// Not eleven digits.
    SsinPattern = "ssin.pattern", Error, VALIDATOR;
    /// Digits three and four are no month, nor a month plus 20 or 40 (BIS).
    SsinMonth = "ssin.month", Error, VALIDATOR;
    /// Digits five and six are more days than the month has.
    SsinDay = "ssin.day", Error, VALIDATOR;
    /// The serial is 000 or 999, which only a BIS number may have.
    SsinSerial = "ssin.serial", Error, VALIDATOR;
    /// The last two digits follow from the others in neither century.
    SsinCheckDigits = "ssin.check_digits", Error, VALIDATOR;
    /// 29 February of a year that had none.
    SsinDate = "ssin.date", Error, VALIDATOR;
    /// Born after today.
    SsinFutureBirth = "ssin.future_birth", Error, VALIDATOR;

    /// No name.
    NameRequired = "name.required", Error, CONTRACT;

    /// No nature.
    NatureRequired = "nature.required", Error, CONTRACT;
    /// Neither `formal` nor `informal`.
    NatureUnknown = "nature.unknown", Error, LAW;

    /// No first day.
    StartDateRequired = "start_date.required", Error, CONTRACT;
    /// No last day.
    EndDateRequired = "end_date.required", Error, CONTRACT;
    /// Not written `yyyy-MM-dd` (Belgif REST guide, rule on dates).
    DateFormat = "date.format", Error, GUIDE;
    /// The calendar has no such day.
    DateNonexistent = "date.nonexistent", Error, GUIDE;
    /// The last day comes before the first.
    PeriodOrder = "period.order", Error, BELGIF;
    /// Starts before 2024: registration began with the trainings of 1 January 2024.
    PeriodBefore2024 = "period.before_2024", Warning, LAW;

    /// No number.
    DurationRequired = "duration.required", Error, CONTRACT;
    /// Not a number.
    DurationNotANumber = "duration.not_a_number", Error, CONTRACT;
    /// A decimal comma; the wire form has a point.
    DurationDecimalComma = "duration.decimal_comma", Error, HABIT;
    /// Zero or less.
    DurationNotPositive = "duration.not_positive", Error, CONTRACT;
    /// More decimals than are kept (`maximum`), so that it could not be sent as given.
    DurationDecimals = "duration.decimals", Error, CONTRACT;
    /// Larger than can be kept (`maximum`).
    DurationTooLarge = "duration.too_large", Error, CONTRACT;
    /// More than 24 hours, or more than one day, for each day of the period.
    DurationExceedsPeriod = "duration.exceeds_period", Warning, SENSE;

    /// No unit. Hours and days are never converted into each other, so one must be named.
    UnitRequired = "unit.required", Error, CONTRACT;
    /// Neither `hours` nor `days`.
    UnitUnknown = "unit.unknown", Error, LAW;

    /// No status.
    StatusRequired = "status.required", Error, CONTRACT;
    /// None of `planned`, `followed`, `notFollowed`. It is sent as it is: the official list is not public.
    StatusUnknown = "status.unknown", Warning, SEEN;
    /// Followed, yet it ends after today.
    StatusFollowedEarly = "status.followed_early", Warning, SENSE;

    /// Not said whether it counts for the right to training.
    CountsRequired = "counts_for_training_right.required", Error, CONTRACT;

    /// A certificate without saying whether it was obtained.
    CertificateObtainedRequired = "certificate.obtained_required", Error, CONTRACT;
    /// Valid until a day before the training ends.
    CertificateEndsEarly = "certificate.ends_early", Warning, SENSE;

    /// Not written `999`, `999.99` or `999.99.99`. It is sent as it is: the pattern comes from a payroll
    /// program, not from the institution.
    JointCommitteePattern = "joint_committee.pattern", Warning, PAYROLL;

    /// A sectoral right without its joint committee.
    JointCommitteeOfSector = "joint_committee.of_sector", Warning, PAYROLL;
    /// Not written `99999/CO/999`. It is sent as it is: the form is the one printed on agreements.
    CbaNumberPattern = "cba_number.pattern", Warning, PRINTED;

    /// None of the sources of the contract. It is sent as it is.
    SourceUnknown = "source.unknown", Warning, CONTRACT;

    /// No year.
    YearRequired = "year.required", Error, CONTRACT;
    /// Not a whole number.
    YearNotANumber = "year.not_a_number", Error, BELGIF;
    /// Outside 1 to 9999.
    YearRange = "year.range", Error, BELGIF;
    /// The register has rights of 2024 and 2025 only (`first`, `last`).
    YearOutsideRegister = "year.outside_register", Warning, LAW;

    /// Not said whether the right is by law, by the sector or by the employer.
    RightKindRequired = "right_kind.required", Error, CONTRACT;
    /// None of `legal`, `sectoral`, `employer`. It is sent as it is: the official list is not public.
    RightKindUnknown = "right_kind.unknown", Warning, LAW;

    /// No number of hours or days.
    AmountRequired = "amount.required", Error, CONTRACT;
    /// Not a number.
    AmountNotANumber = "amount.not_a_number", Error, CONTRACT;
    /// A decimal comma; the wire form has a point.
    AmountDecimalComma = "amount.decimal_comma", Error, HABIT;
    /// Zero or less.
    AmountNotPositive = "amount.not_positive", Error, CONTRACT;
    /// More decimals than are kept (`maximum`), so that it could not be sent as given.
    AmountDecimals = "amount.decimals", Error, CONTRACT;
    /// Larger than can be kept (`maximum`).
    AmountTooLarge = "amount.too_large", Error, CONTRACT;
    /// More than there is in the year (`maximum`).
    AmountExceedsYear = "amount.exceeds_year", Warning, SENSE;

    /// A cell of a table: one day or another (`first`, `second`), since days of its file have the month first.
    DateAmbiguous = "date.ambiguous", Error, HABIT;
    /// A cell of a table: the number a spreadsheet keeps for a day.
    DateSerial = "date.serial", Error, HABIT;
    /// A cell of a table: its comma or point may be that of decimals or that of thousands.
    NumberAmbiguous = "number.ambiguous", Error, HABIT;

    /// Another record of the set is the same registration: employer, worker, training, period and quantity (`other`).
    /// Two references of the sender tell them apart.
    SetDuplicate = "set.duplicate", Error, SENSE;
    /// Another record of the set has the same employer, worker, training and period (`other`).
    SetSameTraining = "set.same_training", Warning, SENSE;
    /// Another record of the set is the same right: employer, worker, year, kind and joint committee (`other`).
    SetRightTwice = "set.right_twice", Error, LAW;
    /// Another record of the set has the same reference of the sender (`other`), which stands for one record.
    SetReferenceTwice = "set.reference_twice", Error, SISTER;
    /// It has days in common with another training of the worker in the set (`other`).
    SetOverlap = "set.overlap", Warning, SENSE;
    /// With other trainings of the worker in the set (`other` is one), there are more than 24 hours a day, however
    /// they are spread over the days of their periods.
    SetHoursOfDay = "set.hours_of_day", Warning, SENSE;
    /// With other trainings of the worker in the set (`other` is one), there is more than one day a day, however they
    /// are spread over the days of their periods.
    SetDaysOfDay = "set.days_of_day", Warning, SENSE;
    /// Not of the employer that most records of the set are of (`other` is one), though the account is no
    /// representative's.
    SetMixedEmployers = "set.mixed_employers", Warning, SETUP;
}
