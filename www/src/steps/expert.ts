import type { SessionRecord } from "#core";
import { type Lent, lendToClipboard } from "../expert/clipboard.js";
import { toCurl } from "../expert/curl.js";
import { type TokenTarget, tokenRequest } from "../expert/token-request.js";
import { type Panel, sessionOf, toFailure } from "../panel.js";
import type { Failure } from "../state/state.js";

/** What the session did so far; nothing when there is none, for none is started to be asked. */
export async function readRecord(panel: Panel): Promise<SessionRecord | null> {
  try {
    return (await (await panel.session)?.sessionRecord()) ?? null;
  } catch {
    // Locked in the meantime: there is nothing to tell.
    return null;
  }
}

/** What came of a copy of a secret, or why there was none to copy. */
export type SecretCopy = { readonly lent: Lent } | { readonly failure: Failure };

/** Copies the token in use. It goes from the Worker to the clipboard and is kept nowhere on the way. */
export function copyToken(panel: Panel): Promise<SecretCopy> {
  return copySecret(async () => (await sessionOf(panel)).revealToken());
}

/** Copies the token request as a command, with an assertion signed for it, which the server takes once. */
export function copySignedCurl(panel: Panel, target: TokenTarget): Promise<SecretCopy> {
  const { account } = panel.store.state.connection;
  return copySecret(async () => {
    const assertion = await (await sessionOf(panel)).signAssertion(account);
    return toCurl(tokenRequest(target, assertion));
  });
}

async function copySecret(make: () => Promise<string>): Promise<SecretCopy> {
  try {
    return { lent: await lendToClipboard(await make()) };
  } catch (error) {
    return { failure: toFailure(error, "exporting") };
  }
}
