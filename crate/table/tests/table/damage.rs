//! Files that were damaged, or were made to do damage.

use crate::fixtures::{SAME, fixture};
use crate::support::{TODAY, check, guessed, read};
use fla_core::Code;
use fla_core::declaration::Kind;
use fla_table::table::{Filter, Purpose, Table};

/// A small generator of numbers (xorshift): the same ones each time.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(limit).unwrap()).unwrap()
    }
}

/// A damaged file is an error or a table; it is never a panic, and it never takes for ever.
#[test]
fn flipped_and_missing_bytes_are_an_error_or_a_table() {
    let mut numbers = Numbers(0x2545_F491_4F6C_DD1D);
    for (name, ..) in SAME {
        let whole = fixture(name);
        for _ in 0..150 {
            let mut file = whole.clone();
            for _ in 0..=numbers.below(4) {
                let at = numbers.below(file.len());
                file[at] = u8::try_from(numbers.below(256)).unwrap();
            }
            if numbers.below(3) == 0 {
                file.truncate(numbers.below(file.len()));
            }
            use_it(&file);
        }
    }
}

fn use_it(file: &[u8]) {
    let Ok(source) = read(file) else { return };
    let purpose = Purpose {
        kind: Kind::TrainingRegistration,
        today: TODAY,
        representative: false,
    };
    let mut table = Table::new(source, purpose);
    let mapping = guessed(&table);
    check(&mut table, &mapping);
    let rows = table.summary().rows;
    let (total, page) = table.page(&Filter {
        count: 10,
        ..Filter::default()
    });
    assert_eq!(total, rows);
    assert_eq!(page.len(), rows.min(10));
}

/// An archive with a sheet that unpacks to far more than any sheet has.
#[test]
fn a_bomb_is_refused_by_what_it_says_and_by_what_it_does() {
    let file = fixture("sheetjs.xlsx");
    let entry = |file: &[u8]| {
        let name = b"xl/worksheets/sheet2.xml";
        let at = file
            .windows(4)
            .enumerate()
            .filter(|(_, four)| *four == b"PK\x01\x02")
            .map(|(at, _)| at);
        at.into_iter()
            .find(|at| file[at + 46..].starts_with(name))
            .unwrap()
    };
    let mut says = file.clone();
    let at = entry(&says);
    says[at + 24..at + 28].copy_from_slice(&0x7fff_ffff_u32.to_le_bytes());
    assert_eq!(read(&says).unwrap_err().code(), Code::TableInflated);
}

#[test]
fn more_than_may_be_unpacked_is_refused_while_it_comes() {
    use fla_table::grid::Grid;
    use fla_table::limit::MAX_INFLATED_BYTES;
    let mut book = fla_table::workbook::Workbook::new(1 << 20, None);
    let (mut grid, piece) = (Grid::default(), vec![b' '; 1 << 20]);
    let outcome = (0..=MAX_INFLATED_BYTES / piece.len()).try_for_each(|_| book.feed(&piece, &mut grid));
    assert_eq!(outcome.unwrap_err().code(), Code::TableInflated);
}

#[test]
fn a_file_that_is_too_large_is_refused_before_it_is_read() {
    let size = fla_table::limit::MAX_FILE_BYTES + 1;
    let error = fla_table::reading::Reading::new(b"a;b\n", size, None).unwrap_err();
    assert_eq!(error.code(), Code::TableTooLarge);
}

#[test]
fn more_rows_than_the_limit_are_refused() {
    let mut file = b"INSZ;Naam opleiding\n".to_vec();
    for _ in 0..=fla_table::limit::MAX_ROWS {
        file.extend(b"85400000127;Excel\n");
    }
    assert_eq!(read(&file).unwrap_err().code(), Code::TableTooManyRows);
}
