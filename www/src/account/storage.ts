import type { Host } from "../host.js";
import { type Kept, writeKept } from "../kept.js";
import { environmentsFor, type OwnAccount, record, toOwnAccount } from "./own-account.js";

/** The accounts kept on this computer, and the one in use. */
interface AccountBook {
  readonly list: readonly OwnAccount[];
  readonly current: string | null;
}

export const ACCOUNTS: Kept = { key: "accounts", version: 1 };

/** The one account that was kept before there could be several. */
const STORED_ALONE = "account";

/** The accounts as they were last kept here, as far as they can be read. */
export async function readAccounts(host: Host): Promise<AccountBook> {
  const stored = record<"accounts" | "current">(await host.read(ACCOUNTS.key));
  const list = stored?.accounts;
  if (!Array.isArray(list)) return readAlone(host);
  const environments = environmentsFor(host);
  const read = list.map((value, index) => toOwnAccount(value, idOf(value) ?? `a${index + 1}`, environments));
  const accounts = withOwnIds(read.filter((account) => account !== null));
  const current = accounts.find(({ id }) => id === stored?.current)?.id ?? accounts[0]?.id ?? null;
  return { list: accounts, current };
}

/** Keeps the accounts, in place of what was kept before. */
export async function writeAccounts(host: Host, { list, current }: AccountBook): Promise<void> {
  await writeKept(host, ACCOUNTS, { current, accounts: list });
}

/** Takes over the single account of earlier versions, once. */
async function readAlone(host: Host): Promise<AccountBook> {
  const alone = record(await host.read(STORED_ALONE));
  const account = alone && toOwnAccount({ account: alone }, "a1", environmentsFor(host));
  if (!account) return { list: [], current: null };
  const book = { list: [account], current: account.id };
  await writeAccounts(host, book);
  await host.write(STORED_ALONE, null);
  return book;
}

function idOf(value: unknown): string | null {
  const id = record<"id">(value)?.id;
  return typeof id === "string" && id !== "" ? id : null;
}

/** No two accounts under one id, whatever was stored. */
function withOwnIds(accounts: readonly OwnAccount[]): OwnAccount[] {
  const own: OwnAccount[] = [];
  for (const account of accounts) {
    const taken = own.some(({ id }) => id === account.id);
    own.push(taken ? { ...account, id: nextId([...accounts, ...own]) } : account);
  }
  return own;
}

/** An id none of these accounts has. */
export function nextId(accounts: readonly OwnAccount[]): string {
  const numbers = accounts.map(({ id }) => Number(/^a(\d{1,9})$/.exec(id)?.[1] ?? 0));
  return `a${Math.max(0, ...numbers) + 1}`;
}
