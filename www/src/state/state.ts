import type {
  Account,
  AccountReview,
  CheckReport,
  ClientIdRepair,
  Connection,
  Customer,
  CustomerReport,
  DiagnosisReport,
  EnvironmentKind,
  Finding,
  KeyFileView,
  Receipt,
} from "#core";
import type { OwnAccount } from "../account/own-account.js";
import type { Situation } from "../account/situation.js";
import type { ImportReport } from "../account/transfer.js";
import type { DeclarationKind } from "../batch/batch.js";
import { type ConsultState, NOTHING_CONSULTED } from "../consult/consult-state.js";
import type { DemoPack } from "../demo.js";
import { emptyValues, type FieldValues, type Path } from "../form/fields.js";
import type { Added } from "../form/workers.js";
import type { Place } from "../guide/places.js";
import { type GuideProgress, NO_PROGRESS } from "../guide/progress.js";
import type { Remark } from "../receipt/remark.js";
import { NOTHING_RECENT, type Recent } from "../recent.js";
import type { Remembered } from "../remembered.js";
import { NOTHING_TO_SAVE, type SaveState } from "../save/save-state.js";
import { NOTHING_SAVED, type SavedState } from "../saved/saved-state.js";
import type { Template } from "../templates.js";
import type { Language } from "../text/language.js";
import type { Key } from "../text/text.js";
import { type ImportState, NO_IMPORT } from "./import-state.js";
import { type BatchesState, NO_BATCHES } from "./reduce-batch.js";

/** The stations of the path, in order. */
export const STATIONS = ["certificate", "connection", "work", "receipts"] as const;
export type Station = (typeof STATIONS)[number];

/** The answer to the first question. */
export type Mode = "demo" | "own";

/** The ways to work, each behind a door of the work station. */
export type Door = "consult" | "registration" | "file";

/** What is opened from the frame, beside the path. */
export type Aside = "accounts" | "customers" | "guide" | "saved";

/** What the panel may be doing while the user waits. */
export type Task =
  | "preparing"
  | "opening"
  | "connecting"
  | "diagnosing"
  | "checking"
  | "sending"
  | "consulting"
  | "saving"
  | "savedFile"
  | "comparing";

/** What may fail: a task, or what nobody waits for: reading the receipts, giving out a file, remembering or keeping. */
export type Step = Task | "reading" | "exporting" | "remembering" | "importing" | "keeping" | "batching";

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
  /** Requests to the API carry a `BelGov-Trace-Id` of ours. */
  readonly nameRequests: boolean;
  /** Minutes without a sign of life after which the panel locks by itself; 0 is never. */
  readonly lockMinutes: number;
  /** Years after which receipts are deleted from this computer; 0 is never. */
  readonly receiptYears: number;
}

/** The terms a user may choose for receipts, in years; 0 is until they are deleted by hand. */
export const RECEIPT_YEARS: readonly number[] = [0, 1, 3, 5, 10];

export const DEFAULT_LOCK_MINUTES = 15;
export const MAX_LOCK_MINUTES = 60;

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

/** The task that is under way. */
export interface Busy {
  readonly task: Task;
  /** Milliseconds. */
  readonly since: number;
  readonly estimate: Estimate | null;
  /** Until when it waits for a server that gives no answer now, in milliseconds; `null` while it does not. */
  readonly waitsUntil: number | null;
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
  readonly situation: Situation;
  readonly connected: Connection | null;
  /** What the core says about the account as it stands; `null` until it has looked. */
  readonly review: AccountReview | null;
  /** What was repaired in the client id as it was pasted. */
  readonly repairs: readonly ClientIdRepair[];
  /** What came of the attempt without scope, the last thing tried. */
  readonly attempt: ScopeAttempt | null;
}

/** A token was given without asking for a scope, or it was not. */
export type ScopeAttempt =
  | { readonly granted: true; readonly scope: string | null }
  | { readonly granted: false; readonly failure: Failure };

export function disconnected(account: Account, situation: Situation = account.role): ConnectionState {
  return { account, situation, connected: null, review: null, repairs: [], attempt: null };
}

export interface AccountsState {
  readonly list: readonly OwnAccount[];
  /** The id of the one in use; `null` while there is none. */
  readonly current: string | null;
  /** The one deleted last, until the screen is left: it can be brought back. */
  readonly removed: {
    readonly account: OwnAccount;
    readonly at: number;
    readonly wasCurrent: boolean;
  } | null;
  /** What the last import said. */
  readonly imported: ImportReport | null;
}

export interface CustomersState {
  readonly own: readonly Customer[];
  /** Those of the practice company, which last as long as the demo. */
  readonly demo: readonly Customer[];
  /** The list before something was deleted from it, until the screen is left. */
  readonly removed: readonly Customer[] | null;
  /** What was found in what was added last, and how much of it was new. */
  readonly report: (CustomerReport & { readonly added: number }) | null;
}

/** What was filled in, as far as it can be put aside, brought back or used again. */
export interface Filled {
  readonly kind: DeclarationKind;
  readonly values: FieldValues;
  /** The national numbers of the list, besides the one in the field. */
  readonly workers: readonly string[];
}

/** One of several workers, and what there is to say about the number; `null` while it is being looked at. */
export interface Worker {
  readonly ssin: string;
  readonly findings: readonly Finding[] | null;
}

export interface DiagnosisState {
  /** Whether the station shows the check instead of the account. */
  readonly shown: boolean;
  /** Whose data the account should be able to see, as it was typed. */
  readonly employer: string;
  /** The employer the ladder was climbed for. */
  readonly checked: string;
  /** The ladder as far as it was climbed. */
  readonly report: DiagnosisReport | null;
}

/** The world the panel is in: once connected the one the core found, which goes by the address of the API. */
export function environmentOf({ account, connected }: ConnectionState): EnvironmentKind {
  return connected?.environment ?? account.environment;
}

export interface WorkState {
  readonly kind: DeclarationKind;
  readonly values: FieldValues;
  /** The workers of the list. One worker alone needs none: the field is enough. */
  readonly workers: readonly Worker[];
  /** What came of the last adding to the list. */
  readonly added: Added | null;
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
  readonly before: Filled | null;
  /** What was in the form when sending began. */
  readonly sent: Pick<WorkState, "kind" | "values" | "workers"> | null;
  /** The reference of a registration that may be under way: whoever sends it again must name it. */
  readonly underWay: string | null;
  /** What the server said about fields the last time. */
  readonly remarks: readonly Remark[];
  /** When it was put aside (milliseconds), if it came back. */
  readonly putAside: number | null;
  /** The field to go to: whoever comes back to correct, or enters the same again, begins there. New each time. */
  readonly begin: { readonly path: Path } | null;
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

export interface GuideState {
  readonly progress: GuideProgress;
  readonly place: Place;
  /** The progress before a file was taken over or everything was begun anew, until the guide is left. */
  readonly before: GuideProgress | null;
}

export interface State {
  readonly mode: Mode | null;
  readonly demo: DemoPack | null;
  readonly station: Station;
  /** The way to work that was chosen; `null` while the doors are shown. It stays when one goes elsewhere and comes back. */
  readonly door: Door | null;
  /** What is shown in place of the station. */
  readonly aside: Aside | null;
  readonly busy: Busy | null;
  readonly failure: Failure | null;
  /** The last failure there was, also when it no longer shows: for the support bundle. */
  readonly failed: Failure | null;
  /** How the last lock came, told on the first screen: by the user, by the user while sending, by the clock. */
  readonly locked: "idle" | "sending" | "timer" | null;
  /** Something was being filled in when the panel was locked, and waits for its certificate. */
  readonly parked: boolean;
  /** Whole minutes until the panel locks by itself; `null` when it will not. */
  readonly minutesLeft: number | null;
  /** For those who do not see the screen; `count` makes a repeated one new. */
  readonly announcement: { readonly key: Key; readonly count: number } | null;
  readonly certificate: CertificateState;
  readonly connection: ConnectionState;
  readonly diagnosis: DiagnosisState;
  readonly work: WorkState;
  /** What was entered lately, to enter it again. */
  readonly recent: Recent;
  readonly templates: readonly Template[];
  readonly consult: ConsultState;
  readonly save: SaveState;
  readonly saved: SavedState;
  readonly imports: ImportState;
  readonly receipts: ReceiptsState;
  readonly batches: BatchesState;
  readonly remembered: RememberedState;
  readonly accounts: AccountsState;
  readonly customers: CustomersState;
  readonly guide: GuideState;
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

export const NO_DIAGNOSIS: DiagnosisState = { shown: false, employer: "", checked: "", report: null };

export function emptyWork(enterpriseNumber = "", kind: DeclarationKind = "trainingRegistration"): WorkState {
  return {
    kind,
    values: emptyValues(enterpriseNumber),
    workers: [],
    added: null,
    left: [],
    editing: null,
    report: null,
    asked: false,
    confirming: false,
    before: null,
    sent: null,
    underWay: null,
    remarks: [],
    putAside: null,
    begin: null,
  };
}

/** What was kept on this computer from earlier times. */
export interface Kept {
  readonly accounts: Pick<AccountsState, "list" | "current">;
  readonly customers: readonly Customer[];
  readonly guide: GuideProgress;
}

const NOTHING_KEPT: Kept = { accounts: { list: [], current: null }, customers: [], guide: NO_PROGRESS };

export function initialState(settings: Settings, kept: Kept = NOTHING_KEPT): State {
  return {
    mode: null,
    demo: null,
    station: "certificate",
    door: null,
    aside: null,
    busy: null,
    failure: null,
    failed: null,
    locked: null,
    parked: false,
    minutesLeft: null,
    announcement: null,
    certificate: EMPTY_CERTIFICATE,
    connection: disconnected(EMPTY_ACCOUNT),
    diagnosis: NO_DIAGNOSIS,
    work: emptyWork(),
    recent: NOTHING_RECENT,
    templates: [],
    consult: NOTHING_CONSULTED,
    save: NOTHING_TO_SAVE,
    saved: NOTHING_SAVED,
    imports: NO_IMPORT,
    receipts: { list: null, shown: null, unkept: null },
    batches: NO_BATCHES,
    remembered: { list: [], evictable: false },
    accounts: { ...kept.accounts, removed: null, imported: null },
    customers: { own: kept.customers, demo: [], removed: null, report: null },
    guide: { progress: kept.guide, place: { part: "plan" }, before: null },
    settings,
  };
}
