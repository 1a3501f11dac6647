use super::*;

#[test]
fn elements_are_read_one_after_the_other() {
    let mut reader = Reader::new(b"\x02\x01\x05\x30\x03\x04\x01\xaa\x05\x00");
    assert_eq!(reader.next(), Some(Unsigned(&[5])));
    let sequence: Element<'_> = reader.next().unwrap();
    assert_eq!(sequence.der, b"\x30\x03\x04\x01\xaa");
    assert_eq!(sequence.sequence(Reader::next), Some(Octets(&[0xaa])));
    assert_eq!(reader.optional::<Element<'_>>(INTEGER), Some(None));
    assert_eq!(reader.any().unwrap().unwrap().tag, NULL);
    assert_eq!((reader.any(), reader.is_finished()), (Some(None), true));
    assert_eq!(reader.next::<Element<'_>>(), None);
}

#[test]
fn what_is_not_der_is_not_read() {
    for input in [
        &b""[..],
        b"\x04",
        b"\x04\x02\x01",
        // A length with a byte too many, an indefinite one.
        b"\x04\x81\x01\xaa",
        b"\x04\x82\x00\x80",
        b"\x30\x80\x00\x00",
        // A tag with a byte too many.
        b"\x1f\x1e\x00",
        b"\x1f\x80\x1f\x00",
        // Something after the element.
        b"\x05\x00\x00",
    ] {
        assert_eq!(Element::parse(input), None, "{input:x?}");
    }
    assert!(Element::parse(b"\x1f\x1f\x00").is_some());
}

#[test]
fn a_sequence_is_read_to_its_end() {
    let sequence = Element::parse(b"\x30\x06\x02\x01\x01\x02\x01\x02").unwrap();
    assert!(sequence.sequence(Reader::next::<Unsigned<'_>>).is_none());
    assert!(
        whole(sequence.contents, |fields| Some((
            fields.next::<Element<'_>>()?,
            fields.next::<Element<'_>>()?
        )))
        .is_some()
    );
    assert!(
        Element::parse(b"\x31\x00")
            .unwrap()
            .sequence(|_| Some(()))
            .is_none()
    );
}

#[test]
fn an_explicit_tag_holds_one_element() {
    let read = |input| Reader::new(input).explicit::<Octets<'_>>(0);
    assert_eq!(read(b"\xa0\x03\x04\x01\xaa"), Some(Some(Octets(&[0xaa]))));
    assert_eq!(read(b"\xa1\x03\x04\x01\xaa"), Some(None));
    assert_eq!(read(b"\xa0\x00"), None);
    assert_eq!(read(b"\xa0\x05\x04\x01\xaa\x05\x00"), None);
}

#[test]
fn integers_are_positive_and_have_no_byte_too_many() {
    for (input, number) in [
        (&b"\x02\x01\x00"[..], Some(&[0][..])),
        (b"\x02\x01\x7f", Some(&[0x7f])),
        (b"\x02\x02\x00\x80", Some(&[0x80])),
        (b"\x02\x02\x00\x7f", None),
        (b"\x02\x01\x80", None),
        (b"\x02\x00", None),
        (b"\x04\x01\x00", None),
    ] {
        let read = whole(input, Reader::next::<Unsigned<'_>>);
        assert_eq!(read, number.map(Unsigned), "{input:x?}");
        assert_eq!(read.map(Unsigned::to_der).as_deref(), number.map(|_| input));
    }
    assert_eq!(Unsigned(&[1, 0]).small(), Some(256));
    assert_eq!(Unsigned(&[1, 0, 0, 0, 0]).small(), None);
    assert_eq!((Unsigned(&[0]).bits(), Unsigned(&[1, 0]).bits()), (0, 9));
}

#[test]
fn a_bit_string_says_how_many_bits_do_not_count() {
    let read = |input| whole(input, Reader::next::<Bits<'_>>).map(|bits| (bits.bytes, bits.unused));
    assert_eq!(read(b"\x03\x02\x05\xa0"), Some((&[0xa0][..], 5)));
    assert_eq!(read(b"\x03\x01\x00"), Some((&[][..], 0)));
    for input in [&b"\x03\x00"[..], b"\x03\x01\x01", b"\x03\x02\x08\xa0"] {
        assert_eq!(read(input), None, "{input:x?}");
    }
}

#[test]
fn what_is_written_is_read_back() {
    for length in [0, 1, 127, 128, 255, 256, 70_000] {
        let contents = vec![7; length];
        let written = write(OCTET_STRING, &[&contents]);
        assert_eq!(whole(&written, Reader::next), Some(Octets(&contents)), "{length}");
    }
    let oid = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.1");
    assert_eq!(whole(&write_oid(&oid), Reader::next), Some(oid));
}
