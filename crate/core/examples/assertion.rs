//! Makes a client assertion, the compact JWT that `POST …/oauth/token` wants, without a browser.
//!
//! ```text
//! PFX_PASSWORD=secret cargo run --release --example assertion -- company.pfx \
//!     --client-id my:client --audience https://services.socialsecurity.be/REST/oauth/v5/token [--now 1795364400]
//! ```
//!
//! The audience is the token endpoint, byte for byte. `--now` is in seconds since 1970; without it the clock is read.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "this is its work")]

use fla_core::assertion::{Claims, DEFAULT_LIFETIME};
use fla_core::identity;
use fla_core::secret::Secret;
use fla_core::time::UnixTime;
use getrandom::{SysRng, rand_core::UnwrapErr};
use std::error::Error;
use std::process::ExitCode;

const USAGE: &str = "usage: assertion FILE --client-id ID --audience URL [--now UNIX]";

fn main() -> ExitCode {
    match run() {
        Ok(assertion) => {
            println!("{assertion}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<String, Box<dyn Error>> {
    let (mut path, mut client_id, mut audience, mut now) = (None, None, None, None);
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--client-id" => client_id = arguments.next(),
            "--audience" => audience = arguments.next(),
            "--now" => now = Some(arguments.next().ok_or(USAGE)?.parse()?),
            _ => path = Some(argument),
        }
    }
    let now = match now {
        Some(now) => now,
        None => clock()?,
    };
    let password = std::env::var("PFX_PASSWORD").unwrap_or_default();
    let file = std::fs::read(path.ok_or(USAGE)?)?;
    let opened = identity::open(&file, Secret::new(password.into_bytes()))?;

    let mut rng = UnwrapErr(SysRng);
    let (client_id, audience) = (client_id.ok_or(USAGE)?, audience.ok_or(USAGE)?);
    let claims = Claims::new(&client_id, &audience, UnixTime(now), DEFAULT_LIFETIME, &mut rng)?;
    let assertion = claims.sign(opened.signing_key()?, &mut rng)?;
    // exposed: printing it is what was asked for.
    Ok(String::from_utf8(assertion.expose().to_vec())?)
}

#[expect(
    clippy::disallowed_methods,
    reason = "the core takes time as an argument; this program is its caller"
)]
fn clock() -> Result<i64, Box<dyn Error>> {
    let since_1970 = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH)?;
    Ok(i64::try_from(since_1970.as_secs())?)
}
