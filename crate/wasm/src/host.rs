//! The host's clock, random source and cryptography, the only ones there are.

use fla_core::time::UnixTime;
use getrandom::{SysRng, rand_core::UnwrapErr};
use js_sys::Reflect;
use time::{Date, Month};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Performance, SubtleCrypto};

/// The time by the computer's clock.
pub(crate) fn now() -> UnixTime {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::as_conversions,
        reason = "JavaScript dates end at 8.64e15 ms"
    )]
    UnixTime((js_sys::Date::now() / 1000.0) as i64)
}

/// A clock that only goes forward, in milliseconds: for measuring, not for telling the time.
pub(crate) fn milliseconds() -> f64 {
    let performance = Reflect::get(&js_sys::global(), &"performance".into());
    performance.map_or_else(
        |_| js_sys::Date::now(),
        |performance| performance.unchecked_into::<Performance>().now(),
    )
}

/// A count as a number of JavaScript.
#[expect(
    clippy::cast_precision_loss,
    clippy::as_conversions,
    reason = "counts here end far below 2^53"
)]
pub(crate) fn float(count: u64) -> f64 {
    count as f64
}

/// A duration as a whole number.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::as_conversions,
    reason = "`as` saturates"
)]
pub(crate) fn whole(duration: f64) -> u32 {
    duration.round() as u32
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

/// `crypto.subtle`, which is absent outside secure contexts.
pub(crate) fn subtle() -> Option<SubtleCrypto> {
    let property = |object: &JsValue, name: &str| Reflect::get(object, &name.into()).ok();
    let crypto = property(&js_sys::global(), "crypto").filter(JsValue::is_object)?;
    let subtle = property(&crypto, "subtle").filter(JsValue::is_object)?;
    Some(subtle.unchecked_into())
}
