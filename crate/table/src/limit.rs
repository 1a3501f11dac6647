//! What is refused before it costs the computer its memory. Each limit has an error code and a test.

/// The largest file, in bytes: twice what a full table of long texts has.
pub const MAX_FILE_BYTES: usize = 100 << 20;

/// The most rows below a heading. Who has more can split the file, and sees sooner how it goes.
pub const MAX_ROWS: usize = 100_000;

/// The most columns with a text in them.
pub const MAX_COLUMNS: usize = 256;

/// The longest text of a cell, in bytes: a spreadsheet takes 32,767 characters.
pub const MAX_CELL_BYTES: usize = 32_767 * 4;

/// The most that a part of a workbook may hold unpacked, in bytes. Deflate packs up to a thousandfold, so that a file of a
/// few megabytes could fill any memory; a full sheet of [`MAX_ROWS`] rows has some 80 MB.
pub const MAX_INFLATED_BYTES: usize = 400 << 20;

/// The most that the texts of all cells together may have, in bytes.
pub const MAX_TEXT_BYTES: usize = 200 << 20;

/// The most files in a workbook.
pub const MAX_ENTRIES: usize = 10_000;

/// The most that the parts of a workbook beside the sheet and its texts may hold unpacked, in bytes.
pub const MAX_SMALL_PART_BYTES: usize = 4 << 20;
