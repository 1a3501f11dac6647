//! Serial numbers as people compare them: hexadecimal as OpenSSL writes it, decimal as some portals do.

use super::certificate::hex;
use super::name::MAX_SHOWN;

/// The serial number of a certificate (RFC 5280 §4.1.2.2).
pub(super) struct Serial {
    /// Without the zero bytes that only keep it positive.
    magnitude: Vec<u8>,
    is_negative: bool,
}

impl Serial {
    /// Reads the contents of an `INTEGER`. Negative ones should not be, and are.
    pub(super) fn new(contents: &[u8]) -> Self {
        let is_negative = contents.first().is_some_and(|first| *first >= 0x80);
        let mut magnitude = contents.to_vec();
        if is_negative {
            negate(&mut magnitude);
        }
        let zeros = magnitude.iter().take_while(|byte| **byte == 0).count();
        magnitude.drain(..zeros);
        Self {
            magnitude,
            is_negative,
        }
    }

    /// Lower-case hex, whole bytes; cut where no serial number is that long.
    pub(super) fn to_hex(&self) -> String {
        let (shown, end) = match self.magnitude.get(..MAX_SHOWN) {
            Some(shown) if shown != self.magnitude => (shown, "…"),
            _ => (self.magnitude.as_slice(), ""),
        };
        let digits = if shown.is_empty() { "00".into() } else { hex(shown) };
        [self.sign(), &digits, end].concat()
    }

    /// Decimal; `None` where the hex is cut.
    pub(super) fn to_decimal(&self) -> Option<String> {
        if self.magnitude.len() > MAX_SHOWN {
            return None;
        }
        // The least significant first.
        let mut digits = vec![0u16];
        for byte in &self.magnitude {
            let mut carry = u16::from(*byte);
            for digit in &mut digits {
                let value = *digit * 256 + carry;
                *digit = value % 10;
                carry = value / 10;
            }
            while carry > 0 {
                digits.push(carry % 10);
                carry /= 10;
            }
        }
        let digits = digits.iter().rev();
        let digits = digits.filter_map(|digit| char::from_digit((*digit).into(), 10));
        Some(self.sign().chars().chain(digits).collect())
    }

    fn sign(&self) -> &'static str {
        if self.is_negative { "-" } else { "" }
    }
}

/// Two's complement.
fn negate(bytes: &mut [u8]) {
    let mut carry = true;
    for byte in bytes.iter_mut().rev() {
        (*byte, carry) = (!*byte).overflowing_add(carry.into());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn serial_numbers_are_written_both_ways() {
        for (contents, hex, decimal) in [
            (&[0][..], "00", "0"),
            (&[1], "01", "1"),
            (&[0x00, 0xff], "ff", "255"),
            (&[0x01, 0x00], "0100", "256"),
            (&[0xff], "-01", "-1"),
            (&[0x80], "-80", "-128"),
            (&[0xff, 0x00], "-0100", "-256"),
        ] {
            let serial = Serial::new(contents);
            assert_eq!(serial.to_hex(), hex);
            assert_eq!(serial.to_decimal().as_deref(), Some(decimal));
        }
    }

    #[test]
    fn a_number_no_certificate_has_is_cut_and_not_computed_with() {
        let serial = Serial::new(&vec![1; 1_000_000]);
        assert_eq!(serial.to_hex(), "01".repeat(MAX_SHOWN) + "…");
        assert_eq!(serial.to_decimal(), None);
    }
}
