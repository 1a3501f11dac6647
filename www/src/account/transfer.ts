import type { Account, AccountReview, EnvironmentKind } from "#core";
import { type OwnAccount, record, toOwnAccount } from "./own-account.js";
import { nextId } from "./storage.js";

/** The form of the file; a later form gets a later number. */
export const FORMAT = "fla-panel.accounts/1";

/** The largest file that is read, in bytes. */
export const MAX_IMPORT_BYTES = 1024 * 1024;

/** Why an account of a file is not taken over. */
type RefusalReason = "shape" | "environment" | "address" | "known";

/** What came of an import. */
export interface ImportReport {
  readonly added: readonly OwnAccount[];
  /** Under the name or client id that stands in the file, or its place. */
  readonly refused: readonly { readonly name: string; readonly reason: RefusalReason }[];
}

/** Why a file as a whole is not taken. */
type FileFault = "json" | "format" | "version" | "size";

export class ImportError extends Error {
  constructor(readonly fault: FileFault) {
    super(fault);
  }
}

/** The accounts as a file: everything about them but what only matters here. There is nothing secret to leave out. */
export function toFile(accounts: readonly OwnAccount[], now: number): string {
  const plain = accounts.map(({ id: _, ...account }) => account);
  const file = { format: FORMAT, exportedAt: new Date(now).toISOString(), accounts: plain };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/**
 * Reads a file, trusting nothing in it: each account must be one that could have been filled in here, its addresses
 * are those the core lets through, and what is already there is not taken twice.
 */
export async function fromFile(
  text: string,
  known: readonly OwnAccount[],
  environments: readonly EnvironmentKind[],
  review: (account: Account) => Promise<AccountReview>,
): Promise<ImportReport> {
  const added: OwnAccount[] = [];
  const refused: ImportReport["refused"][number][] = [];
  for (const [index, value] of accountsIn(text).entries()) {
    const account = toOwnAccount(value, nextId([...known, ...added]), environments);
    const reason = account
      ? await refusal(account, [...known, ...added], review)
      : record(record<"account">(value)?.account)
        ? "environment"
        : "shape";
    if (account && !reason) added.push(account);
    else if (reason) refused.push({ name: account ? labelOf(account) : nameIn(value, index), reason });
  }
  return { added, refused };
}

async function refusal(
  { account }: OwnAccount,
  known: readonly OwnAccount[],
  review: (account: Account) => Promise<AccountReview>,
): Promise<RefusalReason | null> {
  if (known.some((other) => isSame(other.account, account))) return "known";
  const { fault } = await review(account);
  // An account without the address of the API is one that waits for the Swagger file, as here.
  return fault && fault.code !== "environment.api_base" ? "address" : null;
}

function accountsIn(text: string): unknown[] {
  let file: Partial<Record<"format" | "accounts", unknown>> | null;
  try {
    file = record(JSON.parse(text));
  } catch {
    throw new ImportError("json");
  }
  const format = file?.format;
  const accounts = file?.accounts;
  if (format !== FORMAT && typeof format === "string" && format.startsWith("fla-panel.accounts/")) {
    throw new ImportError("version");
  }
  if (format !== FORMAT || !Array.isArray(accounts)) throw new ImportError("format");
  return accounts;
}

function isSame(one: Account, other: Account): boolean {
  return (
    one.clientId === other.clientId &&
    one.role === other.role &&
    one.environment === other.environment &&
    one.apiBase === other.apiBase
  );
}

function nameIn(value: unknown, index: number): string {
  const name = record<"name">(value)?.name;
  return typeof name === "string" && name !== "" ? name.slice(0, 100) : `${index + 1}`;
}

/** What an account is called where it has no name of its own. */
export function labelOf({ name, account, certificate }: OwnAccount): string {
  return name.trim() || certificate?.holder || account.clientId;
}
