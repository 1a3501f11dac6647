//! The page that checks a saved register: one file that also opens from a disk, or three for the extension.

use crate::paths::{npm_tool, root};
use crate::process::{Failure, Outcome, command, run};
use base64ct::{Base64, Encoding};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::Path;

/// Where script and style lie.
#[derive(Clone, Copy)]
pub enum Form {
    /// In the page itself, allowed by their digests: a page from a disk has no origin that `'self'` could mean.
    OneFile,
    /// Beside it: an extension may not have a script in a page.
    Beside,
}

/// Bundles the script and writes `verify.html` into a folder. No form of it may call anybody.
pub fn write(out: &Path, form: Form) -> Outcome {
    let mut esbuild = command(
        npm_tool("esbuild"),
        &[
            "verify=www/src/saved/page/main.ts",
            "www/verify.css",
            "--bundle",
            "--format=iife",
            "--target=chrome116,firefox140",
            "--minify",
            "--legal-comments=none",
            "--charset=utf8",
            "--log-level=warning",
        ],
    );
    run(
        "Bundle the page that checks a saved register",
        esbuild.arg(format!("--outdir={}", out.display())),
    )?;
    let page = fs::read_to_string(root().join("www/verify.html"))?;
    fs::write(out.join("verify.html"), filled(&page, out, form)?)?;
    Ok(())
}

fn filled(page: &str, out: &Path, form: Form) -> Outcome<String> {
    let (script, style) = (out.join("verify.js"), out.join("verify.css"));
    let (sources, style_tag, script_tag) = match form {
        Form::Beside => (
            ("'self'".to_owned(), "'self'".to_owned()),
            r#"<link rel="stylesheet" href="verify.css">"#.to_owned(),
            r#"<script src="verify.js"></script>"#.to_owned(),
        ),
        Form::OneFile => {
            let (code, rules) = (fs::read_to_string(&script)?, fs::read_to_string(&style)?);
            fs::remove_file(&script)?;
            fs::remove_file(&style)?;
            (
                (digest(&code)?, digest(&rules)?),
                format!("<style>{rules}</style>"),
                format!("<script>{code}</script>"),
            )
        }
    };
    let policy = format!(
        "default-src 'none'; script-src {}; style-src {}; img-src data:; connect-src 'none'; base-uri 'none'; form-action 'none'",
        sources.0, sources.1
    );
    // The script last: what it holds is not looked through for places to fill.
    Ok(page
        .replace("%CSP%", &policy)
        .replace("%STYLE%", &style_tag)
        .replace("%SCRIPT%", &script_tag))
}

/// What a policy calls a script or style in a page (CSP Level 3 §2.3.1). Fails for one a parser would not leave as it is.
fn digest(text: &str) -> Outcome<String> {
    let lower = text.to_ascii_lowercase();
    if text.contains(['\r', '\0'])
        || lower.contains("</script")
        || lower.contains("</style")
        || lower.contains("<!--")
    {
        return Err(Failure::new(
            "The page that checks a saved register would not reach the browser as it is written.",
        ));
    }
    Ok(format!(
        "'sha256-{}'",
        Base64::encode_string(&Sha256::digest(text))
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_is_named_by_its_digest() {
        // The example of CSP Level 3 §2.3.1.
        assert_eq!(
            digest("alert('Hello, world.');").unwrap(),
            "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"
        );
    }

    #[test]
    fn what_a_parser_would_change_is_refused() {
        for text in ["a\r\nb", "'</SCRIPT>'", "<!--", "\0"] {
            assert!(digest(text).is_err(), "{text:?}");
        }
    }
}
