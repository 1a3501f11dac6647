//! Which record of one side is which of the other.

use super::kept::{Kept, loose};
use super::{Basis, Comparison, Doubt, Outcome, Verdict};
use crate::declaration::{Field, Kind};
use core::hash::{Hash, Hasher};
use std::collections::HashSet;
use std::hash::DefaultHasher;

/// What records are found by. Equal keys have equal numbers, and different ones do but for one chance in 2⁶⁴ for each
/// pair.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Key {
    Reference,
    Id,
    Contents,
    Occasion,
    /// Of a right: but for the joint committee as well.
    Entitlement,
    OtherDays,
    OtherName,
}

/// What tells a record from all others, and how sure that is.
const SURE: [(Key, Basis); 5] = [
    (Key::Reference, Basis::Reference),
    (Key::Id, Basis::Id),
    (Key::Contents, Basis::Contents),
    (Key::Occasion, Basis::Occasion),
    (Key::Entitlement, Basis::Occasion),
];

const UNSURE: [(Key, Doubt); 2] = [
    (Key::OtherDays, Doubt::OtherDays),
    (Key::OtherName, Doubt::OtherName),
];

/// Which records of a side are looked at.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Among {
    Counting,
    Withdrawn,
    All,
}

pub(super) fn pair(comparison: &Comparison) -> Vec<Outcome> {
    let mut pairing = Pairing {
        comparison,
        own: vec![true; comparison.own.count()],
        registered: vec![true; comparison.registered.count()],
        outcomes: Vec::new(),
    };
    for among in [Among::Counting, Among::Withdrawn] {
        for (key, basis) in SURE {
            pairing.pair_by(key, basis, among);
        }
    }
    for (key, basis) in SURE {
        for (own, registered) in pairing.groups(key, Among::All) {
            pairing.tell(Verdict::Withdrawn, None, Some(basis), own, registered);
        }
    }
    for (key, doubt) in UNSURE {
        for (own, registered) in pairing.groups(key, Among::Counting) {
            pairing.tell(Verdict::Doubtful, Some(doubt), None, own, registered);
        }
    }
    pairing.tell_repeated();
    pairing.tell_rest();
    pairing.outcomes
}

struct Pairing<'c> {
    comparison: &'c Comparison,
    /// What is still to be told.
    own: Vec<bool>,
    registered: Vec<bool>,
    outcomes: Vec<Outcome>,
}

/// Records of either side that have a key in common.
type Group = (Vec<usize>, Vec<usize>);

impl Pairing<'_> {
    /// Pairs what a key tells apart.
    fn pair_by(&mut self, key: Key, basis: Basis, among: Among) {
        for (own, registered) in self.groups(key, among) {
            if own.len() == 1 && registered.len() == 1 {
                self.tell_pairs(basis, &own, &registered);
                continue;
            }
            self.pair_alike(basis, &own, &registered);
        }
    }

    /// Several have the key: those that say the same are paired, if there are as many of them on both sides.
    fn pair_alike(&mut self, basis: Basis, own: &[usize], registered: &[usize]) {
        let comparison = self.comparison;
        let ours = own.iter().map(|at| (self.contents(&comparison.own, *at), *at));
        let theirs = registered
            .iter()
            .map(|at| (self.contents(&comparison.registered, *at), *at));
        let (mut left, mut right) = (Vec::new(), Vec::new());
        for (mut own, mut registered) in grouped(ours.collect(), theirs.collect()) {
            if own.is_empty() || registered.is_empty() {
                left.extend(own);
                right.extend(registered);
            } else if own.len() == registered.len() {
                // Only their references may tell them apart: no order of the records may decide whose differ.
                own.sort_by_key(|at| comparison.own.text(*at, Field::Reference));
                registered.sort_by_key(|at| comparison.registered.text(*at, Field::Reference));
                self.tell_pairs(basis, &own, &registered);
            } else {
                let doubt = Some(Doubt::Repeated);
                self.tell(Verdict::Doubtful, doubt, Some(basis), own, registered);
            }
        }
        match (left.len(), right.len()) {
            (0, _) | (_, 0) => {}
            (1, 1) => self.tell_pairs(basis, &left, &right),
            _ => self.tell(Verdict::Doubtful, Some(Doubt::Several), Some(basis), left, right),
        }
    }

    /// What says the same as something that has its counterpart already.
    fn tell_repeated(&mut self) {
        let comparison = self.comparison;
        let known = |kept: &Kept| {
            let keys = (0..kept.count()).filter_map(|at| key_of(comparison.kind, Key::Contents, kept, at));
            keys.collect::<HashSet<_>>()
        };
        let (ours, theirs) = (known(&comparison.own), known(&comparison.registered));
        for (own, registered) in self.all_groups(Key::Contents, Among::Counting, |key| {
            ours.contains(&key) && theirs.contains(&key)
        }) {
            self.tell(Verdict::Doubtful, Some(Doubt::Repeated), None, own, registered);
        }
    }

    fn tell_rest(&mut self) {
        let comparison = self.comparison;
        for at in 0..comparison.own.count() {
            if self.own.get(at) == Some(&true) {
                let verdict = if comparison.own.is_withdrawn(at) {
                    Verdict::Withdrawn
                } else if comparison.is_asked(at) {
                    Verdict::Missing
                } else {
                    Verdict::Outside
                };
                self.tell(verdict, None, None, vec![at], Vec::new());
            }
        }
        for at in 0..comparison.registered.count() {
            if self.registered.get(at) == Some(&true) {
                let verdict = if comparison.registered.is_withdrawn(at) {
                    Verdict::Withdrawn
                } else {
                    Verdict::Extra
                };
                self.tell(verdict, None, None, Vec::new(), vec![at]);
            }
        }
    }

    fn tell_pairs(&mut self, basis: Basis, own: &[usize], registered: &[usize]) {
        for (own, registered) in own.iter().zip(registered) {
            let verdict = if self.comparison.differences(*own, *registered).is_empty() {
                Verdict::Same
            } else {
                Verdict::Different
            };
            self.tell(verdict, None, Some(basis), vec![*own], vec![*registered]);
        }
    }

    fn tell(
        &mut self,
        verdict: Verdict,
        doubt: Option<Doubt>,
        basis: Option<Basis>,
        mut own: Vec<usize>,
        mut registered: Vec<usize>,
    ) {
        let take = |left: &mut [bool], told: &[usize]| {
            for at in told {
                if let Some(place) = left.get_mut(*at) {
                    *place = false;
                }
            }
        };
        take(&mut self.own, &own);
        take(&mut self.registered, &registered);
        own.sort_unstable();
        registered.sort_unstable();
        self.outcomes.push(Outcome {
            verdict,
            doubt,
            basis,
            own,
            registered,
        });
    }

    /// Those left that have a key in common with the other side.
    fn groups(&self, key: Key, among: Among) -> Vec<Group> {
        let mut groups = self.all_groups(key, among, |_| true);
        groups.retain(|(own, registered)| !own.is_empty() && !registered.is_empty());
        groups
    }

    fn all_groups(&self, key: Key, among: Among, is_wanted: impl Fn(u64) -> bool) -> Vec<Group> {
        let Comparison {
            kind,
            own,
            registered,
            ..
        } = self.comparison;
        let keyed = |kept: &Kept, left: &[bool], key: Key| {
            let is_left = |at: &usize| {
                let is_among = match among {
                    Among::Counting => !kept.is_withdrawn(*at),
                    Among::Withdrawn => kept.is_withdrawn(*at),
                    Among::All => true,
                };
                is_among && left.get(*at) == Some(&true)
            };
            (0..kept.count())
                .filter(is_left)
                .filter_map(|at| Some((key_of(*kind, key, kept, at)?, at)))
                .filter(|(key, _)| is_wanted(*key))
                .collect::<Vec<_>>()
        };
        // What one side calls its reference is the other's identifier.
        let ours = if key == Key::Id { Key::Reference } else { key };
        grouped(
            keyed(own, &self.own, ours),
            keyed(registered, &self.registered, key),
        )
    }

    /// What a record says in the members that are compared, its reference aside.
    fn contents(&self, kept: &Kept, at: usize) -> u64 {
        let fields = self.comparison.fields.iter();
        number_of(|hasher| {
            for field in fields.filter(|field| **field != Field::Reference) {
                match field {
                    Field::Name | Field::ProviderName => loose(kept.text(at, *field)).hash(hasher),
                    field => kept.text(at, *field).hash(hasher),
                }
            }
        })
    }
}

/// Records by their key, in the order of the keys, and within one in the order of their side.
fn grouped(own: Vec<(u64, usize)>, registered: Vec<(u64, usize)>) -> Vec<Group> {
    let ours = own.into_iter().map(|(key, at)| (key, false, at));
    let theirs = registered.into_iter().map(|(key, at)| (key, true, at));
    let mut all: Vec<_> = ours.chain(theirs).collect();
    all.sort_unstable();
    let same = |one: &(u64, bool, usize), other: &(u64, bool, usize)| one.0 == other.0;
    let side = |group: &[(u64, bool, usize)], wanted: bool| {
        let of_side = group.iter().filter(|(_, side, _)| *side == wanted);
        of_side.map(|(_, _, at)| *at).collect::<Vec<_>>()
    };
    all.chunk_by(same)
        .map(|group| (side(group, false), side(group, true)))
        .collect()
}

/// The key of a record; `None` when what it is made of is not all there.
fn key_of(kind: Kind, key: Key, kept: &Kept, at: usize) -> Option<u64> {
    let text = |field| Some(kept.text(at, field)).filter(|text| !text.is_empty());
    let whose = (text(Field::EnterpriseNumber)?, text(Field::Ssin));
    let quantity = || match kind {
        Kind::TrainingRegistration => Some((text(Field::DurationValue)?, text(Field::DurationUnit)?)),
        Kind::TrainingRight => Some((text(Field::AmountValue)?, text(Field::AmountUnit)?)),
    };
    let of = |parts: &dyn Fn(&mut DefaultHasher)| {
        Some(number_of(|hasher| {
            whose.hash(hasher);
            parts(hasher);
        }))
    };
    match key {
        Key::Reference => {
            let reference = text(Field::Reference)?;
            return Some(number_of(|hasher| (whose.0, reference).hash(hasher)));
        }
        Key::Id => {
            let id = Some(kept.id(at)).filter(|id| !id.is_empty())?;
            return Some(number_of(|hasher| (whose.0, id).hash(hasher)));
        }
        _ => {}
    }
    whose.1?;
    if kind == Kind::TrainingRight {
        let (year, right) = (text(Field::Year)?, text(Field::RightKind)?);
        let committee = kept.text(at, Field::JointCommittee);
        return match key {
            Key::Contents => {
                let quantity = quantity()?;
                of(&|hasher| (year, right, committee, quantity).hash(hasher))
            }
            Key::Occasion => of(&|hasher| (year, right, committee).hash(hasher)),
            Key::Entitlement => of(&|hasher| (year, right).hash(hasher)),
            Key::OtherName => {
                let quantity = quantity()?;
                of(&|hasher| (year, quantity).hash(hasher))
            }
            _ => None,
        };
    }
    let name = || text(Field::Name).map(loose);
    let days = || Some((text(Field::StartDate)?, text(Field::EndDate)?));
    match key {
        Key::Contents => {
            let parts = (name()?, days()?, quantity()?);
            of(&|hasher| parts.hash(hasher))
        }
        Key::Occasion => {
            let parts = (name()?, days()?);
            of(&|hasher| parts.hash(hasher))
        }
        Key::OtherDays => {
            // The same training comes back year after year: that is another one.
            let parts = (name()?, quantity()?, days()?.0.get(..4)?);
            of(&|hasher| parts.hash(hasher))
        }
        Key::OtherName => {
            let parts = (days()?, quantity()?);
            of(&|hasher| parts.hash(hasher))
        }
        _ => None,
    }
}

fn number_of(feed: impl FnOnce(&mut DefaultHasher)) -> u64 {
    let mut hasher = DefaultHasher::new();
    feed(&mut hasher);
    hasher.finish()
}
