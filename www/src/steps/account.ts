import type { Account, AccountReview, EnvironmentKind, Role } from "#core";
import { KNOWN } from "#known";
import type { DemoPack } from "../demo.js";
import { EMPTY_ACCOUNT } from "../state/state.js";

/** The account of the practice company in one of its two roles. */
export function demoAccount(pack: DemoPack, role: Role = "employer"): Account {
  const { clientId } = role === "employer" ? pack : pack.representative;
  return { ...EMPTY_ACCOUNT, clientId, role, environment: "demo", apiBase: pack.apiBase };
}

/** Whether the user says where tokens come from; elsewhere it is known. */
export function entersTokenEndpoint(environment: EnvironmentKind): boolean {
  return KNOWN.environments[environment].tokenEndpoint === null;
}

/** Whether everything the server needs to be asked has been filled in. */
export function isComplete(account: Account): boolean {
  return account.clientId.trim() !== "" && account.apiBase.trim() !== "" && tokenEndpointOf(account) !== "";
}

/**
 * The addresses the browser must be allowed to call: as the core found them, or as they stand while it has not looked
 * yet. The demo calls none; what is no address is the core's to refuse.
 */
export function addressesOf(account: Account, review: AccountReview | null = null): string[] {
  if (account.environment === "demo") return [];
  const { tokenEndpoint, apiBase } = review?.addresses ?? {
    tokenEndpoint: tokenEndpointOf(account),
    apiBase: account.apiBase.trim(),
  };
  return [tokenEndpoint, apiBase].filter(isAddress);
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
  const { tokenEndpoint: _, audience: __, ...rest } = account;
  if (environment === "custom") return { ...rest, environment, tokenEndpoint: "", apiBase: "" };
  if (environment !== "local") return { ...rest, environment, apiBase: "" };
  // The local simulator serves the page too, so its addresses begin where the page comes from.
  const at = (path: string) => new URL(path, location.origin).href;
  return { ...rest, environment, tokenEndpoint: at(KNOWN.tokenPath), apiBase: at(KNOWN.modelledApiPath) };
}

/** The address a token is asked from, which is also the audience of the assertion unless an expert says otherwise. */
export function tokenEndpointOf({ environment, tokenEndpoint }: Account): string {
  return KNOWN.environments[environment].tokenEndpoint ?? tokenEndpoint?.trim() ?? "";
}
