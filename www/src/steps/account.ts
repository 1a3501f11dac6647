import type { Account, EnvironmentKind, Role } from "#core";
import type { DemoPack } from "../demo.js";
import type { Host } from "../host.js";
import { EMPTY_ACCOUNT } from "../state/state.js";

/** The token endpoint of the guide (27/03/2024, §5.1): shown, and asked for as a permission. */
export const PRODUCTION_TOKEN_ENDPOINT = "https://services.socialsecurity.be/REST/oauth/v5/token";

/** Where the API is at the local simulator: the path of the modelled contract. */
const LOCAL_API_PATH = "/REST/federalLearningAccount/v1";

const STORED = "account";

/** The account of the practice company in one of its two roles. */
export function demoAccount(pack: DemoPack, role: Role = "employer"): Account {
  const { clientId } = role === "employer" ? pack : pack.representative;
  return { ...EMPTY_ACCOUNT, clientId, role, environment: "demo", apiBase: pack.apiBase };
}

/** The account as it was last used here, as far as it can be trusted: nothing in it is secret. */
export async function storedAccount(host: Host): Promise<Account> {
  const stored = (await host.read(STORED)) as Partial<Account> | undefined;
  const text = (value: unknown) => (typeof value === "string" ? value : "");
  if (!stored || typeof stored !== "object") return EMPTY_ACCOUNT;
  const local = host.isLoopback && stored.environment === "local";
  return {
    clientId: text(stored.clientId),
    role: stored.role === "representative" ? "representative" : "employer",
    environment: local ? "local" : "production",
    apiBase: local || stored.environment === "production" ? text(stored.apiBase) : "",
    ...(local ? { tokenEndpoint: text(stored.tokenEndpoint) } : {}),
    sendScope: stored.sendScope !== false,
  };
}

/** Keeps the account for the next time, except that of the practice company. */
export function storeAccount(host: Host, account: Account): Promise<void> {
  return account.environment === "demo" ? Promise.resolve() : host.write(STORED, account);
}

/** Whether everything the server needs to be asked has been filled in. */
export function isComplete(account: Account): boolean {
  const addressed = account.environment !== "local" || (account.tokenEndpoint ?? "").trim() !== "";
  return account.clientId.trim() !== "" && account.apiBase.trim() !== "" && addressed;
}

/** The addresses the browser must be allowed to call. The demo calls none; what is no address is the core's to refuse. */
export function addressesOf(account: Account): string[] {
  if (account.environment === "demo") return [];
  return [tokenEndpointOf(account), account.apiBase.trim()].filter(isAddress);
}

function isAddress(text: string): boolean {
  try {
    return new URL(text) !== null;
  } catch {
    return false;
  }
}

/** The account in another world, with the addresses that are known there. */
export function inEnvironment(account: Account, environment: EnvironmentKind): Account {
  const { tokenEndpoint: _, ...rest } = account;
  if (environment !== "local") return { ...rest, environment, apiBase: "" };
  // The local simulator serves the page too, so its addresses begin where the page comes from.
  const tokenEndpoint = new URL(new URL(PRODUCTION_TOKEN_ENDPOINT).pathname, location.origin).href;
  return { ...rest, environment, tokenEndpoint, apiBase: new URL(LOCAL_API_PATH, location.origin).href };
}

/** The address a token is asked from, which is also the audience of the assertion. */
export function tokenEndpointOf(account: Account): string {
  if (account.environment === "local") return account.tokenEndpoint?.trim() ?? "";
  const production = new URL(PRODUCTION_TOKEN_ENDPOINT);
  return account.environment === "demo"
    ? new URL(production.pathname, account.apiBase).href
    : production.href;
}
