//! No file makes the opener allocate more than eight times its size and eight mebibytes.
//!
//! scrypt is the one exception, with its own limit: its purpose is to use memory.
#![cfg(test)]
#![allow(unsafe_code, reason = "only an allocator can count what is allocated")]

use fla_core::identity;
use fla_core::secret::Secret;
use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering};

struct Counting;

static NOW: AtomicUsize = AtomicUsize::new(0);
static PEAK: AtomicUsize = AtomicUsize::new(0);

unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let now = NOW.fetch_add(layout.size(), Ordering::Relaxed) + layout.size();
        PEAK.fetch_max(now, Ordering::Relaxed);
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        NOW.fetch_sub(layout.size(), Ordering::Relaxed);
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// One element: tag, length in four bytes, contents.
fn element(tag: u8, contents: &[u8]) -> Vec<u8> {
    let length = u32::try_from(contents.len()).unwrap().to_be_bytes();
    [&[tag, 0x84], &length[..], contents].concat()
}

/// A keystore without MAC around these bags.
fn keystore(bags: &[u8]) -> Vec<u8> {
    const DATA: &[u8] = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x01";
    let data = |contents: &[u8]| {
        let explicit = element(0xa0, &element(0x04, contents));
        element(0x30, &[DATA, &explicit].concat())
    };
    let safe = element(0x30, &data(&element(0x30, bags)));
    element(0x30, &[b"\x02\x01\x03", &data(&safe)[..]].concat())
}

/// A bag of this kind.
fn bag(kind: u8, value: &[u8]) -> Vec<u8> {
    let id = [b"\x06\x0b\x2a\x86\x48\x86\xf7\x0d\x01\x0c\x0a\x01", &[kind][..]].concat();
    element(0x30, &[id, element(0xa0, value)].concat())
}

/// A certificate bag around these bytes of a `TBSCertificate`.
fn certificate(tbs: &[u8]) -> Vec<u8> {
    let der = element(0x30, &element(0x30, tbs));
    let id = b"\x06\x0a\x2a\x86\x48\x86\xf7\x0d\x01\x09\x16\x01";
    bag(
        3,
        &element(0x30, &[id, &element(0xa0, &element(0x04, &der))[..]].concat()),
    )
}

#[test]
fn greedy_files_stay_within_the_promise() {
    const SIZE: usize = 1_000_000;
    let many = |unit: &[u8]| unit.repeat(SIZE / unit.len());
    let names = element(0x30, &many(b"\x31\x07\x30\x05\x06\x01\x2a\x0c\x00"));
    let sequence = b"\x30\x00";
    let validity = b"\x30\x1e\x17\x0d260101000000Z\x17\x0d270101000000Z";
    let nested = (0..7).fold(bag(4, &element(0x04, &vec![7; SIZE])), |inner, _| {
        bag(6, &element(0x30, &inner))
    });
    for (what, file) in [
        ("one long bag", keystore(&bag(4, &element(0x04, &vec![7; SIZE])))),
        ("bags within bags", keystore(&nested)),
        (
            "tiny elements",
            keystore(&bag(4, &element(0x30, &many(b"\x05\x00")))),
        ),
        ("pieces of an octet string", element(0x24, &many(b"\x04\x00"))),
        ("tiny bags", keystore(&many(&bag(4, b"\x05\x00")))),
        (
            "a name without end",
            keystore(&certificate(&[b"\x02\x01\x01", &sequence[..], &names].concat())),
        ),
        (
            "a certificate of many fields",
            keystore(&certificate(
                &[
                    b"\x02\x01\x01",
                    &sequence[..],
                    sequence,
                    validity,
                    sequence,
                    sequence,
                    &many(b"\x05\x00"),
                ]
                .concat(),
            )),
        ),
        ("base64", [b"MIIC".as_slice(), &many(b"AAAA")].concat()),
        ("PEM blocks", many(b"-----BEGIN A-----\nAAAA\n-----END A-----\n")),
        (
            "one PEM block",
            [
                b"-----BEGIN A-----\n".as_slice(),
                &many(b"AAAA\n"),
                b"-----END A-----",
            ]
            .concat(),
        ),
        (
            "a DER key",
            element(0x30, &[b"\x02\x01\x00\x02\x01", &many(b"\x01")[..]].concat()),
        ),
    ] {
        assert!(
            file.len() < 1024 * 1024,
            "{what}: {} bytes are refused at once",
            file.len()
        );
        let before = NOW.load(Ordering::Relaxed);
        PEAK.store(before, Ordering::Relaxed);
        let opened = identity::open(&file, Secret::new(b"password".to_vec()));
        let peak = PEAK.load(Ordering::Relaxed) - before;
        assert!(opened.is_err(), "{what} opened");
        assert!(
            peak <= 8 * file.len() + 8 * 1024 * 1024,
            "{what}: {peak} bytes for a file of {}",
            file.len()
        );
    }
}
