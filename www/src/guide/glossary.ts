import { LANGUAGES, type Language } from "../text/language.js";

/** A word of the domain in the four languages; what it means stands in the words of the guide under `term.`. */
export type Term = Readonly<Record<Language, string>>;

/** Names are those the government's own pages use in each language; where a language has none, a translation. */
export const TERMS = {
  fla: same("Federal Learning Account (FLA)"),
  registration: {
    en: "training registration",
    nl: "opleidingsregistratie",
    fr: "enregistrement de formation",
    de: "Eintragung einer Weiterbildung",
  },
  right: {
    en: "training right",
    nl: "opleidingsrecht",
    fr: "droit à la formation",
    de: "Weiterbildungsrecht",
  },
  credit: {
    en: "training credit",
    nl: "opleidingskrediet",
    fr: "crédit formation",
    de: "Weiterbildungsguthaben",
  },
  counts: {
    en: "counts for the training right",
    nl: "telt voor het opleidingsrecht",
    fr: "compte pour le droit à la formation",
    de: "zählt für das Weiterbildungsrecht",
  },
  nature: {
    en: "formal, informal training",
    nl: "formele, informele opleiding",
    fr: "formation formelle, informelle",
    de: "formelle, informelle Weiterbildung",
  },
  status: {
    en: "status of a training",
    nl: "status van een opleiding",
    fr: "statut d'une formation",
    de: "Status einer Weiterbildung",
  },
  provider: {
    en: "training provider",
    nl: "opleidingsverstrekker",
    fr: "prestataire de formation",
    de: "Weiterbildungsanbieter",
  },
  trainingCertificate: {
    en: "certificate of a training",
    nl: "attest van een opleiding",
    fr: "attestation de formation",
    de: "Bescheinigung einer Weiterbildung",
  },
  worker: { en: "worker", nl: "werknemer", fr: "travailleur", de: "Arbeitnehmer" },
  employer: { en: "employer", nl: "werkgever", fr: "employeur", de: "Arbeitgeber" },
  ssin: {
    en: "SSIN (national number)",
    nl: "INSZ (rijksregisternummer)",
    fr: "NISS (numéro national)",
    de: "ENSS (Nationalregisternummer)",
  },
  enterpriseNumber: {
    en: "enterprise number",
    nl: "ondernemingsnummer",
    fr: "numéro d'entreprise",
    de: "Unternehmensnummer",
  },
  cbe: {
    en: "Crossroads Bank for Enterprises (CBE)",
    nl: "Kruispuntbank van Ondernemingen (KBO)",
    fr: "Banque-Carrefour des Entreprises (BCE)",
    de: "Zentrale Datenbank der Unternehmen (ZDU)",
  },
  nssoNumber: { en: "NSSO number", nl: "RSZ-nummer", fr: "numéro ONSS", de: "LSS-Nummer" },
  jointCommittee: {
    en: "joint committee",
    nl: "paritair comité",
    fr: "commission paritaire",
    de: "paritätische Kommission",
  },
  reference: {
    en: "reference of the sender",
    nl: "referentie van de verzender",
    fr: "référence de l'expéditeur",
    de: "Referenz des Absenders",
  },
  nsso: {
    en: "National Social Security Office (NSSO)",
    nl: "Rijksdienst voor Sociale Zekerheid (RSZ)",
    fr: "Office national de sécurité sociale (ONSS)",
    de: "Landesamt für soziale Sicherheit (LSS)",
  },
  sigedis: same("Sigedis"),
  portal: {
    en: "portal of social security",
    nl: "portaal van de sociale zekerheid",
    fr: "portail de la sécurité sociale",
    de: "Portal der sozialen Sicherheit",
  },
  dimona: same("Dimona"),
  dmfa: same("DmfA"),
  localManager: {
    en: "local manager",
    nl: "lokale beheerder",
    fr: "gestionnaire local",
    de: "lokaler Verwalter",
  },
  csam: same("CSAM"),
  chaman: same("ChaMan"),
  sender: { en: "sender", nl: "verzender", fr: "expéditeur", de: "Absender" },
  capacity: { en: "capacity (quality)", nl: "hoedanigheid", fr: "qualité", de: "Eigenschaft" },
  account: {
    en: "web service account",
    nl: "webserviceaccount",
    fr: "compte de service web",
    de: "Webservice-Konto",
  },
  clientId: same("Client ID"),
  mandate: { en: "mandate", nl: "mandaat", fr: "mandat", de: "Mandat" },
  mahis: same("MAHIS"),
  representative: {
    en: "authorised representative",
    nl: "mandataris",
    fr: "mandataire",
    de: "Bevollmächtigter",
  },
  certificate: { en: "certificate", nl: "certificaat", fr: "certificat", de: "Zertifikat" },
  pfx: { en: ".pfx file", nl: ".pfx-bestand", fr: "fichier .pfx", de: ".pfx-Datei" },
  cer: { en: ".cer file", nl: ".cer-bestand", fr: "fichier .cer", de: ".cer-Datei" },
  thumbprint: { en: "thumbprint", nl: "vingerafdruk", fr: "empreinte", de: "Fingerabdruck" },
  token: { en: "token", nl: "token", fr: "jeton", de: "Token" },
  scope: same("scope"),
  assertion: { en: "assertion", nl: "assertion", fr: "assertion", de: "Assertion" },
  audience: { en: "audience", nl: "audience", fr: "audience", de: "Audience" },
  api: {
    en: "API, REST web service",
    nl: "API, REST-webservice",
    fr: "API, service web REST",
    de: "API, REST-Webdienst",
  },
  swagger: { en: "Swagger file", nl: "Swagger-bestand", fr: "fichier Swagger", de: "Swagger-Datei" },
  batch: { en: "batch", nl: "batch", fr: "batch", de: "Batch" },
} as const satisfies Record<string, Term>;

export type TermId = keyof typeof TERMS;

/** A name that is the same in every language. */
function same<Name extends string>(name: Name): Record<Language, Name> {
  return { en: name, nl: name, fr: name, de: name };
}

/** The words in which what was typed occurs, in any language or in their meaning; by their name in this language. */
export function searchTerms(
  typed: string,
  language: Language,
  meaning: (id: TermId) => string,
): readonly TermId[] {
  const parts = plain(typed).split(/\s+/).filter(Boolean);
  const ids = Object.keys(TERMS) as TermId[];
  return ids
    .filter((id) => {
      const text = plain([...LANGUAGES.map((one) => TERMS[id][one]), meaning(id)].join(" "));
      return parts.every((part) => text.includes(part));
    })
    .sort((a, b) => sortable(TERMS[a][language]).localeCompare(sortable(TERMS[b][language]), language));
}

function sortable(name: string): string {
  return name.replace(/^\./, "");
}

/** Without accents and capitals: whoever searches types neither. */
function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
