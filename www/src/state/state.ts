import type {
  Account,
  CheckReport,
  Connection,
  DiagnosisReport,
  EnvironmentKind,
  Issue,
  KeyFileView,
  Receipt,
} from "#core";
import type { DemoPack } from "../demo.js";
import { emptyValues, type FieldValues, type Path } from "../form/fields.js";
import type { Remembered } from "../remembered.js";
import type { Language } from "../text/language.js";
import type { Key } from "../text/text.js";

/** The stations of the path, in order. */
export const STATIONS = ["certificate", "connection", "work", "receipts"] as const;
export type Station = (typeof STATIONS)[number];

/** The answer to the first question. */
export type Mode = "demo" | "own";

/** What the panel may be doing while the user waits. */
export type Task = "preparing" | "opening" | "connecting" | "diagnosing" | "sending";

/** What may fail: a task, or what nobody waits for: reading the receipts, giving out a file, remembering one. */
export type Step = Task | "reading" | "exporting" | "remembering";

/** A failure as the screen needs it: a code, the values for its sentence, and what was being done. */
export interface Failure {
  readonly code: string;
  readonly params: Readonly<Record<string, string>>;
  readonly step: Step;
}

export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

export interface Settings {
  readonly language: Language;
  readonly theme: Theme;
  /** Requests leave without the panel's `Origin`, where the host can see to it. */
  readonly hideOrigin: boolean;
}

/** Work of an opening that waits for the user's word. */
export interface Work {
  readonly iterations: number;
  /** About how long it takes on this computer. */
  readonly seconds: number;
  /** Whether the password has been tried in its usual form. */
  readonly retry: boolean;
}

/** How long what is being done takes, and since when. */
export interface Estimate {
  readonly seconds: number;
  /** Milliseconds. */
  readonly since: number;
}

export interface CertificateState {
  readonly file: File | null;
  /** The question on the screen, if there is one. */
  readonly asked: Work | null;
  /** Iterations the user has agreed to for this file: whoever mistyped the password is not asked again. */
  readonly agreed: number;
  readonly opened: KeyFileView | null;
  /** The place of the identity to sign with; `null` while none is usable. */
  readonly chosen: number | null;
}

export interface ConnectionState {
  readonly account: Account;
  readonly connected: Connection | null;
}

export interface DiagnosisState {
  /** Whether the station shows the check instead of the account. */
  readonly shown: boolean;
  /** Whose data the account should be able to see, as it was typed. */
  readonly employer: string;
  /** The ladder as far as it was climbed. */
  readonly report: DiagnosisReport | null;
}

/** The world the panel is in: once connected the one the core found, which goes by the address of the API. */
export function environmentOf({ account, connected }: ConnectionState): EnvironmentKind {
  return connected?.environment ?? account.environment;
}

export interface WorkState {
  readonly values: FieldValues;
  /** Fields that were left: findings about others wait. */
  readonly left: readonly Path[];
  /** The field being corrected: findings about it are silent. */
  readonly editing: Path | null;
  readonly report: CheckReport | null;
  /** Sending was asked for: every finding shows. */
  readonly asked: boolean;
  /** The question before an irrevocable sending is on the screen. */
  readonly confirming: boolean;
  /** What stood in the form before it was emptied or overwritten, until something else is typed. */
  readonly before: FieldValues | null;
  /** What the server said about fields the last time. */
  readonly remarks: readonly Issue[];
}

export interface ReceiptsState {
  /** `null` until they were read. */
  readonly list: readonly Receipt[] | null;
  /** The id of the one on the screen. */
  readonly shown: string | null;
  /** The id of one that could not be kept after its answer came. */
  readonly unkept: string | null;
}

/** The certificates remembered on this computer. */
export interface RememberedState {
  readonly list: readonly Remembered[];
  /** The browser was asked not to clear them, and did not promise it. */
  readonly evictable: boolean;
}

export interface State {
  readonly mode: Mode | null;
  readonly demo: DemoPack | null;
  readonly station: Station;
  readonly busy: { readonly task: Task; readonly since: number; readonly estimate: Estimate | null } | null;
  readonly failure: Failure | null;
  /** What was cleared by the last lock, told on the first screen. */
  readonly locked: "idle" | "sending" | null;
  /** For those who do not see the screen; `count` makes a repeated one new. */
  readonly announcement: { readonly key: Key; readonly count: number } | null;
  readonly certificate: CertificateState;
  readonly connection: ConnectionState;
  readonly diagnosis: DiagnosisState;
  readonly work: WorkState;
  readonly receipts: ReceiptsState;
  readonly remembered: RememberedState;
  readonly settings: Settings;
}

/** An account nobody has filled in. Asking for the narrowest access is the default (RFC 9700 §2.3). */
export const EMPTY_ACCOUNT: Account = {
  clientId: "",
  role: "employer",
  environment: "production",
  apiBase: "",
  sendScope: true,
};

export const EMPTY_CERTIFICATE: CertificateState = {
  file: null,
  asked: null,
  agreed: 0,
  opened: null,
  chosen: null,
};

export const NO_DIAGNOSIS: DiagnosisState = { shown: false, employer: "", report: null };

export function emptyWork(enterpriseNumber = ""): WorkState {
  return {
    values: emptyValues(enterpriseNumber),
    left: [],
    editing: null,
    report: null,
    asked: false,
    confirming: false,
    before: null,
    remarks: [],
  };
}

export function initialState(settings: Settings): State {
  return {
    mode: null,
    demo: null,
    station: "certificate",
    busy: null,
    failure: null,
    locked: null,
    announcement: null,
    certificate: EMPTY_CERTIFICATE,
    connection: { account: EMPTY_ACCOUNT, connected: null },
    diagnosis: NO_DIAGNOSIS,
    work: emptyWork(),
    receipts: { list: null, shown: null, unkept: null },
    remembered: { list: [], evictable: false },
    settings,
  };
}
