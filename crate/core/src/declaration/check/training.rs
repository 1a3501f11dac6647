//! The training itself, and what its parts say about each other.

use super::reader::{Group, Reader};
use super::{dates, identifiers, quantities};
use crate::declaration::{
    Certificate, Day, Nature, Period, Provider, Quantity, Rule, Status, Training, Unit,
};

/// The training of a record.
pub(super) fn read(reader: &mut Reader, record: &Group) -> Option<Training> {
    const KNOWN: &[&str] = &[
        "name",
        "nature",
        "period",
        "duration",
        "status",
        "countsForTrainingRight",
        "certificate",
        "result",
        "financing",
        "provider",
    ];
    let training = reader.group(record, "training", KNOWN)?;

    let name = reader.required_text(&training, "training.name", Rule::NameRequired);
    let nature = nature(reader, &training);
    let period = dates::period(reader, &training);
    let duration = quantities::duration(reader, &training);
    if let (Some(period), Some(duration)) = (period, duration) {
        check_length(reader, period, duration);
    }
    let status = status(reader, &training, period);
    let counts = reader.required_boolean(&training, "training.countsForTrainingRight", Rule::CountsRequired);
    let certificate = certificate(reader, &training, period);
    let result = reader.text(&training, "training.result");
    let financing = reader.text(&training, "training.financing");
    let provider = provider(reader, &training);

    Some(Training {
        name: name?.to_owned(),
        nature: nature?,
        period: period?,
        duration: duration?,
        status: status?,
        counts_for_training_right: counts?,
        certificate,
        result: result.map(str::to_owned),
        financing: financing.map(str::to_owned),
        provider,
    })
}

fn nature(reader: &mut Reader, training: &Group) -> Option<Nature> {
    const PATH: &str = "training.nature";
    const CODES: [(&str, Nature); 2] = [("formal", Nature::Formal), ("informal", Nature::Informal)];
    let text = reader.required_text(training, PATH, Rule::NatureRequired)?;
    reader.code(text, PATH, Rule::NatureUnknown, &CODES)
}

fn check_length(reader: &mut Reader, period: Period, duration: Quantity) {
    let days = period.days();
    let longest = match duration.unit {
        Unit::Hours => days.saturating_mul(24),
        Unit::Days => days,
    };
    if duration.value.exceeds(longest) {
        let finding = reader.report(Rule::DurationExceedsPeriod, "training.duration.value");
        finding.param("days", days).param("maximum", longest);
    }
}

fn status(reader: &mut Reader, training: &Group, period: Option<Period>) -> Option<Status> {
    const PATH: &str = "training.status";
    const CODES: [(&str, Status); 3] = [
        ("planned", Status::Planned),
        ("followed", Status::Followed),
        ("notFollowed", Status::NotFollowed),
    ];
    let text = reader.required_text(training, PATH, Rule::StatusRequired)?;
    let status = reader.code(text, PATH, Rule::StatusUnknown, &CODES);
    let status = status.unwrap_or_else(|| Status::Other(text.to_owned()));
    let today = Day::from(reader.today());
    if let Some(end) = period.map(Period::end)
        && status == Status::Followed
        && end > today
    {
        reader.report(Rule::StatusFollowedEarly, PATH).param("end", end);
    }
    Some(status)
}

fn certificate(reader: &mut Reader, training: &Group, period: Option<Period>) -> Option<Certificate> {
    const VALID_UNTIL: &str = "training.certificate.validUntil";
    let certificate = reader.group(training, "training.certificate", &["obtained", "validUntil"])?;
    if certificate.is_empty() {
        return None;
    }
    let obtained = reader.required_boolean(
        &certificate,
        "training.certificate.obtained",
        Rule::CertificateObtainedRequired,
    );
    let valid_until = reader.text(&certificate, VALID_UNTIL);
    let valid_until = valid_until.and_then(|text| dates::day(reader, text, VALID_UNTIL));
    if let (Some(valid_until), Some(end)) = (valid_until, period.map(Period::end))
        && valid_until < end
    {
        reader
            .report(Rule::CertificateEndsEarly, VALID_UNTIL)
            .param("end", end);
    }
    Some(Certificate {
        obtained: obtained?,
        valid_until,
    })
}

fn provider(reader: &mut Reader, training: &Group) -> Option<Provider> {
    const NUMBER: &str = "training.provider.enterpriseNumber";
    let provider = reader.group(training, "training.provider", &["enterpriseNumber", "name"])?;
    let enterprise_number = identifiers::enterprise_number(reader, &provider.member(NUMBER), NUMBER);
    let name = reader
        .text(&provider, "training.provider.name")
        .map(str::to_owned);
    (enterprise_number.is_some() || name.is_some()).then_some(Provider {
        enterprise_number,
        name,
    })
}
