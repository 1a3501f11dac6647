//! What a company's own file holds against what is registered.
//!
//! ```text
//! rows of the file ──► add_own ───────┐
//! items of a page  ──► add_registered ┴─► compare ──► outcomes, each record in exactly one
//! ```
//!
//! Two records are held to be the same registration by the first of these that tells them from all others:
//!
//! 1. the sender's reference; then a reference of one that is the register's own identifier of the other;
//! 2. employer, worker, training, days and quantity; of a right employer, worker, year, kind, joint committee and amount;
//! 3. all of that but the quantity; of a right also but the joint committee.
//!
//! Where records of one side cannot be told apart, and as many are on the other, it makes no difference which is which.
//! Everything short of that is a [`Doubt`], with all records concerned: nothing is guessed. A record that was withdrawn is
//! held to those that were not only when nothing else is left.
//!
//! Notation makes no difference: capitals and blanks of a name, dots of a number, `7` and `7.0`. Hours are never turned
//! into days. Members that the panel does not know are not compared.

mod kept;
mod pairing;
mod scope;

use crate::consultation::ConsultQuery;
use crate::declaration::{Field, Kind, Record};
use kept::Kept;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::HashSet;

/// Two sets of records that are to be held to each other. A record is named by its place among those that were added to
/// its side.
#[derive(Clone, Debug)]
pub struct Comparison {
    kind: Kind,
    /// The members that are compared: those the own file speaks of.
    fields: Vec<Field>,
    /// The questions that were answered to their last page; `None` when all there is was added.
    asked: Option<Vec<ConsultQuery>>,
    own: Kept,
    registered: Kept,
    ids: HashSet<String>,
    twice: usize,
}

/// What a record is, of the own file or of the register.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Verdict {
    /// In the file, and not registered.
    Missing,
    /// On both sides, with members that differ.
    Different,
    /// Which is which, or whether it is the same at all, cannot be told.
    Doubtful,
    /// Registered, and not in the file.
    Extra,
    /// One side has it withdrawn, and the other does not have it or has it still.
    Withdrawn,
    /// In the file, and not among what was looked up: nothing is said of it.
    Outside,
    /// On both sides, and the same.
    Same,
}

impl Verdict {
    /// Every verdict, those that ask for something first.
    pub const ALL: [Self; 7] = [
        Self::Missing,
        Self::Different,
        Self::Doubtful,
        Self::Extra,
        Self::Withdrawn,
        Self::Outside,
        Self::Same,
    ];
}

/// Why a verdict is [`Verdict::Doubtful`].
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Doubt {
    /// Several could be it.
    Several,
    /// The same is more often on one side than on the other.
    Repeated,
    /// Worker and training are the same, the quantity and the year too; the days are not.
    OtherDays,
    /// Worker, days and quantity are the same, the name of the training is not; of a right, its kind.
    OtherName,
}

/// What records were held to be the same by.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Basis {
    /// The sender's reference.
    Reference,
    /// The register's identifier, which the own file has as its reference.
    Id,
    /// What they say, to the quantity.
    Contents,
    /// What they say but for the quantity.
    Occasion,
}

/// Records that belong together, and what comes of it. Every record of both sides is in one outcome and in no other.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Outcome {
    /// What comes of it.
    pub verdict: Verdict,
    /// Why that is not sure.
    pub doubt: Option<Doubt>,
    /// What they were held to be the same by.
    pub basis: Option<Basis>,
    /// Those of the own file, in its order.
    pub own: Vec<usize>,
    /// Those of the register, in its order.
    pub registered: Vec<usize>,
}

impl Comparison {
    /// A comparison of records of one kind. `fields`: what the own file speaks of; it is silent about the others, and no
    /// record differs by them.
    pub fn new(kind: Kind, fields: impl IntoIterator<Item = Field>) -> Self {
        Self {
            kind,
            fields: fields.into_iter().collect(),
            asked: None,
            own: Kept::new(kind),
            registered: Kept::new(kind),
            ids: HashSet::new(),
            twice: 0,
        }
    }

    /// Adds a record of the own file. `name`: what it is called there, such as its row.
    pub fn add_own(&mut self, name: usize, record: &dyn Record) {
        self.own.push(name, "", record);
    }

    /// Adds an item of the register, as it came. One whose identifier was there before is not added again: pages move
    /// while they are turned.
    pub fn add_registered(&mut self, item: &Value) {
        let id = item.get("id").and_then(Value::as_str).unwrap_or_default();
        if !id.is_empty() && !self.ids.insert(id.to_owned()) {
            self.twice = self.twice.saturating_add(1);
            return;
        }
        self.registered.push(self.registered.count(), id, item);
    }

    /// Says that what is added is not all there is, but the answer to this question, or to several. A record of the file
    /// that no question covers is [`Verdict::Outside`] when nothing registered belongs to it, and not
    /// [`Verdict::Missing`]. `None` is a part of which nobody knows what is not in it: it covers nothing.
    pub fn add_asked(&mut self, query: Option<ConsultQuery>) {
        self.asked.get_or_insert_default().extend(query);
    }

    /// The employers of the own file, each once.
    pub fn employers(&self) -> Vec<&str> {
        let all = (0..self.own.count()).map(|at| self.own.text(at, Field::EnterpriseNumber));
        let mut all: Vec<_> = all.filter(|number| !number.is_empty()).collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// Holds the two sides to each other. What comes is ordered by verdict, and within one by the order of the file, then
    /// of the register. It takes n log n steps.
    pub fn compare(&self) -> Vec<Outcome> {
        let mut outcomes = pairing::pair(self);
        let place = |outcome: &Outcome| outcome.own.first().copied().unwrap_or(usize::MAX);
        outcomes.sort_by_key(|outcome| {
            (
                outcome.verdict,
                place(outcome),
                outcome.registered.first().copied(),
            )
        });
        outcomes
    }

    /// The compared members that two records do not have alike.
    pub fn differences(&self, own: usize, registered: usize) -> Vec<Field> {
        let differs = |field: &Field| self.differs(own, registered, *field);
        self.fields.iter().copied().filter(differs).collect()
    }

    /// What is compared.
    pub const fn kind(&self) -> Kind {
        self.kind
    }

    /// How many records of the own file were added.
    pub const fn own_count(&self) -> usize {
        self.own.count()
    }

    /// How many items of the register were added.
    pub const fn registered_count(&self) -> usize {
        self.registered.count()
    }

    /// How many items were left out because their identifier was there before.
    pub const fn twice(&self) -> usize {
        self.twice
    }

    /// What a record of the own file is called there.
    pub fn own_name(&self, own: usize) -> usize {
        self.own.name(own)
    }

    /// A member of a record of the own file, in one notation; empty when there is none.
    pub fn own_text(&self, own: usize, field: Field) -> &str {
        self.own.text(own, field)
    }

    /// A member of an item of the register, in the same notation.
    pub fn registered_text(&self, registered: usize, field: Field) -> &str {
        self.registered.text(registered, field)
    }

    /// The register's own identifier of an item.
    pub fn registered_id(&self, registered: usize) -> &str {
        self.registered.id(registered)
    }

    /// What all of it takes, in bytes, about.
    pub fn bytes(&self) -> usize {
        self.own.bytes() + self.registered.bytes()
    }

    fn differs(&self, own: usize, registered: usize, field: Field) -> bool {
        let (ours, theirs) = (self.own.text(own, field), self.registered.text(registered, field));
        match field {
            // One of the two may have been made without.
            Field::Reference if ours.is_empty() || theirs.is_empty() => false,
            // A reference by which a record was found is the register's identifier.
            Field::Reference if ours == self.registered.id(registered) => false,
            Field::Name | Field::ProviderName => kept::loose(ours) != kept::loose(theirs),
            _ => ours != theirs,
        }
    }

    fn is_asked(&self, own: usize) -> bool {
        let covers = |query| scope::covers(query, &self.own, own);
        self.asked.as_ref().is_none_or(|asked| asked.iter().any(covers))
    }
}
