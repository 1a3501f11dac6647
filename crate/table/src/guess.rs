//! Which column seems to be which field: by the headings, and where they say nothing, by the contents.

use crate::grid::Grid;
use crate::heading::{Confidence, is_known, recognise};
use crate::value::day::Order;
use crate::value::{self, Setting, Value};
use fla_core::declaration::{EnterpriseNumber, Field, Kind, Ssin};

/// A guess about a whole file.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Guess {
    /// The row of the grid at which the table begins: titles and notes may stand above it.
    pub top: usize,
    /// That row is a heading.
    pub heading: bool,
    /// One per column.
    pub columns: Vec<Option<Field>>,
    /// One per column.
    pub confidence: Vec<Confidence>,
    /// Texts that rows have for a field without a column: the unit that a heading such as "Aantal uren" names.
    pub defaults: Vec<(Field, &'static str)>,
}

/// How many rows are looked at.
const SAMPLE: usize = 200;

/// Guesses.
pub fn guess(kind: Kind, grid: &Grid, setting: Setting) -> Guess {
    let (top, heading) = find_heading(kind, grid, setting);
    let count = grid.columns();
    let mut guess = Guess {
        top,
        heading,
        columns: vec![None; count],
        confidence: vec![Confidence::None; count],
        defaults: Vec::new(),
    };
    if heading {
        guess.take_headings(kind, grid);
    }
    guess.take_contents(kind, grid, setting);
    if heading {
        guess.take_units(grid);
    }
    guess
}

/// The row among the first ones that has the most known headings; without any, the first row, which is a heading when it
/// looks like no data.
fn find_heading(kind: Kind, grid: &Grid, setting: Setting) -> (usize, bool) {
    const DEEPEST: usize = 20;
    let known = |row: &usize| {
        let columns = 0..grid.columns();
        columns
            .filter(|column| is_known(kind, grid.cell(*row, *column)))
            .count()
    };
    // A word such as "uren" may stand in a heading as well as below it.
    let rows = (0..grid.rows().min(DEEPEST)).filter(|row| !has_any(&STRONG, grid, *row, setting));
    // The first of equals.
    let best = rows
        .map(|row| (known(&row), row))
        .rev()
        .max_by_key(|(count, _)| *count);
    match best {
        Some((1.., row)) => (row, true),
        _ => (
            0,
            !looks_like_data(grid, 0, setting) && looks_like_data(grid, 1, setting),
        ),
    }
}

/// Forms that no heading has.
const STRONG: [Field; 3] = [Field::Ssin, Field::EnterpriseNumber, Field::StartDate];

/// Whether a row has a number that identifies, a day, or a bare number.
fn looks_like_data(grid: &Grid, row: usize, setting: Setting) -> bool {
    has_any(&STRONG, grid, row, setting) || has_any(&[Field::DurationValue], grid, row, setting)
}

fn has_any(forms: &[Field], grid: &Grid, row: usize, setting: Setting) -> bool {
    let cells = (0..grid.columns()).map(|column| grid.cell(row, column));
    let mut filled = cells.filter(|text| !text.is_empty());
    filled.any(|text| forms.iter().any(|field| has_form(*field, text, setting)))
}

impl Guess {
    fn take_headings(&mut self, kind: Kind, grid: &Grid) {
        for wanted in [Confidence::Certain, Confidence::Likely] {
            for column in 0..self.columns.len() {
                let (field, confidence) = recognise(kind, grid.cell(self.top, column));
                if confidence != wanted {
                    continue;
                }
                match field {
                    // A name that is known to be of something else needs no guess and no question.
                    None => self.set(column, None, confidence),
                    Some(field) if self.columns.contains(&Some(field)) => {}
                    field => self.set(column, field, confidence),
                }
            }
        }
    }

    /// Columns without a heading that is known: by their form, when nearly all cells have it.
    fn take_contents(&mut self, kind: Kind, grid: &Grid, setting: Setting) {
        // In the order in which a form says the most: eleven digits that check are no chance, a word may be.
        const ORDER: [Field; 13] = [
            Field::Ssin,
            Field::EnterpriseNumber,
            Field::ProviderEnterpriseNumber,
            Field::StartDate,
            Field::EndDate,
            Field::CertificateValidUntil,
            Field::DurationUnit,
            Field::AmountUnit,
            Field::Nature,
            Field::Status,
            Field::RightKind,
            Field::DurationValue,
            Field::CountsForTrainingRight,
        ];
        let first = self.top.saturating_add(usize::from(self.heading));
        let wanted = ORDER.into_iter().filter(|field| kind.fields().contains(field));
        for field in wanted {
            if self.columns.contains(&Some(field)) {
                continue;
            }
            let free = (0..self.columns.len()).find(|column| {
                let open = self.confidence.get(*column) == Some(&Confidence::None);
                // A heading that says something else is not overruled by a column of ones and zeros.
                let strong = matches!(
                    field,
                    Field::Ssin | Field::EnterpriseNumber | Field::StartDate | Field::EndDate
                );
                let unnamed = !self.heading || grid.cell(self.top, *column).is_empty();
                open && (strong || unnamed) && column_has_form(field, grid, first, *column, setting)
            });
            if let Some(column) = free {
                self.set(column, Some(field), Confidence::Likely);
            }
        }
        self.order_days(grid, first, setting);
    }

    fn take_units(&mut self, grid: &Grid) {
        for (value, unit) in [
            (Field::DurationValue, Field::DurationUnit),
            (Field::AmountValue, Field::AmountUnit),
            (Field::CarriedOverValue, Field::CarriedOverUnit),
        ] {
            let column = self.columns.iter().position(|one| *one == Some(value));
            let named = column.and_then(|column| value::unit_in(grid.cell(self.top, column)));
            if let Some(named) = named.filter(|_| !self.columns.contains(&Some(unit))) {
                self.defaults.push((unit, named));
            }
        }
    }

    /// Two columns of days that only their contents gave away: the first day is never after the last one.
    fn order_days(&mut self, grid: &Grid, first: usize, setting: Setting) {
        let place = |field| self.columns.iter().position(|one| *one == Some(field));
        let (Some(start), Some(end)) = (place(Field::StartDate), place(Field::EndDate)) else {
            return;
        };
        let likely = |column: usize| self.confidence.get(column) == Some(&Confidence::Likely);
        if !likely(start) || !likely(end) {
            return;
        }
        let day = |row, column| {
            value::read(
                Field::StartDate,
                grid.cell(row, column),
                Order::default(),
                setting,
            )
            .0
        };
        let rows = first..grid.rows().min(first.saturating_add(SAMPLE));
        let after = rows
            .filter(|row| match (day(*row, start), day(*row, end)) {
                (Value::Day(one), Value::Day(other)) => one.as_str() > other.as_str(),
                _ => false,
            })
            .count();
        if after > 0 {
            self.columns.swap(start, end);
        }
    }

    fn set(&mut self, column: usize, field: Option<Field>, confidence: Confidence) {
        if let Some(place) = self.columns.get_mut(column) {
            *place = field;
        }
        if let Some(place) = self.confidence.get_mut(column) {
            *place = confidence;
        }
    }
}

/// Whether nine in ten of the cells that have a text have the form of a field.
fn column_has_form(field: Field, grid: &Grid, first: usize, column: usize, setting: Setting) -> bool {
    let rows = first..grid.rows().min(first.saturating_add(SAMPLE));
    let texts = rows
        .map(|row| grid.cell(row, column))
        .filter(|text| !text.is_empty());
    let (mut all, mut right) = (0_usize, 0_usize);
    for text in texts {
        all = all.saturating_add(1);
        right = right.saturating_add(usize::from(has_form(field, text, setting)));
    }
    all > 0 && right.saturating_mul(10) >= all.saturating_mul(9)
}

fn has_form(field: Field, text: &str, setting: Setting) -> bool {
    match field {
        Field::Ssin => {
            let digits: String = text
                .chars()
                .filter(|c| !matches!(c, '.' | '-' | '/' | ' '))
                .collect();
            // Shorter ones lost their zeros, but a number of eight digits may be anything.
            (10..=11).contains(&digits.len()) && Ssin::parse(&format!("{digits:0>11}"), setting.today).is_ok()
        }
        Field::EnterpriseNumber | Field::ProviderEnterpriseNumber => {
            EnterpriseNumber::parse_written(text).is_ok()
        }
        _ => {
            let (value, _) = value::read(field, text, Order::default(), setting);
            matches!(
                value,
                Value::Day(_) | Value::Code(_) | Value::Boolean(_) | Value::Number(_)
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;

    const SETTING: Setting = Setting {
        today: date!(2026 - 11 - 22),
        exact: false,
    };

    fn guess_of(rows: &[&[&str]]) -> Guess {
        let mut grid = Grid::default();
        for row in rows {
            grid.begin_row(1).unwrap();
            row.iter().for_each(|cell| grid.push(cell).unwrap());
        }
        grid.end_row().unwrap();
        guess(Kind::TrainingRegistration, &grid, SETTING)
    }

    const DATA: &[&str] = &[
        "85473003317",
        "1000000120",
        "12/03/2025",
        "10/03/2025",
        "7,5",
        "uren",
        "Excel voor beginners",
    ];

    #[test]
    fn headings_below_a_title_are_found() {
        let heading: &[&str] = &[
            "INSZ",
            "KBO-nummer",
            "Einddatum",
            "Begindatum",
            "Aantal",
            "Eenheid",
            "Opleiding",
        ];
        let guess = guess_of(&[&["Overzicht opleidingen 2025"], heading, DATA]);
        assert_eq!((guess.top, guess.heading), (1, true));
        assert_eq!(
            guess.columns,
            [
                Field::Ssin,
                Field::EnterpriseNumber,
                Field::EndDate,
                Field::StartDate,
                Field::DurationValue,
                Field::DurationUnit,
                Field::Name
            ]
            .map(Some)
        );
        assert_eq!(guess.confidence, [Confidence::Certain; 7]);
    }

    #[test]
    fn a_file_without_headings_is_guessed_by_its_contents() {
        let guess = guess_of(&[DATA, DATA]);
        assert!(!guess.heading);
        assert_eq!(
            guess.columns,
            [
                Some(Field::Ssin),
                Some(Field::EnterpriseNumber),
                Some(Field::EndDate),
                Some(Field::StartDate),
                Some(Field::DurationValue),
                Some(Field::DurationUnit),
                None,
            ]
        );
        assert!(guess.confidence.iter().all(|one| *one != Confidence::Certain));
    }

    #[test]
    fn an_unknown_heading_over_numbers_that_check_is_likely() {
        let guess = guess_of(&[&["Werknemer", "Firma", "A", "B", "C", "D", "E"], DATA, DATA]);
        assert!(guess.heading);
        assert_eq!(guess.columns.first(), Some(&Some(Field::Ssin)));
        assert_eq!(guess.confidence.first(), Some(&Confidence::Likely));
        assert_eq!(guess.columns.get(4), Some(&None));
    }

    #[test]
    fn a_unit_in_the_heading_is_that_of_all_rows() {
        let unit = |heading| guess_of(&[&["INSZ", heading], &["85473003317", "8"]]).defaults;
        assert_eq!(unit("Aantal uren"), [(Field::DurationUnit, "hours")]);
        assert_eq!(unit("Durée (jours)"), [(Field::DurationUnit, "days")]);
        assert_eq!(unit("Duur"), []);
        assert_eq!(unit("Aantal uren of dagen"), []);
    }

    #[test]
    fn no_field_is_guessed_twice() {
        let guess = guess_of(&[&["INSZ", "Rijksregisternummer"], &["85473003317", "85473003317"]]);
        assert_eq!(guess.columns, [Some(Field::Ssin), None]);
        assert_eq!(guess.confidence, [Confidence::Certain, Confidence::None]);
    }
}
