import type { Language } from "../text/language.js";
import type { SourceId } from "./sources.js";

/** The languages things of the portal are known in. `en` is never the portal's own: it is the English of the manual. */
type PortalLanguage = "nl" | "fr" | "en";

/** Something of the portal, word for word, in the languages it is known in. None is guessed from another. */
type Known<Form> = Readonly<Partial<Record<PortalLanguage, Form>>>;

interface FromSource {
  readonly source: SourceId;
  /** The chapter of the source. */
  readonly at?: string;
}

interface Label extends FromSource {
  readonly kind: "label";
  readonly words: Known<string>;
}

interface Path extends FromSource {
  readonly kind: "path";
  /** What is pressed one after the other, beginning at the home page of the portal. */
  readonly words: Known<readonly string[]>;
}

interface Link extends FromSource {
  readonly kind: "link";
  readonly words: Known<string>;
  /** The address stands in the source over two lines. */
  readonly joined?: true;
}

export type Inset = Label | Path | Link;

const label = (words: Known<string>, at: string, source: SourceId = "manual"): Label => ({
  kind: "label",
  words,
  source,
  at,
});
const SITE = "https://www.socialsecurity.be";
const FIRST_VISIT = "general/first_visit/access/register-as-employer.htm";
const REGISTER = "employer/infos/employer_onss/registration_gen/register/register.htm";
const OAUTH = "general/helpcentre/rest/documents/pdf/doc_portal_oauth2_client_credential";

/** What stands in sentences of the guide as `{name}`: labels, paths and addresses of the portal, as it has them. */
export const INSETS = {
  access: label({ nl: "Toegangsbeheer", fr: "gestion des accès" }, "4.3"),
  responsibles: label({ nl: "Uw verantwoordelijken" }, "6.1"),
  accountName: label({ nl: "Accountnaam" }, "4.4"),
  secured: label({ nl: "Beveiligde machtigingen" }, "4.5"),
  flaBox: label({ nl: "CareerPro - Federal Learning Account - Aangifte" }, "4.5"),
  enterprise: label({ en: "Enterprise" }, "4.4"),
  addAccount: label({ en: "Add a webservice account" }, "4.4"),
  type: label({ en: "Type" }, "4.4"),
  authorisations: label({ en: "Authorisations" }, "4.4"),
  certificateName: label({ en: "Certificate name" }, "4.4"),
  confirm: label({ en: "Confirm" }, "4.4"),
  noAccess: label({ en: "no access" }, "4.4"),
  qualityEmployer: label({ en: "NSSO Employer" }, "4.4"),
  qualitySecretariat: label({ en: "Social Secretariat" }, "4.4"),
  qualityProvider: label({ en: "Service provider" }, "4.4"),
  rightChaman: label({ en: "Technical channel management" }, "4.3"),
  sender: label({ nl: "verzender", fr: "expéditeur" }, "", "chamanFaq"),
  pathAccess: {
    kind: "path",
    words: {
      nl: ["onderneming", "Alle online diensten", "Toegangsbeheer", "Toegangsbeheer"],
      fr: ["entreprise", "service en ligne", "gestion des accès", "gestion des accès"],
    },
    source: "manual",
    at: "4.3",
  },
  pathChaman: {
    kind: "path",
    words: {
      nl: ["onderneming", "Naar alle onlinediensten", "ChaMan", "Beheer uw technische kanalen"],
      fr: ["entreprise", "service en ligne", "Chaman", "gérer vos canaux techniques"],
    },
    source: "manual",
    at: "4.4",
  },
  pathMahis: {
    kind: "path",
    words: { nl: ["onderneming", "online dienst", "MAHIS"] },
    source: "manual",
    at: "2.2.1",
  },
  linkEmployer: {
    kind: "link",
    words: { nl: `${SITE}/site_nl/${FIRST_VISIT}`, fr: `${SITE}/site_fr/${FIRST_VISIT}` },
    source: "manual",
    at: "4.1",
  },
  linkRegister: {
    kind: "link",
    words: { nl: `${SITE}/site_nl/${REGISTER}`, fr: `${SITE}/site_fr/${REGISTER}` },
    source: "manual",
    at: "4.2",
    joined: true,
  },
  linkCertificate: {
    kind: "link",
    words: { nl: `${SITE}/site_nl/general/helpcentre/soa/local_manager_certificate.htm` },
    source: "manual",
    at: "4.4",
  },
  linkMahis: {
    kind: "link",
    words: { nl: `${SITE}/site_nl/employer/applics/mahis/general/what_mandate.htm` },
    source: "mahis",
  },
  linkOauth: {
    kind: "link",
    words: { nl: `${SITE}/site_nl/${OAUTH}_NL.pdf`, fr: `${SITE}/site_fr/${OAUTH}_FR.pdf` },
    source: "manual",
    at: "5.1",
    joined: true,
  },
  linkRestDocs: {
    kind: "link",
    words: { en: "https://www.rest-documentation.socialsecurity.be/index.html" },
    source: "activating",
  },
} as const satisfies Record<string, Inset>;

export type InsetId = keyof typeof INSETS;

export function isInset(name: string): name is InsetId {
  return Object.hasOwn(INSETS, name);
}

/** The inset with the members that not all of them have. */
export function insetOf(id: InsetId): Inset {
  return INSETS[id];
}

/** Under which name of the words its meaning stands: `label.access`, `path.chaman`, `link.mahis`. */
export function meaningOf(id: InsetId): string {
  const { kind } = INSETS[id];
  const bare = kind === "label" ? id : id.slice(kind.length);
  return `${kind}.${bare.charAt(0).toLowerCase()}${bare.slice(1)}`;
}

/**
 * The forms of a path or an address for a reader: that of the reader's own language alone where the portal has it, else
 * all there are.
 */
export function formsFor<Form>(words: Known<Form>, language: Language): [PortalLanguage, Form][] {
  const all = Object.entries(words) as [PortalLanguage, Form][];
  const own = all.filter(([one]) => one === language);
  return own.length > 0 ? own : all;
}
