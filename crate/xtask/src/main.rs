//! `cargo xtask …`: the only build script of the project.

mod architecture;
mod bench;
mod bundle;
mod check;
mod demo;
mod extension;
mod kill_test;
mod paths;
mod process;
mod setup;
mod test;
mod types;
mod wasm;

use process::Failure;
use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask demo    set up, build, serve the page and the local simulator
cargo xtask test    set up and run everything that must pass
cargo xtask check   format, lints, types, contract, architecture
cargo xtask build   everything into dist/
cargo xtask bench   speed and size beside the peers, into the README
cargo xtask bench sending   the sending of a batch alone
cargo xtask bench table     files of 100,000 rows, and a row as it is typed
cargo xtask bench saving    a register saved, beside a bare loop over its pages
cargo xtask bench panel     the longest tasks of the screens' own thread
cargo xtask kill-test [number] [seed]
                    kills a browser in the middle of submissions, 200 times unless said
cargo xtask setup   the tools and packages the others need";

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    let argument = |place: usize| arguments.get(place).map(String::as_str);
    let outcome = match argument(0).unwrap_or_default() {
        "demo" => demo::run(),
        "test" => test::run(),
        "check" => setup::for_build()
            .and_then(|()| build())
            .and_then(|()| check::run()),
        "build" => setup::for_build().and_then(|()| build()),
        "bench" => match argument(1) {
            Some("sending") => bench::sending(),
            Some("table") => bench::table(),
            Some("saving") => bench::saving(),
            Some("panel") => bench::panel(),
            _ => bench::run(),
        },
        "kill-test" => kill_test::run(argument(1), argument(2)),
        "setup" => setup::for_tests(),
        _ => Err(Failure::new(USAGE)),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\n{failure}");
            ExitCode::FAILURE
        }
    }
}

/// Everything into `dist/`: the Wasm and its types, the static page, the extension.
fn build() -> process::Outcome {
    wasm::build()?;
    bundle::page()?;
    extension::build()
}
