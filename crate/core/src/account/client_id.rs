//! The client id as it arrives in the field: copied from a screen, a PDF or a mail, and damaged on the way.
//!
//! What is certainly damage is repaired and told. What merely looks odd is remarked upon and never refused: ids of
//! other forms exist (`self_service_expeditor_…`, the names of document providers), and the server has the last word.

use serde::Serialize;

/// What an id from `ChaMan` looks like; also the example on the screen. The number is that of the sender
/// (expéditeur, verzender). As far as public client code shows; the rule itself is not published.
pub const EXAMPLE: &str = "self_service_chaman_123456_ab12cd34ef";

/// What every id that self-service gives begins with.
const SELF_SERVICE: &str = "self_service_";

/// The words of labels that are copied along with an id, letters only, in the four languages and as settings write it.
const LABELS: [&str; 16] = [
    "clientid",
    "clientidoauth",
    "oauthclientid",
    "clientidentifier",
    "clientidentificatie",
    "clientnummer",
    "klantid",
    "identifiantclient",
    "identifiantduclient",
    "idclient",
    "numéroclient",
    "clientkennung",
    "kundenid",
    "kundenkennung",
    "kundennummer",
    "id",
];

/// A kind of paste damage that was repaired.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum ClientIdRepair {
    /// A line break, as a narrow column of a PDF makes it.
    LineBreak,
    /// Characters nobody sees: of no width, or a blank that does not break.
    Invisible,
    /// Blanks around it or in it.
    Blanks,
    /// The label in front of it.
    Label,
    /// Quotation marks around it.
    Quotes,
    /// Capital letters: a word processor begins sentences with one. Ids from `ChaMan` have none.
    Capitals,
}

/// Why an id deserves a second look.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum ClientIdRemark {
    /// Only digits: the sender number, which is one part of the id.
    SenderNumber,
    /// None of the forms that have been seen.
    Shape,
}

/// What there is to say about a client id.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ClientIdCheck {
    /// The id without the damage.
    pub value: String,
    /// What was repaired, each kind once.
    pub repairs: Vec<ClientIdRepair>,
    /// What is odd about what is left.
    pub remark: Option<ClientIdRemark>,
}

/// Repairs paste damage and judges what is left. Never fails; nothing in is nothing out.
pub fn check_client_id(text: &str) -> ClientIdCheck {
    let mut repairs = Vec::new();
    let text = without_label(text, &mut repairs);
    let mut value = String::with_capacity(text.len());
    for c in text.chars() {
        match damage(c) {
            None => value.push(c),
            Some(repair) => note(&mut repairs, repair),
        }
    }
    let lower = value.to_ascii_lowercase();
    // Ids of other systems may well tell capitals from small letters: those stay.
    if lower != value && lower.starts_with(SELF_SERVICE) {
        note(&mut repairs, ClientIdRepair::Capitals);
        value = lower;
    }
    let remark = remark(&value);
    ClientIdCheck {
        value,
        repairs,
        remark,
    }
}

/// No id contains any of these (RFC 6749 appendix A.1 allows a blank; no server seen uses it).
fn damage(c: char) -> Option<ClientIdRepair> {
    match c {
        '\n' | '\r' | '\u{2028}' | '\u{2029}' => Some(ClientIdRepair::LineBreak),
        ' ' | '\t' => Some(ClientIdRepair::Blanks),
        '"' | '\'' | '`' | '´' | '‘' | '’' | '‚' | '“' | '”' | '„' | '«' | '»' | '‹' | '›' => {
            Some(ClientIdRepair::Quotes)
        }
        // Soft hyphen, characters of no width, marks of direction, the byte order mark.
        '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}' => Some(ClientIdRepair::Invisible),
        c if c.is_whitespace() || c.is_control() => Some(ClientIdRepair::Invisible),
        _ => None,
    }
}

/// The text behind the label, when there is one: what stands before the id, or before a colon or equals sign.
fn without_label<'a>(text: &'a str, repairs: &mut Vec<ClientIdRepair>) -> &'a str {
    let id = text.to_ascii_lowercase().find(SELF_SERVICE);
    let sign = text.find([':', '=', '：']);
    for (at, sign) in [(id, 0), (sign, 1)] {
        let Some((label, rest)) = at.and_then(|at| text.split_at_checked(at)) else {
            continue;
        };
        let letters: String = label
            .chars()
            .filter(|c| c.is_alphabetic())
            .flat_map(char::to_lowercase)
            .collect();
        if LABELS.contains(&letters.as_str()) {
            note(repairs, ClientIdRepair::Label);
            let mut rest = rest.chars();
            rest.by_ref().take(sign).for_each(drop);
            return rest.as_str();
        }
    }
    text
}

fn note(repairs: &mut Vec<ClientIdRepair>, repair: ClientIdRepair) {
    if !repairs.contains(&repair) {
        repairs.push(repair);
    }
}

fn remark(value: &str) -> Option<ClientIdRemark> {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if value.is_empty() {
        return None;
    }
    if is_number(value) {
        return Some(ClientIdRemark::SenderNumber);
    }
    let parts: Vec<_> = value
        .strip_prefix(SELF_SERVICE)
        .unwrap_or_default()
        .split('_')
        .collect();
    let known = match parts.as_slice() {
        ["chaman", sender, key] => {
            is_number(sender)
                && key.len() == 10
                && key.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        }
        ["expeditor", sender] => is_number(sender),
        _ => false,
    };
    (!known).then_some(ClientIdRemark::Shape)
}

#[cfg(test)]
mod tests;
