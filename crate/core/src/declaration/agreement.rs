//! Joint committees and their collective bargaining agreements (CBA; CAO, CCT).

/// A joint committee or sub-committee: `200`, `102.01`, `305.02.09`. Modelled: the form is that of a payroll program.
/// The digits after the second point are for the ministry's own use.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct JointCommittee<'v>(&'v str);

impl<'v> JointCommittee<'v> {
    /// Reads `999`, `999.99` or `999.99.99`. `None` for any other form.
    pub fn parse(text: &'v str) -> Option<Self> {
        let shape = text.bytes().map(|b| if b.is_ascii_digit() { b'9' } else { b });
        ["999", "999.99", "999.99.99"]
            .iter()
            .any(|form| shape.clone().eq(form.bytes()))
            .then_some(Self(text))
    }

    /// Reads the number as people write it, after the word for a joint committee: `PC 200`, `CP 102.01`.
    pub fn parse_written(text: &'v str) -> Option<Self> {
        let text = text.trim();
        let names = ["PC", "CP", "PK", "JC"];
        let rest = match text.split_at_checked(2) {
            Some((name, rest)) if names.iter().any(|known| known.eq_ignore_ascii_case(name)) => rest,
            _ => text,
        };
        Self::parse(rest.trim_start())
    }
}

impl AsRef<str> for JointCommittee<'_> {
    fn as_ref(&self) -> &str {
        self.0
    }
}

/// The registration number of a collective bargaining agreement at the filing office, as printed on agreements:
/// `127324/CO/331`. Modelled: no official form is public.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct CbaNumber<'v>(&'v str);

impl<'v> CbaNumber<'v> {
    /// Reads one to six digits, `/CO/`, and the three to seven digits of the committee. `None` for any other form.
    pub fn parse(text: &'v str) -> Option<Self> {
        let (number, committee) = text.split_once("/CO/")?;
        let are_digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
        let sound = (1..=6).contains(&number.len()) && (3..=7).contains(&committee.len());
        (sound && are_digits(number) && are_digits(committee)).then_some(Self(text))
    }
}

impl AsRef<str> for CbaNumber<'_> {
    fn as_ref(&self) -> &str {
        self.0
    }
}
