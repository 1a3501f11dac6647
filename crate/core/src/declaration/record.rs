//! Where a record comes from: JSON, a row of a table, anything that can be asked for its fields.

mod json;

use super::{Field, Finding, Kind};

/// A record as somebody wrote it, in whatever form.
///
/// The rules ask for one field after the other and keep nothing but findings, so a row of a table is checked where
/// it lies: nothing is copied, and a row without findings allocates nothing.
pub trait Record {
    /// What stands in a field.
    fn member(&self, field: Field) -> Member<'_>;

    /// Says what stands where no field is. A row of a table has nothing of the kind.
    fn check_shape(&self, kind: Kind, findings: &mut Vec<Finding>) {
        let _ = (kind, findings);
    }
}

/// What stands in a field.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Member<'v> {
    /// Nothing. A text of nothing but blanks is taken for it as well.
    Absent,
    /// A text.
    Text(&'v str),
    /// `true` or `false`.
    Boolean(bool),
    /// A number, as JSON and spreadsheets keep them.
    Number(f64),
    /// Something else altogether, such as a list.
    Other,
    /// The members around it are no members at all. [`Record::check_shape`] said so, and of the field itself there is
    /// nothing to say.
    Lost,
}
