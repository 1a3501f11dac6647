import type { Account, Asserted } from "#core";
import { KNOWN } from "#known";

/** What is asked of the token server, as far as it may be shown. The frame of it is the core's own, taken by the build. */
export interface TokenRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** In the order of sending, not yet encoded. */
  readonly fields: readonly (readonly [name: string, value: string])[];
}

/** What tells a token request of one account from that of another. */
export interface TokenTarget {
  readonly clientId: string;
  readonly tokenEndpoint: string;
  readonly audience: string;
  readonly scope: string | null;
}

/** Where the token requests of an account go. `endpoint` is its address as far as it is known. */
export function targetOf(account: Account, endpoint: string): TokenTarget {
  return {
    clientId: account.clientId.trim(),
    tokenEndpoint: endpoint,
    audience: account.audience ?? endpoint,
    scope: account.sendScope ? KNOWN.scopes[account.role] : null,
  };
}

/** The request of a target, with an assertion or with what stands for one. */
export function tokenRequest(
  { tokenEndpoint, scope }: Pick<TokenTarget, "tokenEndpoint" | "scope">,
  assertion: string,
): TokenRequest {
  const { method, headers, body } = KNOWN.tokenRequest;
  const fields = [...new URLSearchParams(body)]
    .filter(([name]) => name !== "scope" || scope !== null)
    .map(([name, value]): [string, string] => {
      if (name === "scope") return [name, scope ?? ""];
      return [name, name === "client_assertion" ? assertion : value];
    });
  return { method, url: tokenEndpoint, headers, fields };
}

/** Whether what was sent last was sent for this target: the account may have been edited since. */
export function isFor(asserted: Asserted, target: TokenTarget): boolean {
  const { claims, tokenEndpoint, scope } = asserted;
  return (
    claims.iss === target.clientId &&
    claims.aud === target.audience &&
    tokenEndpoint === target.tokenEndpoint &&
    scope === target.scope
  );
}
