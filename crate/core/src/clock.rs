//! The computer's clock held against the server's.
//!
//! An assertion is dated. A computer whose clock is a few minutes off is refused without a word about the clock, so
//! the difference is measured on every answer that has a `Date` (RFC 9110 §6.6.1) and corrected.

use crate::http::Response;
use crate::time::{UnixTime, parse_http_date};

/// From how many seconds on a difference is worth a word: servers seen allow between ten seconds and a few minutes.
pub const NOTICEABLE_SECONDS: u32 = 30;

/// What is known of the difference between the computer's clock and the server's.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Clock {
    offset: Option<i64>,
}

impl Clock {
    /// The time by the server, as far as it is known.
    #[must_use]
    pub const fn correct(self, local: UnixTime) -> UnixTime {
        match self.offset {
            Some(offset) => local.plus(offset),
            None => local,
        }
    }

    /// Seconds the server is ahead of this computer, behind when negative. `None` until an answer said.
    pub const fn offset(self) -> Option<i64> {
        self.offset
    }

    /// Whether the difference is worth a word.
    pub fn is_off(self) -> bool {
        self.offset
            .is_some_and(|offset| offset.unsigned_abs() > u64::from(NOTICEABLE_SECONDS))
    }

    /// Whether an assertion dated by one of the two may be refused where one dated by the other is not.
    pub fn differs_from(self, other: Self) -> bool {
        let seconds = |clock: Self| clock.offset.unwrap_or_default();
        seconds(self).abs_diff(seconds(other)) > u64::from(NOTICEABLE_SECONDS)
    }

    /// Learns from an answer to a request that left at `sent` and came back at `received`, both by this computer.
    ///
    /// The server wrote its `Date` somewhere in between; the smallest difference that explains it is taken, so that a
    /// slow network is no wrong clock. An answer out of a cache (it has an `Age`, RFC 9111 §5.1) says nothing.
    #[must_use]
    pub fn learn(self, response: &Response, sent: UnixTime, received: UnixTime) -> Self {
        let date = match response.header("age") {
            Some(_) => None,
            None => response.header("date").and_then(parse_http_date),
        };
        let Some(UnixTime(date)) = date else {
            return self;
        };
        // A `Date` has whole seconds, and so have both our times. A clock set back meanwhile counts as it stands now.
        let (earliest, latest) = (sent.min(received).plus(-1), received.plus(1));
        let offset = date.saturating_sub(date.clamp(earliest.0, latest.0));
        Self { offset: Some(offset) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Sun, 06 Nov 1994 08:49:37 GMT.
    const SERVER: UnixTime = UnixTime(784_111_777);

    fn dated(more: &[(&str, &str)]) -> Response {
        let date = ("Date", "Sun, 06 Nov 1994 08:49:37 GMT");
        let headers = [&[date], more].concat();
        Response {
            status: 200,
            headers: headers
                .iter()
                .map(|(name, value)| ((*name).into(), (*value).into()))
                .collect(),
            body: Vec::new(),
        }
    }

    fn learned(sent: i64, took: i64) -> Clock {
        let sent = SERVER.plus(sent);
        Clock::default().learn(&dated(&[]), sent, sent.plus(took))
    }

    #[test]
    fn a_clock_that_is_right_is_left_alone_however_slow_the_network() {
        for (sent, took) in [(0, 0), (-1, 0), (1, 0), (-20, 25), (0, 25), (-25, 25)] {
            assert_eq!(learned(sent, took).offset(), Some(0), "sent {sent}, took {took}");
        }
    }

    #[test]
    fn a_clock_ahead_or_behind_is_corrected_to_within_the_time_the_answer_took() {
        for off in [-86_400, -90, -20, 20, 90, 86_400] {
            let clock = learned(off, 2);
            let corrected = clock.correct(SERVER.plus(off));
            assert!((corrected.0 - SERVER.0).abs() <= 3, "{off}: {corrected:?}");
            assert_eq!(clock.is_off(), off.abs() > 30, "{off}");
        }
    }

    #[test]
    fn an_answer_without_date_or_from_a_cache_teaches_nothing() {
        let known = learned(90, 0);
        let silent = Response {
            status: 200,
            headers: vec![("date", "yesterday")]
                .into_iter()
                .map(|(a, b)| (a.into(), b.into()))
                .collect(),
            body: Vec::new(),
        };
        for answer in [silent, dated(&[("Age", "3600")])] {
            assert_eq!(known.learn(&answer, SERVER, SERVER), known);
            assert_eq!(Clock::default().learn(&answer, SERVER, SERVER).offset(), None);
        }
    }

    #[test]
    fn what_is_learnt_differs_when_it_explains_a_refusal() {
        let (right, off) = (learned(0, 0), learned(90, 0));
        assert!(off.differs_from(right) && right.differs_from(off));
        assert!(off.differs_from(Clock::default()) && !right.differs_from(Clock::default()));
        assert!(!learned(90, 0).differs_from(learned(80, 0)));
    }

    #[test]
    fn a_clock_set_back_between_sending_and_receiving_does_no_harm() {
        let clock = Clock::default().learn(&dated(&[]), SERVER.plus(500), SERVER);
        assert_eq!(clock.offset(), Some(0));
    }
}
