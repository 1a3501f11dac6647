import type {
  Account,
  AccountReview,
  CheckReport,
  Connection,
  ConsultQuery,
  CustomerReport,
  DeclarationKind,
  DiagnosisReport,
  ExportedFile,
  ExportKind,
  KeyFileView,
  OpeningStep,
  Preparation,
  Receipt,
  SessionRecord,
  TrainingRegistrationDraft,
  TrainingRightDraft,
  Verification,
} from "#core";
import type { ConsultPage, KeptKey } from "#wasm";

/** A record as somebody wrote it, in the form it has on the wire; any member may be missing. */
export type Draft = TrainingRegistrationDraft | TrainingRightDraft;

/** A draft to prepare. */
export interface DraftRow {
  readonly draft: Draft;
  /** The reference of the receipt, and of a registration that has none of its own. A right is sent without one. */
  readonly reference?: string;
  /** It may have been sent before, under its reference. */
  readonly attempted: boolean;
}

/**
 * What the panel may ask of a session. Each call crosses to the Worker that owns the Wasm core and with it
 * every secret; only what may be shown comes back. A failing call rejects with a {@link FlaError}.
 */
export interface Session {
  /**
   * Begins to open a certificate file. Both buffers are transferred: the caller keeps no copy of the password. Little
   * work is done at once; more is said first, and file and password wait in the Worker for {@link continueOpening}.
   */
  openFile(file: Uint8Array, password: Uint8Array): Promise<OpeningStep>;
  /** Runs the work that was said last. `agreed`: how many iterations of it the user agreed to, 0 when not asked. */
  continueOpening(agreed: number): Promise<OpeningStep>;
  /** Chooses the identity to sign with, by its place in {@link KeyFileView.identities}. */
  choose(index: number): Promise<void>;
  /** The public part of the chosen identity as a file: its certificate, its chain, its public key. */
  exportCertificate(kind: ExportKind): Promise<ExportedFile>;
  /** Gives the chosen key to WebCrypto for some days, and gives the record to keep. The session goes on with its own. */
  keepKey(days: number): Promise<KeptKey>;
  /** From now on the chosen identity signs with this key, made by {@link keepKey}; the session wipes its own. */
  signWith(kept: KeptKey): Promise<void>;
  /** Opens a kept identity: no file, no password. */
  openKept(kept: KeptKey): Promise<KeyFileView>;
  /** The private key of the chosen identity, encrypted under a new password, which is transferred. */
  exportPrivateKey(password: Uint8Array): Promise<ExportedFile>;
  /** Looks at an account as it stands: its client id with paste damage repaired, and where it leads to. */
  reviewAccount(account: Account): Promise<AccountReview>;
  /** Finds customers in rows of cells, wherever in them the number stands. */
  readCustomers(rows: readonly (readonly string[])[]): Promise<CustomerReport>;
  /**
   * Uses an account from now on: with the token there is in memory for it or, with `renew` or without one, with a new
   * one, for which an assertion is signed.
   */
  connect(account: Account, renew: boolean): Promise<Connection>;
  /**
   * Begins to check the connection: climbs what needs no network. A check that was under way is given up.
   *
   * `permitted`: the browser lets the panel reach the hosts. `employer`: whose data the account should be able to see,
   * empty for nobody's. `origin`: the browser adds the name of the panel to requests.
   */
  diagnose(account: Account, permitted: boolean, employer: string, origin: boolean): Promise<DiagnosisReport>;
  /** Sends the next request of the check that was begun, and gives the ladder so far. */
  continueDiagnosis(): Promise<DiagnosisReport>;
  /** What the session did so far: its last assertion without the signature, its requests. Nothing in it is secret. */
  sessionRecord(): Promise<SessionRecord>;
  /** From now on requests to the API carry a fresh `BelGov-Trace-Id`, or no longer. */
  nameRequests(on: boolean): Promise<void>;
  /** The token in use, for a user who asked for it after a warning. */
  revealToken(): Promise<string>;
  /** A new assertion, signed and not sent, for a user who asked for it after a warning. It is good for one request. */
  signAssertion(account: Account): Promise<string>;
  /** Checks a draft as it stands. Never fails on bad input: that is what findings are for. */
  check(kind: DeclarationKind, draft: Draft): Promise<CheckReport>;
  /**
   * Builds the request and gives the receipt to journal before it is sent: its outcome is "unknown, interrupted", which
   * is the truth if the panel dies now. Fails with `submission.not_ready` when the draft has errors.
   */
  prepare(kind: DeclarationKind, draft: Draft): Promise<Receipt>;
  /**
   * Does the same for many drafts in one crossing, in their order: for each the receipt, or what is wrong with it.
   *
   * `attempted: false` says that this reference cannot have been sent yet. A duplicate (409) may then be our own request
   * that arrived twice, and its outcome is "unknown, already registered"; otherwise it is a refusal.
   *
   * What is prepared and never sent stays in the Worker's memory until the connection ends: prepare what goes soon.
   */
  prepareAll(kind: DeclarationKind, rows: readonly DraftRow[]): Promise<Preparation[]>;
  /** Makes references that nobody else has, to write down before anything is sent under them. */
  makeReferences(count: number): Promise<string[]>;
  /**
   * Sends what was prepared under the id of this receipt and gives the receipt with its outcome. Several may be under
   * way at once. It fails only when nothing left; `params.retry_after` then says after how many seconds the token
   * server wants to be asked again, when it does.
   *
   * After a refusal with 429, or with 503 by a problem that says so, nothing was done: `problem.retryAfter` says after
   * how many seconds to go on. In an unknown outcome `retryAfter` says it.
   */
  send(id: string): Promise<Receipt>;
  /**
   * Asks once what became of a submission whose outcome is unknown, at the address its answer named (`canFollow`), with
   * the account it was sent with. The outcome may stay unknown; `retryAfter` then says after how many seconds to ask
   * again, and is absent when that is for the user to do. The pace is modelled on Dimona: nothing in the first two
   * seconds, each second up to thirty, each minute up to twenty minutes.
   *
   * Fails with `submission.no_address` (none was named, or one outside of the API, which is never called),
   * `submission.other_account`, `submission.settled` (there is nothing to ask), or as a connection does. Nothing is
   * lost then: the question can be asked again.
   */
  follow(receipt: Receipt): Promise<Receipt>;
  /**
   * Asks the register whether it has what was sent with an unknown outcome, by its reference (modelled). Registered:
   * the receipt comes back accepted, with `byReference`. Absent: it was not there at that moment; what is still on its
   * way can arrive later. Unsaid: the answer does not tell. Fails as {@link follow} does.
   */
  verify(receipt: Receipt): Promise<Verification>;
  /**
   * Asks the register for one page. `next`: null for the first one; otherwise an address that an earlier page of the
   * same query named, which must lie under the API base. Fails with `consultation.refused` when the server says no.
   */
  consult(query: ConsultQuery, next: string | null): Promise<ConsultPage>;
  /**
   * A detached JWS (RFC 7515, Appendix F; RS256, the certificates in `x5c`) over these bytes, with the company's key. The
   * bytes are transferred. Only what has the form of a manifest is signed: see `crate/core/src/manifest.rs`.
   */
  signManifest(bytes: Uint8Array): Promise<string>;
  /**
   * Gives up the request under way, if there is one. A `connect` then fails with `network.cancelled`; a `send` whose
   * registration may have left gives a receipt that says "unknown, cancelled"; a `consult` ends at once.
   */
  cancel(): Promise<void>;
  /** Ends the Worker, and with it every secret. The session is unusable afterwards. */
  lock(): void;
}

/** An error of the core: a stable code and the values for the sentence about it. */
export class FlaError extends Error {
  override readonly name = "FlaError";
  constructor(
    readonly code: string,
    readonly params: Readonly<Record<string, string>> = {},
  ) {
    super(code);
  }
}
