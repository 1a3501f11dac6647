//! What the panel sees of the table.

use super::check::Brief;
use super::{Mapping, Table};
use crate::heading::Confidence;
use crate::layout::Row;
use crate::sniff::{Encoding, Format};
use fla_core::declaration::{Field, Finding, Kind, Rule, Severity, check_record};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use std::collections::BTreeMap;
use time::Date;

/// How the file was read, and what its columns seem to be.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FileView {
    format: Format,
    sheets: Vec<String>,
    sheet: Option<String>,
    separator: Option<char>,
    encoding: Encoding,
    headings: Vec<String>,
    sample: Vec<Vec<String>>,
    rows: usize,
    fields: Vec<FieldView>,
    mapping: Mapping,
    confidence: Vec<Confidence>,
    confident: bool,
}

/// A field that a column may be.
#[derive(Clone, Copy, Debug, Serialize)]
struct FieldView {
    path: &'static str,
    required: bool,
}

/// How the table stands.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Summary {
    /// All rows, without those removed.
    pub rows: usize,
    /// Those without an error.
    pub ready: usize,
    /// Those with an error.
    pub with_errors: usize,
    /// Those with a warning.
    pub with_warnings: usize,
    /// Those removed.
    pub removed: usize,
    /// How many steps can be taken back.
    pub undoable: usize,
    /// What was found, errors first, the most frequent first.
    pub by_rule: Vec<RuleCount>,
}

/// How often a rule is broken.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RuleCount {
    /// Its code.
    pub rule: &'static str,
    /// Whether it stops the sending.
    pub severity: Severity,
    /// How many findings.
    pub count: usize,
    /// For how many what would be right is known.
    pub fixable: usize,
}

/// Which rows are wanted.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Filter {
    /// How many that match come before the first one wanted.
    pub from: usize,
    /// How many are wanted.
    pub count: usize,
    /// Only those with errors, with warnings, or ready.
    #[serde(default)]
    pub only: Option<Only>,
    /// Only those with a finding of this rule.
    #[serde(default)]
    pub rule: Option<String>,
}

/// A part of the rows.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq)]
#[serde(rename_all = "camelCase")]
pub enum Only {
    /// With an error.
    Errors,
    /// With a warning.
    Warnings,
    /// Without an error.
    Ready,
}

/// A row, for the grid.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct RowView {
    /// Its name.
    pub row: usize,
    /// The line of the file.
    pub line: u32,
    /// One per field that is in use or has a finding.
    pub cells: Vec<CellView>,
    /// About the row as a whole.
    pub findings: Vec<Finding>,
    /// It has no error.
    pub ready: bool,
}

/// A cell, for the grid.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct CellView {
    /// The field.
    pub path: &'static str,
    /// As it stands.
    pub text: String,
    /// How it was read, when that looks different.
    pub read: Option<String>,
    /// What was found.
    pub findings: Vec<Finding>,
}

impl Table {
    /// How the file was read. `employer`: the enterprise number of rows that name none.
    pub fn file(&self, employer: Option<&str>) -> FileView {
        const SAMPLE: usize = 5;
        let (source, guess) = (&self.source, &self.guess);
        let (top, columns) = (guess.top, 0..self.file_columns());
        let first = top.saturating_add(usize::from(guess.heading));
        let row = |row: usize| {
            columns
                .clone()
                .map(|column| source.grid.cell(row, column).to_owned())
                .collect()
        };
        let mut defaults: BTreeMap<_, _> = guess
            .defaults
            .iter()
            .map(|(field, text)| (field.path().to_owned(), (*text).to_owned()))
            .collect();
        let named = guess.columns.contains(&Some(Field::EnterpriseNumber));
        if let Some(employer) = employer.filter(|_| !named) {
            defaults.insert(Field::EnterpriseNumber.path().to_owned(), employer.to_owned());
        }
        let required = required(self.purpose.kind, self.purpose.today);
        let has =
            |field: &Field| guess.columns.contains(&Some(*field)) || defaults.contains_key(field.path());
        let confident = required.iter().all(has) && !guess.confidence.contains(&Confidence::Likely);
        let field = |field: &Field| FieldView {
            path: field.path(),
            required: required.contains(field),
        };
        FileView {
            format: source.format,
            sheets: source.sheets.clone(),
            sheet: source.sheet.clone(),
            separator: source.separator.map(char::from),
            encoding: source.encoding,
            headings: if guess.heading {
                row(top)
            } else {
                vec![String::new(); columns.len()]
            },
            sample: (first..source.grid.rows()).take(SAMPLE).map(row).collect(),
            rows: source.grid.rows().saturating_sub(first),
            fields: self.purpose.kind.fields().iter().map(field).collect(),
            mapping: Mapping {
                heading: guess.heading,
                columns: guess
                    .columns
                    .iter()
                    .map(|one| one.map(|field| field.path().to_owned()))
                    .collect(),
                defaults,
                same_as: BTreeMap::new(),
            },
            confidence: guess.confidence.clone(),
            confident,
        }
    }

    /// How the table stands.
    pub fn summary(&self) -> Summary {
        let mut tally = Tally::default();
        let mut of_set = self.of_set.iter().peekable();
        for row in (0..self.rows()).filter(|row| !self.is_removed(*row)) {
            let (mut error, mut warning) = self.weight(row);
            self.briefs_of(row).iter().for_each(|brief| tally.add(*brief));
            while of_set.next_if(|finding| finding.row < row).is_some() {}
            while let Some(finding) = of_set.next_if(|finding| finding.row == row) {
                let rule = super::check::rule_place(finding.rule.code());
                tally.add(Brief {
                    rule: rule.unwrap_or(u8::MAX),
                    fixable: false,
                });
                let is_error = finding.rule.severity() == Severity::Error;
                error |= is_error;
                warning |= !is_error;
            }
            tally.rows += 1;
            tally.with_errors += usize::from(error);
            tally.with_warnings += usize::from(warning);
        }
        Summary {
            rows: tally.rows,
            ready: tally.rows - tally.with_errors,
            with_errors: tally.with_errors,
            with_warnings: tally.with_warnings,
            removed: self.rows() - tally.rows,
            undoable: self.undoable(),
            by_rule: tally.by_rule(),
        }
    }

    /// The rows that match, and how many match in all.
    pub fn page(&self, filter: &Filter) -> (usize, Vec<RowView>) {
        let rule = filter.rule.as_deref().map(super::check::rule_place);
        let matches = |row: &usize| {
            let of_rule = rule.is_none_or(|rule| {
                self.briefs_of(*row).iter().any(|brief| Some(brief.rule) == rule)
                    || self
                        .set_findings(*row)
                        .iter()
                        .any(|one| super::check::rule_place(one.rule.code()) == rule)
            });
            of_rule && self.is_among(*row, filter.only)
        };
        let all = (0..self.rows())
            .filter(|row| !self.is_removed(*row))
            .filter(matches);
        let total = all.clone().count();
        let wanted = all.skip(filter.from).take(filter.count);
        (total, wanted.map(|row| self.row(row)).collect())
    }

    /// A row.
    pub fn row(&self, row: usize) -> RowView {
        let grid_row = self.grid_row(row);
        let read = self.layout.read(&self.source.grid, grid_row, self.setting());
        let mut findings = self.findings(row);
        findings.extend(
            self.set_findings(row)
                .iter()
                .map(|one| one.to_finding(self.source.grid.line(self.grid_row(one.other)))),
        );
        let used: Vec<Field> = self.layout.fields().collect();
        let concerned = |field: &Field| findings.iter().any(|finding| finding.path == field.path());
        let fields = self.purpose.kind.fields().iter().copied();
        let mut cells: Vec<CellView> = fields
            .filter(|field| used.contains(field) || concerned(field))
            .map(|field| {
                let text = self.layout.text(&self.source.grid, grid_row, field);
                let said = read.value(field).as_str().filter(|said| *said != text);
                CellView {
                    path: field.path(),
                    text: text.to_owned(),
                    read: said.map(str::to_owned),
                    findings: Vec::new(),
                }
            })
            .collect();
        let mut of_row = Vec::new();
        for finding in findings {
            match cells.iter_mut().find(|cell| cell.path == finding.path) {
                Some(cell) => cell.findings.push(finding),
                None => of_row.push(finding),
            }
        }
        RowView {
            row,
            line: self.source.grid.line(grid_row),
            cells,
            findings: of_row,
            ready: self.is_ready(row),
        }
    }

    /// The first ready rows at or after a row, in the shape of the wire.
    pub fn drafts(&self, from: usize, count: usize) -> Vec<(usize, Json)> {
        let rows = (from..self.rows()).filter(|row| !self.is_removed(*row) && self.is_ready(*row));
        rows.take(count).map(|row| (row, self.draft(row))).collect()
    }

    /// A row in the shape of the wire, as it stands.
    pub fn draft(&self, row: usize) -> Json {
        let read = self
            .layout
            .read(&self.source.grid, self.grid_row(row), self.setting());
        read.to_draft(self.purpose.kind)
    }

    /// Whether nothing about a row is an error.
    pub fn is_ready(&self, row: usize) -> bool {
        let of_set = self.set_findings(row).iter();
        !self.weight(row).0
            && !of_set
                .map(|one| one.rule.severity())
                .any(|one| one == Severity::Error)
    }

    fn is_among(&self, row: usize, only: Option<Only>) -> bool {
        let of_set = |severity| {
            self.set_findings(row)
                .iter()
                .any(|one| one.rule.severity() == severity)
        };
        match only {
            None => true,
            Some(Only::Errors) => !self.is_ready(row),
            Some(Only::Ready) => self.is_ready(row),
            Some(Only::Warnings) => self.weight(row).1 || of_set(Severity::Warning),
        }
    }

    /// Whether a row for itself has an error, and whether it has a warning.
    fn weight(&self, row: usize) -> (bool, bool) {
        let state = self.states.get(row);
        state.map_or((false, false), |state| (state.has_error, state.has_warning))
    }

    /// What others of the set say about a row.
    fn set_findings(&self, row: usize) -> &[fla_core::declaration::set::SetFinding] {
        let start = self.of_set.partition_point(|finding| finding.row < row);
        let end = self.of_set.partition_point(|finding| finding.row <= row);
        self.of_set.get(start..end).unwrap_or_default()
    }
}

/// The fields without which a record is never ready: what the rules miss in one that has nothing.
fn required(kind: Kind, today: Date) -> Vec<Field> {
    let mut findings = Vec::new();
    check_record(kind, &Row::default(), today, &mut findings);
    let paths = findings.iter().filter(|finding| finding.is_error());
    paths
        .filter_map(|finding| Field::from_path(&finding.path))
        .collect()
}

#[derive(Default)]
struct Tally {
    rows: usize,
    with_errors: usize,
    with_warnings: usize,
    rules: Vec<(u8, usize, usize)>,
}

impl Tally {
    fn add(&mut self, brief: Brief) {
        let fixable = usize::from(brief.fixable);
        match self.rules.iter_mut().find(|(rule, ..)| *rule == brief.rule) {
            Some((_, count, fixed)) => (*count, *fixed) = (*count + 1, *fixed + fixable),
            None => self.rules.push((brief.rule, 1, fixable)),
        }
    }

    fn by_rule(&self) -> Vec<RuleCount> {
        let mut all: Vec<_> = self
            .rules
            .iter()
            .filter_map(|(rule, count, fixable)| {
                let rule: &Rule = Rule::ALL.get(usize::from(*rule))?;
                Some(RuleCount {
                    rule: rule.code(),
                    severity: rule.severity(),
                    count: *count,
                    fixable: *fixable,
                })
            })
            .collect();
        all.sort_by_key(|one| (one.severity != Severity::Error, usize::MAX - one.count, one.rule));
        all
    }
}
