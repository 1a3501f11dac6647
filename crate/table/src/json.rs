//! Records in the shape of the wire, as a table: one column for each member that holds no other.

use crate::grid::Grid;
use crate::limit::MAX_COLUMNS;
use fla_core::{Code, Error, Result};
use serde::de::{DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;
use std::fmt;

/// Gathers JSON and reads a list of records, bare or as `items` of an object, as a server gives a page.
#[derive(Debug, Default)]
pub struct Json(Vec<u8>);

impl Json {
    /// Takes the next bytes.
    pub fn feed(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    /// Reads all of them: the first row has the paths of the members, dotted.
    pub fn finish(&mut self, grid: &mut Grid) -> Result<()> {
        let bytes = core::mem::take(&mut self.0);
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
        // Twice: the columns must be known before the first row is written.
        let mut columns = Columns::default();
        read(bytes, &mut |record| columns.add("", record, 0))?;
        grid.begin_row(0)?;
        columns.0.iter().try_for_each(|path| grid.push(path))?;
        let mut line = 0_u32;
        read(bytes, &mut |record| {
            line = line.saturating_add(1);
            grid.begin_row(line)?;
            columns
                .0
                .iter()
                .try_for_each(|path| grid.push(&text_of(at(record, path))))
        })?;
        grid.end_row()
    }
}

/// The paths there are, in the order in which they come.
#[derive(Debug, Default)]
struct Columns(Vec<String>);

impl Columns {
    fn add(&mut self, path: &str, value: &Value, depth: usize) -> Result<()> {
        /// The records of the wire are three deep.
        const DEEPEST: usize = 6;
        let Value::Object(members) = value else {
            if !path.is_empty() && !value.is_null() && !self.0.iter().any(|one| one == path) {
                if self.0.len() >= MAX_COLUMNS {
                    return Err(Error::new(Code::TableTooManyColumns)
                        .with("line", 1)
                        .with("maximum", MAX_COLUMNS));
                }
                self.0.push(path.to_owned());
            }
            return Ok(());
        };
        members
            .iter()
            .filter(|_| depth < DEEPEST)
            .try_for_each(|(name, value)| {
                let path = if path.is_empty() {
                    name.clone()
                } else {
                    format!("{path}.{name}")
                };
                self.add(&path, value, depth.saturating_add(1))
            })
    }
}

fn at<'v>(record: &'v Value, path: &str) -> Option<&'v Value> {
    path.split('.').try_fold(record, |value, name| value.get(name))
}

fn text_of(value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null | Value::Object(_)) => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
    }
}

type Take<'t> = &'t mut dyn FnMut(&Value) -> Result<()>;

/// Hands over one record after the other, so that never more than one is in memory.
fn read(bytes: &[u8], take: Take) -> Result<()> {
    let mut failed = None;
    let mut keep = |record: &Value| take(record).map_err(|error| failed = Some(error));
    let mut json = serde_json::Deserializer::from_slice(bytes);
    let outcome = Top(&mut keep).deserialize(&mut json).and_then(|()| json.end());
    match (failed, outcome) {
        (Some(error), _) => Err(error),
        (None, Err(error)) => {
            let place = format!("{}:{}", error.line(), error.column());
            Err(Error::new(Code::TableDamaged).with("where", place))
        }
        (None, Ok(())) => Ok(()),
    }
}

type Keep<'t> = &'t mut dyn FnMut(&Value) -> core::result::Result<(), ()>;

/// The whole text: a list, an object with a list, or one record.
struct Top<'t>(Keep<'t>);

/// A list of records.
struct List<'t>(Keep<'t>);

impl<'de> DeserializeSeed<'de> for Top<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> core::result::Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Top<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a list of records")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> core::result::Result<(), A::Error> {
        List(self.0).visit_seq(list)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> core::result::Result<(), A::Error> {
        let (mut single, mut listed) = (serde_json::Map::new(), false);
        while let Some(name) = members.next_key::<String>()? {
            if name == "items" {
                members.next_value_seed(List(&mut *self.0))?;
                listed = true;
            } else if listed {
                members.next_value::<IgnoredAny>()?;
            } else {
                single.insert(name, members.next_value()?);
            }
        }
        if listed {
            return Ok(());
        }
        (self.0)(&Value::Object(single)).map_err(|()| A::Error::custom("refused"))
    }
}

impl<'de> DeserializeSeed<'de> for List<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> core::result::Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for List<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a list of records")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> core::result::Result<(), A::Error> {
        while let Some(record) = list.next_element::<Value>()? {
            (self.0)(&record).map_err(|()| A::Error::custom("refused"))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(text: &str) -> Result<Grid> {
        let (mut json, mut grid) = (Json::default(), Grid::default());
        json.feed(text.as_bytes());
        json.finish(&mut grid)?;
        Ok(grid)
    }

    #[test]
    fn records_are_rows_and_members_are_columns() {
        let list = r#"[{"worker":{"ssin":"1"},"training":{"duration":{"value":7.5},"countsForTrainingRight":true}},
                       {"x":[1,"a"],"worker":{"ssin":null}},{"worker":"bare"}]"#;
        for text in [
            list.to_owned(),
            format!("{{\"total\":2,\"items\":{list},\"next\":{{}}}}"),
        ] {
            let grid = grid(&text).unwrap();
            let row = |row| {
                (0..grid.columns())
                    .map(|column| grid.cell(row, column))
                    .collect::<Vec<_>>()
            };
            let paths = [
                "training.countsForTrainingRight",
                "training.duration.value",
                "worker.ssin",
                "x",
                "worker",
            ];
            assert_eq!(row(0), paths);
            assert_eq!(row(1), ["true", "7.5", "1", "", ""]);
            assert_eq!(row(2), ["", "", "", "[1,\"a\"]", ""]);
            assert_eq!(row(3), ["", "", "", "", "bare"]);
            assert_eq!(grid.line(3), 3);
        }
    }

    #[test]
    fn one_record_is_a_table_of_one_row() {
        assert_eq!(grid(r#"{"worker":{"ssin":"1"}}"#).unwrap().rows(), 2);
    }

    #[test]
    fn what_is_no_json_says_where() {
        let error = grid("[{\"a\":1},\n{\"a\":}]").unwrap_err();
        assert_eq!(error.code(), Code::TableDamaged);
        assert_eq!(error.params(), [("where", "2:6".to_owned())]);
        assert_eq!(grid("[1] x").unwrap_err().code(), Code::TableDamaged);
    }
}
