//! The customers of an authorised representative: enterprises that gave it a mandate.

use crate::declaration::{EnterpriseNumber, Rule};
use serde::Serialize;
use serde_json::Value;
use std::collections::HashSet;

/// One customer. Its data go to the register under its own enterprise number (set-up guide of the REST channel,
/// 27/03/2024, §2.2).
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Customer {
    /// The ten digits.
    pub number: String,
    /// What the representative calls it; may be empty.
    pub name: String,
}

/// A row that is no customer.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct RefusedRow {
    /// Its place, from 0.
    pub row: usize,
    /// Why, one of the codes of findings: `enterprise_number.check_digits`.
    pub code: &'static str,
}

/// What was found in rows of cells.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct CustomerReport {
    /// Each enterprise once, in the order of the rows.
    pub customers: Vec<Customer>,
    /// Rows without a sound number.
    pub refused: Vec<RefusedRow>,
    /// Rows whose number an earlier row has, by their place from 0.
    pub duplicates: Vec<usize>,
}

/// Reads rows of cells in JSON. `None` when it is anything but a list of lists of texts.
pub fn read_json(value: &Value) -> Option<CustomerReport> {
    let row = |row: &Value| {
        let cells = row.as_array()?.iter();
        cells.map(|cell| cell.as_str().map(str::to_owned)).collect()
    };
    let rows: Option<Vec<Vec<String>>> = value.as_array()?.iter().map(row).collect();
    Some(read(&rows?))
}

/// Reads customers from rows of cells: the number is found by its form, wherever it stands, and the name is the first
/// cell beside it that says something. A first row without any digit is a heading.
pub fn read(rows: &[Vec<String>]) -> CustomerReport {
    let mut report = CustomerReport::default();
    let mut seen = HashSet::new();
    for (row, cells) in rows.iter().enumerate() {
        let is_heading = row == 0 && !cells.iter().any(|cell| has_digit(cell));
        if is_heading || cells.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        match read_row(cells) {
            Err(rule) => report.refused.push(RefusedRow {
                row,
                code: rule.code(),
            }),
            Ok(customer) if seen.insert(customer.number.clone()) => report.customers.push(customer),
            Ok(_) => report.duplicates.push(row),
        }
    }
    report
}

fn read_row(cells: &[String]) -> Result<Customer, Rule> {
    let sound = cells
        .iter()
        .enumerate()
        .find_map(|(at, cell)| Some((at, EnterpriseNumber::parse_written(cell).ok()?)));
    let Some((at, number)) = sound else {
        return Err(fault(cells));
    };
    let name = cells
        .iter()
        .enumerate()
        .filter(|(other, _)| *other != at)
        .map(|(_, cell)| cell.split_whitespace().collect::<Vec<_>>().join(" "))
        .find(|name| !name.is_empty())
        .unwrap_or_default();
    Ok(Customer {
        number: number.to_string(),
        name,
    })
}

/// What is wrong with the cell that was most likely meant as the number.
fn fault(cells: &[String]) -> Rule {
    let judged = cells
        .iter()
        .filter(|cell| has_digit(cell))
        .filter_map(|cell| EnterpriseNumber::parse_written(cell).err());
    judged
        .min_by_key(|rule| *rule == Rule::EnterpriseNumberPattern)
        .unwrap_or(Rule::EnterpriseNumberRequired)
}

fn has_digit(cell: &str) -> bool {
    cell.bytes().any(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<Vec<String>> {
        text.lines()
            .map(|line| line.split(';').map(str::to_owned).collect())
            .collect()
    }

    fn numbers(report: &CustomerReport) -> Vec<(&str, &str)> {
        report
            .customers
            .iter()
            .map(|customer| (customer.number.as_str(), customer.name.as_str()))
            .collect()
    }

    #[test]
    fn the_number_is_found_wherever_it_stands_and_however_it_is_written() {
        let report = read(&rows(
            "1000000120;Bakery\nGarage  Nord;BE 1000.000.219\n7;0202.239.951;Café\n202239951\n",
        ));
        assert_eq!(
            numbers(&report),
            [
                ("1000000120", "Bakery"),
                ("1000000219", "Garage Nord"),
                ("0202239951", "7"),
            ]
        );
        assert_eq!(
            report.duplicates,
            [3],
            "the old form of nine digits is the same enterprise"
        );
    }

    #[test]
    fn a_heading_and_empty_rows_are_no_customers_and_no_mistakes() {
        let report = read(&rows("Number;Name\n\n;\n1000000120;Bakery"));
        assert_eq!(numbers(&report), [("1000000120", "Bakery")]);
        assert_eq!(report.refused, []);
    }

    #[test]
    fn what_is_refused_says_why() {
        let report = read(&rows(
            "1000000121;Typing slip\n2147812701;Shop\n12;Short\nBakery;no number\n1000000121;12",
        ));
        assert_eq!(report.customers, []);
        let refused: Vec<_> = report.refused.iter().map(|one| (one.row, one.code)).collect();
        assert_eq!(
            refused,
            [
                (0, "enterprise_number.check_digits"),
                (1, "enterprise_number.establishment_unit"),
                (2, "enterprise_number.pattern"),
                (3, "enterprise_number.required"),
                (4, "enterprise_number.check_digits"),
            ]
        );
    }
}
