//! How often to ask what came of a declaration that is decided later.

/// Before this age there is nothing to ask, in seconds.
const FIRST: u32 = 2;

/// Up to this age one asks each second.
const EACH_SECOND: u32 = 30;

/// Up to this age one asks each minute; after it the user asks.
const EACH_MINUTE: u32 = 20 * 60;

/// How many seconds to wait before asking again about a declaration sent `age` seconds ago; `None`: no more by
/// itself.
///
/// Modelled: the pace that public clients of Dimona, the sister service, say its institution prescribes. None in the
/// first two seconds, each second up to thirty, each minute up to twenty minutes, then by hand.
pub const fn pace(age: u32) -> Option<u32> {
    match age {
        0..FIRST => Some(FIRST - age),
        FIRST..EACH_SECOND => Some(1),
        EACH_SECOND..EACH_MINUTE => Some(60),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_begins_after_two_seconds_slows_down_and_ends_after_twenty_minutes() {
        for (age, wait) in [
            (0, Some(2)),
            (1, Some(1)),
            (2, Some(1)),
            (29, Some(1)),
            (30, Some(60)),
            (1199, Some(60)),
            (1200, None),
            (u32::MAX, None),
        ] {
            assert_eq!(pace(age), wait, "{age}");
        }
    }

    #[test]
    fn who_keeps_it_asks_fewer_than_fifty_times() {
        let mut age = 0;
        let mut asked = 0;
        while let Some(wait) = pace(age) {
            age += wait;
            asked += 1;
        }
        assert_eq!(asked, 1 + 28 + 20);
    }
}
