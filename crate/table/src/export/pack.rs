//! What stands around packed contents in a ZIP file (PKWARE APPNOTE 6.3). Packing itself is the browser's.

/// A ZIP file that is being written: its contents go out as they are packed, this is what comes before and after them.
#[derive(Debug, Default)]
pub struct Pack {
    files: Vec<File>,
    open: Option<File>,
    /// How long the file is so far.
    length: u32,
}

#[derive(Debug, Default)]
struct File {
    name: String,
    check: Check,
    plain: u32,
    packed: u32,
    header: u32,
}

impl Pack {
    /// Begins a file.
    pub fn begin(&mut self, name: &str) {
        self.open = Some(File {
            name: name.to_owned(),
            header: self.length,
            ..File::default()
        });
    }

    /// Takes note of a piece of it, before it is deflated.
    pub fn add(&mut self, piece: &[u8]) {
        if let Some(file) = &mut self.open {
            file.check.add(piece);
            file.plain = file.plain.saturating_add(length(piece));
        }
    }

    /// Ends the file, deflated to so many bytes, and gives what stands before them.
    pub fn end(&mut self, packed: u32) -> Vec<u8> {
        let Some(mut file) = self.open.take() else {
            return Vec::new();
        };
        file.packed = packed;
        let mut header = b"PK\x03\x04".to_vec();
        file.write_facts(&mut header);
        header.extend([0, 0]);
        header.extend(file.name.as_bytes());
        self.length = self.length.saturating_add(length(&header)).saturating_add(packed);
        self.files.push(file);
        header
    }

    /// What stands after all files.
    pub fn directory(&self) -> Vec<u8> {
        let mut directory = Vec::new();
        for file in &self.files {
            directory.extend(b"PK\x01\x02");
            directory.extend(VERSION.to_le_bytes());
            file.write_facts(&mut directory);
            // No extra field, comment, disk, attributes.
            directory.extend([0; 12]);
            directory.extend(file.header.to_le_bytes());
            directory.extend(file.name.as_bytes());
        }
        let count = u16::try_from(self.files.len()).unwrap_or(u16::MAX).to_le_bytes();
        let size = length(&directory).to_le_bytes();
        directory.extend(b"PK\x05\x06\0\0\0\0");
        directory.extend(count);
        directory.extend(count);
        directory.extend(size);
        directory.extend(self.length.to_le_bytes());
        directory.extend([0, 0]);
        directory
    }
}

/// 2.0: folders and deflate.
const VERSION: u16 = 20;

impl File {
    /// What header and directory have in common, up to the length of the name.
    fn write_facts(&self, bytes: &mut Vec<u8>) {
        /// Names are UTF-8.
        const FLAGS: u16 = 1 << 11;
        const DEFLATED: u16 = 8;
        /// 1 January 1980: same contents, same bytes.
        const TIME: [u8; 4] = [0, 0, 0x21, 0];
        bytes.extend(VERSION.to_le_bytes());
        bytes.extend(FLAGS.to_le_bytes());
        bytes.extend(DEFLATED.to_le_bytes());
        bytes.extend(TIME);
        bytes.extend(self.check.value().to_le_bytes());
        bytes.extend(self.packed.to_le_bytes());
        bytes.extend(self.plain.to_le_bytes());
        bytes.extend(u16::try_from(self.name.len()).unwrap_or(0).to_le_bytes());
    }
}

fn length(bytes: &[u8]) -> u32 {
    u32::try_from(bytes.len()).unwrap_or(u32::MAX)
}

/// CRC-32 as in ISO 3309.
#[derive(Debug)]
struct Check(u32);

impl Default for Check {
    fn default() -> Self {
        Self(u32::MAX)
    }
}

impl Check {
    fn add(&mut self, bytes: &[u8]) {
        for byte in bytes {
            let place = usize::from(self.0.to_le_bytes().first().copied().unwrap_or(0) ^ byte);
            self.0 = (self.0 >> 8) ^ TABLE.get(place).copied().unwrap_or(0);
        }
    }

    const fn value(&self) -> u32 {
        !self.0
    }
}

const TABLE: [u32; 256] = table();

#[expect(clippy::indexing_slicing, reason = "computed by the compiler")]
const fn table() -> [u32; 256] {
    let mut table = [0_u32; 256];
    let (mut place, mut value) = (0, 0_u32);
    while place < table.len() {
        let (mut entry, mut bit) = (value, 0);
        while bit < 8 {
            entry = (entry >> 1) ^ (0xedb8_8320 * (entry & 1));
            bit += 1;
        }
        table[place] = entry;
        place += 1;
        value += 1;
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_is_that_of_the_standard() {
        let mut check = Check::default();
        check.add(b"1234");
        check.add(b"56789");
        assert_eq!(check.value(), 0xcbf4_3926);
    }
}
