//! The host's clock and random source, the only ones there are.

use fla_core::time::UnixTime;
use getrandom::{SysRng, rand_core::UnwrapErr};
use time::{Date, Month};

/// The time by the computer's clock.
pub(crate) fn now() -> UnixTime {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::as_conversions,
        reason = "JavaScript dates end at 8.64e15 ms"
    )]
    UnixTime((js_sys::Date::now() / 1000.0) as i64)
}

/// Today where the computer stands.
pub(crate) fn today() -> Date {
    let date = js_sys::Date::new_0();
    let parts = (|| {
        let year = i32::try_from(date.get_full_year()).ok()?;
        let month = Month::try_from(u8::try_from(date.get_month().checked_add(1)?).ok()?).ok()?;
        Date::from_calendar_date(year, month, u8::try_from(date.get_date()).ok()?).ok()
    })();
    parts.unwrap_or(Date::MIN)
}

/// `crypto.getRandomValues`.
pub(crate) fn rng() -> UnwrapErr<SysRng> {
    UnwrapErr(SysRng)
}
