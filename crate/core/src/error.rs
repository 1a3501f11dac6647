//! The one error of the core: a stable code and the values a sentence about it needs.
//!
//! Texts for people are not here. The panel turns code and parameters into a sentence and a next action in
//! the user's language; a test there requires both for every [`Code`]. Codes are never renamed.

use core::fmt;

/// The result of every fallible function of the core.
pub type Result<T, E = Error> = core::result::Result<T, E>;

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $name:ident = $text:literal,)+) => {
        /// What went wrong, as a stable dotted text: the step of the path, then the cause.
        #[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
        #[non_exhaustive]
        pub enum Code { $($(#[doc = $doc])+ $name,)+ }

        impl Code {
            /// Every code there is, for the test that each has its message in every language.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            /// The stable text, such as `identity.password`.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text,)+ }
            }
        }
    };
}

codes! {
    /// The client id is empty.
    AssertionClientId = "assertion.client_id",
    /// The lifetime is outside `min`–`max` seconds.
    AssertionLifetime = "assertion.lifetime",
    /// The signature made does not verify under the certificate's own key: a fault, or a damaged key.
    AssertionSignature = "assertion.signature",

    /// The address of a next page does not lie under the base of the API (`url`).
    ConsultationNext = "consultation.next",
    /// The answer is no page of records (`status`, `media_type`, `trace_id` when there is one).
    ConsultationNotUnderstood = "consultation.not_understood",
    /// The criteria are not in order (`path`; `rule` when one is broken).
    ConsultationQuery = "consultation.query",
    /// The server refuses the query (`status`, `problem`, and when given `title`, `type`, `retry_after`, `trace_id`).
    ConsultationRefused = "consultation.refused",

    /// The audience is outside of the hosts of the environment (`url`).
    EnvironmentAudience = "environment.audience",
    /// The address is not an https address the panel may talk to (`url`).
    EnvironmentUrl = "environment.url",
    /// No address for the API was given.
    EnvironmentApiBase = "environment.api_base",

    /// The file cannot be read as what it claims to be (`where`).
    IdentityDamaged = "identity.damaged",
    /// The certificate is no longer, or not yet, valid (`not_before`, `not_after`).
    IdentityExpired = "identity.expired",
    /// The password chosen for a private key that is to leave has fewer than `minimum` characters.
    IdentityExportPassword = "identity.export_password",
    /// The host does not take the key in; it goes on as it was.
    IdentityKeep = "identity.keep",
    /// The key was to be kept until `until`, and that is over.
    IdentityKeptEnded = "identity.kept_ended",
    /// The key is there but cannot sign RS256 (`algorithm`, `bits` when it has a size).
    IdentityKeyUnusable = "identity.key_unusable",
    /// A bound was passed before any work was done (`limit`, `maximum`).
    IdentityLimit = "identity.limit",
    /// The file holds no private key.
    IdentityNoKey = "identity.no_key",
    /// The file is something else (`kind`).
    IdentityNotAKeystore = "identity.not_a_keystore",
    /// The password does not open the file, or the file was altered after it was made.
    IdentityPassword = "identity.password",
    /// The file is sound but of a kind the panel does not read (`algorithm`).
    IdentityUnsupported = "identity.unsupported",
    /// The file is sound but encrypted in a way the panel does not have (`algorithm`).
    IdentityUnsupportedCipher = "identity.unsupported.cipher",
    /// The file is sound but sealed with a signature instead of a password (`algorithm`).
    IdentityUnsupportedIntegrity = "identity.unsupported.integrity",
    /// The file is sound but derives its keys in a way the panel does not have (`algorithm`).
    IdentityUnsupportedKdf = "identity.unsupported.kdf",
    /// The file is sound but its integrity check is made in a way the panel does not have (`algorithm`).
    IdentityUnsupportedMac = "identity.unsupported.mac",

    /// What is to be signed is not the manifest of a saved register: the key signs nothing else but assertions.
    ManifestForm = "manifest.form",

    /// The user gave it up before an answer came.
    NetworkCancelled = "network.cancelled",
    /// The answer is larger than `maximum` bytes.
    NetworkTooLarge = "network.too_large",
    /// The browser is offline; nothing was sent.
    NetworkOffline = "network.offline",
    /// No answer within `seconds`.
    NetworkTimeout = "network.timeout",
    /// The server could not be reached, or the browser stopped the request.
    NetworkUnreachable = "network.unreachable",

    /// A programming fault inside the panel; never the user's doing.
    SessionInternal = "session.internal",
    /// The step needs an open certificate.
    SessionNoIdentity = "session.no_identity",
    /// The step needs a connection.
    SessionNoToken = "session.no_token",

    /// The receipt names no address to ask at, or one outside of the API in use (`url`), which is never called.
    SubmissionNoAddress = "submission.no_address",
    /// The record has errors, or the submission asked for was not prepared or has already been sent.
    SubmissionNotReady = "submission.not_ready",
    /// The receipt was made with another account, in another quality, or at another address of the API than those in
    /// use.
    SubmissionOtherAccount = "submission.other_account",
    /// The outcome of the receipt is known: there is nothing to ask.
    SubmissionSettled = "submission.settled",

    /// The user gave it up.
    TableCancelled = "table.cancelled",
    /// The text of a cell is longer than `maximum` bytes (`line`): most often a quotation mark that nobody closes.
    TableCellTooLong = "table.cell_too_long",
    /// The file cannot be read as what it is (`where`).
    TableDamaged = "table.damaged",
    /// No row has a text.
    TableEmpty = "table.empty",
    /// Unpacked, the file holds more than `maximum` bytes.
    TableInflated = "table.inflated",
    /// The workbook has no such sheet (`sheet`), or none that is shown.
    TableNoSheet = "table.no_sheet",
    /// The file is something else (`kind`).
    TableNotATable = "table.not_a_table",
    /// The file has more than `maximum` bytes.
    TableTooLarge = "table.too_large",
    /// A row has more than `maximum` columns (`line`).
    TableTooManyColumns = "table.too_many_columns",
    /// There are more than `maximum` rows.
    TableTooManyRows = "table.too_many_rows",

    /// `invalid_client`: the server did not accept who we say we are.
    TokenInvalidClient = "token.invalid_client",
    /// `invalid_grant`.
    TokenInvalidGrant = "token.invalid_grant",
    /// `invalid_request`.
    TokenInvalidRequest = "token.invalid_request",
    /// `invalid_scope`: the account has no such authorisation.
    TokenInvalidScope = "token.invalid_scope",
    /// The answer is not what an OAuth server sends (`status`, `media_type`): a proxy, a gateway, a web page.
    TokenNotOauth = "token.not_oauth",
    /// Too many requests (`retry_after` in seconds, when given).
    TokenRateLimited = "token.rate_limited",
    /// The answer is a success without the scope that was asked for (`requested`, `granted`).
    TokenScopeMissing = "token.scope_missing",
    /// The token is of a kind the panel cannot use (`type`).
    TokenType = "token.type",
    /// `unauthorized_client`.
    TokenUnauthorizedClient = "token.unauthorized_client",
    /// The server says it is not available (`status`, `retry_after` in seconds, when given).
    TokenUnavailable = "token.unavailable",
    /// An OAuth error outside RFC 6749 (`error`).
    TokenUnknownError = "token.unknown_error",
    /// `unsupported_grant_type`.
    TokenUnsupportedGrantType = "token.unsupported_grant_type",
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A failure: its [`Code`] and named values for the sentence about it.
///
/// Values are for display. They never hold a password, a key, a token or an assertion.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Error {
    code: Code,
    params: Vec<(&'static str, String)>,
}

impl Error {
    /// A failure without parameters.
    pub const fn new(code: Code) -> Self {
        Self {
            code,
            params: Vec::new(),
        }
    }

    /// The same failure with one more named value.
    #[must_use]
    #[expect(
        clippy::needless_pass_by_value,
        reason = "reads better at every call: numbers and texts alike"
    )]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.params.push((name, value.to_string()));
        self
    }

    /// What went wrong.
    pub const fn code(&self) -> Code {
        self.code
    }

    /// The named values, in the order they were added.
    pub fn params(&self) -> &[(&'static str, String)] {
        &self.params
    }
}

impl From<Code> for Error {
    fn from(code: Code) -> Self {
        Self::new(code)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.code.fmt(f)?;
        for (name, value) in &self.params {
            write!(f, " {name}={value:?}")?;
        }
        Ok(())
    }
}

impl core::error::Error for Error {}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_code_text_is_unique_and_well_formed() {
        let texts: HashSet<_> = Code::ALL.iter().map(|code| code.as_str()).collect();
        assert_eq!(texts.len(), Code::ALL.len());
        for text in texts {
            let (step, cause) = text.split_once('.').expect("a code is `step.cause`");
            assert!(!step.is_empty() && !cause.is_empty(), "{text}");
            assert!(
                text.chars().all(|c| c.is_ascii_lowercase() || "._".contains(c)),
                "{text}"
            );
        }
    }

    #[test]
    fn display_names_the_code_and_its_params() {
        let error = Error::new(Code::NetworkTimeout).with("seconds", 30);
        assert_eq!(error.to_string(), "network.timeout seconds=\"30\"");
    }
}
