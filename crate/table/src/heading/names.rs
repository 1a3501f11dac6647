//! What columns are called, in four languages, in official papers and in payroll programs.

use fla_core::declaration::Field;

/// The names of a field, folded. The first four are those of a template, in nl, fr, de and en.
pub(super) fn names(field: Field) -> impl Iterator<Item = &'static str> + Clone {
    list(field).iter().copied()
}

/// What columns hold that a declaration has no place for.
pub(super) const OTHERS: [&str; 33] = [
    "naam",
    "voornaam",
    "achternaam",
    "familienaam",
    "naam werknemer",
    "naam en voornaam",
    "voornaam en naam",
    "nom",
    "prenom",
    "nom de famille",
    "nom du travailleur",
    "nom et prenom",
    "vorname",
    "nachname",
    "familienname",
    "first name",
    "last name",
    "surname",
    "name of worker",
    "personeelsnummer",
    "stamnummer",
    "matricule",
    "numero de matricule",
    "personalnummer",
    "employee id",
    "geboortedatum",
    "date de naissance",
    "geburtsdatum",
    "opmerking",
    "opmerkingen",
    "remarque",
    "bemerkung",
    "comments",
];

#[rustfmt::skip]
#[expect(clippy::too_many_lines, reason = "it is a list")]
const fn list(field: Field) -> &'static [&'static str] {
    match field {
        Field::Reference => &[
            "referentie", "reference", "referenz", "your reference", "reference number", "referentienummer",
            "uw referentie", "votre reference", "numero de reference", "referenznummer", "ihre referenz", "ref",
        ],
        Field::EnterpriseNumber => &[
            "ondernemingsnummer", "numero d entreprise", "unternehmensnummer", "enterprise number",
            "kbo nummer", "kbo nr", "kbo", "ondernemingsnr", "nummer onderneming", "ondernemingsnummer werkgever",
            "numero bce", "no bce", "n bce", "bce", "numero d entreprise de l employeur", "numero entreprise",
            "zdu nummer", "zdu", "unternehmensnummer des arbeitgebers", "cbe number", "cbe", "company number",
            "enterprise number of the employer", "btw nummer", "btw", "numero de tva", "numero tva", "tva", "mwst nummer",
            "vat number", "kbo nummer werkgever",
        ],
        Field::EmployerId => &[
            "rsz nummer", "numero onss", "lss nummer", "nsso number", "rsz nr", "rsz", "onss", "lss", "nsso", "rsz inschrijvingsnummer",
            "numero d immatriculation onss", "matricule onss", "aansluitingsnummer rsz", "numero d affiliation onss",
        ],
        Field::Ssin => &[
            "insz", "niss", "nationalregisternummer", "ssin", "inss", "insz nummer", "insz nr", "insz werknemer",
            "rijksregisternummer", "rijksregisternr",
            "rijksregister", "rrn", "rr nummer", "nationaal nummer", "bis nummer", "insz of bis nummer", "numero niss",
            "numero national", "numero de registre national", "registre national", "niss du travailleur", "nrn",
            "numero du registre national", "enss", "enss nummer", "nationalnummer", "erkennungsnummer",
            "nationalregister", "national number", "national register number", "social security number", "nn",
            "national registration number", "identificatienummer van de sociale zekerheid",
        ],
        Field::Name => &[
            "naam van de opleiding", "nom de la formation", "name der weiterbildung", "name of the training",
            "opleiding", "naam opleiding", "opleidingsnaam", "titel", "titel opleiding", "omschrijving", "omschrijving opleiding",
            "benaming", "benaming opleiding", "cursus", "vorming", "naam cursus", "naam vorming", "onderwerp", "formation",
            "intitule", "intitule de la formation", "nom formation", "titre", "titre de la formation", "libelle", "cours",
            "denomination de la formation", "description de la formation", "schulung", "name der schulung", "bezeichnung",
            "titel der schulung",
            "bezeichnung der schulung", "titel der weiterbildung", "bezeichnung der weiterbildung", "weiterbildung", "ausbildung",
            "kurs", "training", "training name", "name of training",
            "course", "course name", "title", "training title",
        ],
        Field::Nature => &[
            "aard", "nature", "art", "formal or informal", "aard opleiding", "aard van de opleiding", "formeel informeel",
            "formeel of informeel", "soort opleiding", "type opleiding", "nature de la formation", "formel informel",
            "formel ou informel", "type de formation", "art der schulung", "art der weiterbildung", "formell informell",
            "formell oder informell",
            "nature of the training", "formal informal", "type of training", "training type",
        ],
        Field::StartDate => &[
            "eerste dag", "premier jour", "erster tag", "first day", "begindatum", "startdatum", "begin", "start", "van", "datum van",
            "begindatum opleiding", "startdatum opleiding", "aanvangsdatum", "datum begin", "datum start", "ingangsdatum",
            "date de debut", "date debut", "debut", "du", "date de debut de la formation", "date de commencement", "beginn",
            "anfangsdatum", "beginndatum", "startdatum der schulung", "startdatum der weiterbildung", "von", "start date",
            "date from", "from", "first date",
            "begin date",
        ],
        Field::EndDate => &[
            "laatste dag", "dernier jour", "letzter tag", "last day", "einddatum", "einde", "tot", "tot en met", "datum tot",
            "einddatum opleiding", "datum einde", "date de fin", "date fin", "fin", "au", "date de fin de la formation",
            "ende", "enddatum", "endedatum", "bis", "end date", "date to", "to", "until", "last date", "end",
        ],
        Field::DurationValue => &[
            "duur", "duree", "dauer", "duration", "aantal uren", "aantal dagen", "uren", "dagen", "duur opleiding", "duurtijd",
            "aantal", "aantal opleidingsuren", "aantal opleidingsdagen", "opleidingsuren", "opleidingsdagen", "duur in uren",
            "duur in dagen", "duur uren", "nombre d heures", "nombre de jours", "heures", "jours", "nombre", "duree en heures",
            "duree en jours",
            "duree de la formation", "heures de formation", "jours de formation", "stunden", "tage", "anzahl stunden", "anzahl tage",
            "anzahl", "dauer in stunden", "dauer in tagen", "hours", "days", "number of hours", "number of days", "duration in hours",
            "duration in days",
        ],
        Field::DurationUnit => &[
            "uren of dagen", "heures ou jours", "stunden oder tage", "hours or days", "eenheid", "eenheid duur", "unite",
            "unite de duree", "einheit", "unit", "unit of duration",
        ],
        Field::Status => &[
            "gevolgd", "suivie", "status", "followed", "absolviert", "besucht", "statut", "etat", "toestand", "stand", "suivi",
            "status opleiding",
            "statut de la formation", "status der schulung", "status der weiterbildung", "training status", "aanwezigheid",
            "presence", "gevolgd of gepland",
        ],
        Field::CountsForTrainingRight => &[
            "telt mee voor het opleidingsrecht", "compte pour le droit a la formation", "zahlt fur das weiterbildungsrecht",
            "counts for the training right", "telt mee", "telt mee voor opleidingsrecht", "telt mee voor fla", "fla", "meetellen",
            "in mindering van het opleidingsrecht", "in mindering", "compte", "compte pour le fla", "a deduire", "deductible",
            "a deduire du droit a la formation", "zahlt fur den schulungsanspruch", "zahlt mit", "wird angerechnet", "anrechnen",
            "counts", "counts for right",
            "counts for the fla", "deduct", "deducted",
        ],
        Field::CertificateObtained => &[
            "attest behaald", "certificat obtenu", "bescheinigung erhalten", "certificate obtained", "attest", "certificaat",
            "certificaat behaald", "attest ontvangen", "getuigschrift", "diploma", "certificat", "attestation", "attestation obtenue",
            "attestation recue", "bescheinigung", "zertifikat", "zertifikat erhalten", "certificate",
        ],
        Field::CertificateValidUntil => &[
            "attest geldig tot", "certificat valable jusqu au", "bescheinigung gultig bis", "certificate valid until", "geldig tot",
            "geldig tot en met", "geldigheid", "vervaldatum", "vervaldatum attest", "certificaat geldig tot", "valable jusqu au",
            "validite", "date d expiration", "date de validite", "gultig bis", "ablaufdatum", "valid until", "expiry date",
            "expires", "expiry",
        ],
        Field::Result => &["resultaat", "resultat", "ergebnis", "result", "uitslag", "behaald resultaat"],
        Field::Financing => &["financiering", "financement", "finanzierung", "financing", "funding", "subsidie", "subside"],
        Field::ProviderEnterpriseNumber => &[
            "ondernemingsnummer opleidingsverstrekker", "numero d entreprise du prestataire", "unternehmensnummer des anbieters",
            "enterprise number of the provider", "kbo opleidingsverstrekker", "kbo nummer opleidingsverstrekker", "kbo verstrekker",
            "ondernemingsnummer verstrekker", "bce prestataire", "numero bce du prestataire", "bce du prestataire",
            "numero d entreprise du formateur", "cbe provider", "provider cbe", "provider enterprise number",
        ],
        Field::ProviderName => &[
            "opleidingsverstrekker", "prestataire de formation", "weiterbildungsanbieter", "training provider",
            "naam opleidingsverstrekker", "verstrekker", "opleider", "opleidingsinstelling", "lesgever", "prestataire", "formateur",
            "organisme de formation", "organisme", "nom du prestataire", "anbieter", "name des anbieters", "schulungsanbieter",
            "schulungseinrichtung",
            "provider", "provider name", "name of the provider", "trainer",
        ],
        Field::Source => &["bron", "source", "quelle", "registered by", "geregistreerd door", "enregistre par", "erfasst von"],
        Field::Year => &["jaar", "annee", "jahr", "year", "kalenderjaar", "annee civile", "kalenderjahr", "calendar year"],
        Field::RightKind => &[
            "soort recht", "type de droit", "art des rechts", "kind of right", "soort opleidingsrecht", "type recht", "type",
            "soort", "droit", "art", "art des anspruchs", "kind", "type of right",
        ],
        Field::AmountValue => &[
            "aantal", "nombre", "anzahl", "amount", "aantal dagen", "aantal uren", "dagen", "uren", "opleidingsrecht", "recht",
            "nombre de jours", "nombre d heures", "jours", "heures", "droit a la formation", "anzahl tage", "anzahl stunden", "tage",
            "stunden", "schulungsanspruch", "weiterbildungsrecht", "number of days", "number of hours", "days", "hours", "training right",
        ],
        Field::AmountUnit => &[
            "dagen of uren", "jours ou heures", "tage oder stunden", "days or hours", "eenheid", "unite", "einheit", "unit",
            "uren of dagen", "heures ou jours", "stunden oder tage", "hours or days",
        ],
        Field::CbaNumber => &[
            "cao nummer", "numero de cct", "nummer des kollektivabkommens", "cba number", "kaa nummer", "cao", "cao nr",
            "numero cct", "cct", "kaa", "cba",
            "registratienummer cao", "numero d enregistrement de la cct", "activitycode",
        ],
        Field::CarriedOverValue => &[
            "overgedragen", "reporte", "ubertragen", "carried over", "overgedragen van vorig jaar", "overdracht", "saldo vorig jaar",
            "report", "reporte de l annee precedente", "solde reporte", "ubertrag", "ubertrag aus dem vorjahr", "carry over",
        ],
        Field::CarriedOverUnit => &[
            "eenheid overgedragen", "unite du report", "einheit des ubertrags", "unit carried over",
        ],
        Field::Automatic => &[
            "automatisch berekend", "calcule automatiquement", "automatisch berechnet", "computed automatically", "automatisch",
            "automatique", "automatic",
        ],
        Field::JointCommittee => &[
            "paritair comite", "commission paritaire", "paritatische kommission", "joint committee", "pc", "pc nummer", "cp", "pk",
            "jc", "pc nr", "nummer paritair comite", "numero de commission paritaire", "numero de la commission paritaire",
            "nummer der paritatischen kommission", "joint committee number", "paritair subcomite", "sous commission paritaire",
        ],
    }
}
