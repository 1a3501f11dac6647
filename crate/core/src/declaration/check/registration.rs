//! A training registration, and what its parts say about each other.

use super::reader::Reader;
use super::{agreements, dates, employment, identifiers, quantities};
use crate::declaration::{
    Certificate, Day, Field, Nature, Open, Period, Provider, Quantity, Reference, Rule, Status, Training,
    TrainingRegistration, Unit,
};

pub(super) fn read<'v>(reader: &mut Reader<'v, '_>) -> Option<TrainingRegistration<'v>> {
    let reference = reader.text(Field::Reference);
    let reference = reference.and_then(|text| reader.judge(Field::Reference, Reference::parse(text)));
    let employer = employment::employer(reader);
    let worker = employment::worker(reader);
    let training = training(reader);
    let joint_committee = agreements::joint_committee(reader);
    let source = reader.text(Field::Source);
    let source = source.map(|text| reader.open_code(text, Field::Source, Rule::SourceUnknown));

    Some(TrainingRegistration {
        reference,
        employer: employer?,
        worker: worker?,
        training: training?,
        joint_committee,
        source,
    })
}

fn training<'v>(reader: &mut Reader<'v, '_>) -> Option<Training<'v>> {
    let name = reader.required_text(Field::Name, Rule::NameRequired);
    let nature = nature(reader);
    let period = dates::period(reader);
    let duration = quantities::duration(reader);
    if let (Some(period), Some(duration)) = (period, duration) {
        check_length(reader, period, duration);
    }
    let status = status(reader, period);
    let counts = reader.required_boolean(Field::CountsForTrainingRight, Rule::CountsRequired);
    let certificate = certificate(reader, period);
    let result = reader.text(Field::Result);
    let financing = reader.text(Field::Financing);
    let provider = provider(reader);

    Some(Training {
        name: name?,
        nature: nature?,
        period: period?,
        duration: duration?,
        status: status?,
        counts_for_training_right: counts?,
        certificate,
        result,
        financing,
        provider,
    })
}

fn nature(reader: &mut Reader) -> Option<Nature> {
    let text = reader.required_text(Field::Nature, Rule::NatureRequired)?;
    reader.code(text, Field::Nature, Rule::NatureUnknown)
}

fn check_length(reader: &mut Reader, period: Period, duration: Quantity) {
    let days = period.days();
    let longest = match duration.unit {
        Unit::Hours => days.saturating_mul(24),
        Unit::Days => days,
    };
    if duration.value.exceeds(longest) {
        let finding = reader.report(Rule::DurationExceedsPeriod, Field::DurationValue);
        finding.param("days", days).param("maximum", longest);
    }
}

fn status<'v>(reader: &mut Reader<'v, '_>, period: Option<Period>) -> Option<Open<'v, Status>> {
    let text = reader.required_text(Field::Status, Rule::StatusRequired)?;
    let status = reader.open_code(text, Field::Status, Rule::StatusUnknown);
    let today = Day::from(reader.today());
    if let Some(end) = period.map(Period::end)
        && status == Open::Known(Status::Followed)
        && end > today
    {
        let finding = reader.report(Rule::StatusFollowedEarly, Field::Status);
        finding.param("end", end);
    }
    Some(status)
}

fn certificate(reader: &mut Reader, period: Option<Period>) -> Option<Certificate> {
    const VALID_UNTIL: Field = Field::CertificateValidUntil;
    if reader.are_absent(&[Field::CertificateObtained, VALID_UNTIL]) {
        return None;
    }
    let obtained = reader.required_boolean(Field::CertificateObtained, Rule::CertificateObtainedRequired);
    let valid_until = reader.text(VALID_UNTIL);
    let valid_until = valid_until.and_then(|text| dates::day(reader, text, VALID_UNTIL));
    if let (Some(valid_until), Some(end)) = (valid_until, period.map(Period::end))
        && valid_until < end
    {
        let finding = reader.report(Rule::CertificateEndsEarly, VALID_UNTIL);
        finding.param("end", end);
    }
    Some(Certificate {
        obtained: obtained?,
        valid_until,
    })
}

fn provider<'v>(reader: &mut Reader<'v, '_>) -> Option<Provider<'v>> {
    let enterprise_number = identifiers::enterprise_number(reader, Field::ProviderEnterpriseNumber);
    let name = reader.text(Field::ProviderName);
    (enterprise_number.is_some() || name.is_some()).then_some(Provider {
        enterprise_number,
        name,
    })
}
