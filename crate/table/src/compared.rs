//! The rows of the table against what is registered.

use crate::table::{Progress, Table};
use fla_core::comparison::{Basis, Comparison, Doubt, Outcome, Verdict};
use fla_core::consultation::ConsultQuery;
use fla_core::declaration::{Field, Kind};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// How many records of one outcome are shown; how many there are is told.
const SHOWN: usize = 20;

/// A comparison of the rows of a table, as they were when it began, with items of the register.
#[derive(Debug)]
pub struct Compared {
    comparison: Comparison,
    next: usize,
    outcomes: Vec<Outcome>,
}

/// What a comparison came to.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ComparisonSummary {
    rows: usize,
    registered: usize,
    twice: usize,
    by_verdict: Vec<VerdictCount>,
    by_member: Vec<MemberCount>,
    years: Vec<String>,
}

#[derive(Clone, Copy, Debug, Serialize)]
struct VerdictCount {
    verdict: Verdict,
    count: usize,
    own: usize,
    registered: usize,
}

/// In how many pairs a member differs.
#[derive(Clone, Copy, Debug, Serialize)]
struct MemberCount {
    path: &'static str,
    count: usize,
}

/// Which outcomes are wanted.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct ComparedFilter {
    /// How many that match come before the first one wanted.
    pub from: usize,
    /// How many are wanted.
    pub count: usize,
    /// Only those with this verdict; otherwise all but what is the same.
    #[serde(default)]
    pub only: Option<Verdict>,
    /// Only those in which this member differs.
    #[serde(default)]
    pub member: Option<String>,
    /// Only those about this calendar year.
    #[serde(default)]
    pub year: Option<String>,
}

/// An outcome, for the panel.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ComparedView {
    verdict: Verdict,
    doubt: Option<Doubt>,
    basis: Option<Basis>,
    own: Vec<OwnView>,
    own_count: usize,
    registered: Vec<RegisteredView>,
    registered_count: usize,
    /// Of a pair, the members that are not alike.
    differences: Vec<&'static str>,
}

#[derive(Clone, Debug, Serialize)]
struct OwnView {
    row: usize,
    line: u32,
    values: BTreeMap<&'static str, String>,
}

#[derive(Clone, Debug, Serialize)]
struct RegisteredView {
    id: String,
    values: BTreeMap<&'static str, String>,
}

impl Compared {
    /// Begins with a table that was checked.
    pub fn begin(table: &Table) -> Self {
        Self {
            comparison: Comparison::new(table.purpose().kind, table.spoken()),
            next: 0,
            outcomes: Vec::new(),
        }
    }

    /// Adds so many rows more, wrong ones too: what is wrong may be registered all the same. `None` when all are there.
    pub fn add_rows(&mut self, table: &Table, count: usize) -> Option<Progress> {
        let total = table.rows();
        let end = self.next.saturating_add(count).min(total);
        for row in (self.next..end).filter(|row| !table.is_removed(*row)) {
            self.comparison.add_own(row, &table.draft(row));
        }
        self.next = end;
        (end < total).then_some(Progress { done: end, total })
    }

    /// The employers of the rows.
    pub fn employers(&self) -> Vec<&str> {
        self.comparison.employers()
    }

    /// Adds items of the register, as they came.
    pub fn add_items(&mut self, items: &[Value]) {
        for item in items {
            self.comparison.add_registered(item);
        }
    }

    /// Says that a question was answered to its end, or that only some part of what is registered was added.
    pub fn add_asked(&mut self, query: Option<ConsultQuery>) {
        self.comparison.add_asked(query);
    }

    /// Holds the two sides to each other.
    pub fn finish(&mut self) {
        self.outcomes = self.comparison.compare();
    }

    /// What it came to.
    pub fn summary(&self) -> ComparisonSummary {
        let by_verdict = Verdict::ALL.into_iter().map(|verdict| {
            let all = self.outcomes.iter().filter(|outcome| outcome.verdict == verdict);
            all.fold(
                VerdictCount {
                    verdict,
                    count: 0,
                    own: 0,
                    registered: 0,
                },
                |sum, outcome| VerdictCount {
                    verdict,
                    count: sum.count.saturating_add(1),
                    own: sum.own.saturating_add(outcome.own.len()),
                    registered: sum.registered.saturating_add(outcome.registered.len()),
                },
            )
        });
        let mut members = BTreeMap::new();
        for outcome in &self.outcomes {
            for field in self.differences(outcome) {
                *members.entry(field.path()).or_insert(0_usize) += 1;
            }
        }
        let fields = self.comparison.kind().fields().iter();
        let by_member = fields.filter_map(|field| {
            let path = field.path();
            members.get(path).map(|count| MemberCount { path, count: *count })
        });
        let years: BTreeSet<_> = self
            .outcomes
            .iter()
            .flat_map(|outcome| self.years(outcome))
            .collect();
        ComparisonSummary {
            rows: self.comparison.own_count(),
            registered: self.comparison.registered_count(),
            twice: self.comparison.twice(),
            by_verdict: by_verdict.collect(),
            by_member: by_member.collect(),
            years: years.into_iter().map(str::to_owned).collect(),
        }
    }

    /// The outcomes that match, and how many match in all. `table`: the one it began with.
    pub fn page(&self, table: &Table, filter: &ComparedFilter) -> (usize, Vec<ComparedView>) {
        let matches = |outcome: &&Outcome| {
            let wanted = match filter.only {
                Some(only) => outcome.verdict == only,
                None => outcome.verdict != Verdict::Same,
            };
            let differs = |path: &String| self.differences(outcome).iter().any(|field| field.path() == path);
            let is_then = |year: &String| self.years(outcome).any(|one| one == year);
            wanted && filter.member.as_ref().is_none_or(differs) && filter.year.as_ref().is_none_or(is_then)
        };
        let all = self.outcomes.iter().filter(matches);
        let total = all.clone().count();
        let wanted = all.skip(filter.from).take(filter.count);
        (total, wanted.map(|outcome| self.view(table, outcome)).collect())
    }

    /// The rows of the table that are not missing in the register, or not surely.
    pub fn rows_not_missing(&self) -> Vec<usize> {
        let others = self
            .outcomes
            .iter()
            .filter(|outcome| outcome.verdict != Verdict::Missing);
        let mut rows: Vec<_> = others
            .flat_map(|outcome| &outcome.own)
            .map(|own| self.comparison.own_name(*own))
            .collect();
        rows.sort_unstable();
        rows
    }

    /// What all of it takes, in bytes.
    pub fn bytes(&self) -> usize {
        self.comparison.bytes() + self.outcomes.capacity() * size_of::<Outcome>()
    }

    fn view(&self, table: &Table, outcome: &Outcome) -> ComparedView {
        let comparison = &self.comparison;
        let own = outcome.own.iter().take(SHOWN).map(|own| {
            let row = comparison.own_name(*own);
            OwnView {
                row,
                line: table.line(row),
                values: self.values(|field| comparison.own_text(*own, field)),
            }
        });
        let registered = outcome.registered.iter().take(SHOWN).map(|at| RegisteredView {
            id: comparison.registered_id(*at).to_owned(),
            values: self.values(|field| comparison.registered_text(*at, field)),
        });
        ComparedView {
            verdict: outcome.verdict,
            doubt: outcome.doubt,
            basis: outcome.basis,
            own: own.collect(),
            own_count: outcome.own.len(),
            registered: registered.collect(),
            registered_count: outcome.registered.len(),
            differences: self.differences(outcome).into_iter().map(Field::path).collect(),
        }
    }

    fn values<'t>(&self, text: impl Fn(Field) -> &'t str) -> BTreeMap<&'static str, String> {
        let fields = self.comparison.kind().fields().iter();
        let texts = fields.map(|field| (field.path(), text(*field)));
        texts
            .filter(|(_, text)| !text.is_empty())
            .map(|(path, text)| (path, text.to_owned()))
            .collect()
    }

    fn differences(&self, outcome: &Outcome) -> Vec<Field> {
        match (outcome.verdict, &*outcome.own, &*outcome.registered) {
            (Verdict::Same, ..) => Vec::new(),
            (_, [own], [registered]) => self.comparison.differences(*own, *registered),
            _ => Vec::new(),
        }
    }

    /// The calendar years an outcome is about, as texts of four digits.
    fn years(&self, outcome: &Outcome) -> impl Iterator<Item = &str> {
        let field = match self.comparison.kind() {
            Kind::TrainingRegistration => Field::StartDate,
            Kind::TrainingRight => Field::Year,
        };
        let own = outcome
            .own
            .iter()
            .map(move |at| self.comparison.own_text(*at, field));
        let registered = outcome
            .registered
            .iter()
            .map(move |at| self.comparison.registered_text(*at, field));
        let years = own.chain(registered).filter_map(|text| text.get(..4));
        years.filter(|year| year.bytes().all(|byte| byte.is_ascii_digit()))
    }
}
