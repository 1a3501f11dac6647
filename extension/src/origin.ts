import type { Departure } from "../../www/src/host";

/** Who holds the lock of this name put up the rule with this id, and is still there. */
const lockOf = (id: number) => `origin-rule-${id}`;

/** Rules have numbers from 1 on; a random one, because several panels may be open. */
const randomId = () => 1 + ((crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) % 0x7fffffff);

/**
 * Runs `send` while a session rule takes the `Origin` off the requests to one address. The rule is for requests of
 * this extension alone: an ordinary page's `Origin` protects its user and stays. A rule that the browser refuses
 * stops nothing; the request then leaves as it is.
 */
export async function withoutOrigin(request: Departure, send: () => Promise<void>): Promise<void> {
  const id = randomId();
  await navigator.locks.request(lockOf(id), async () => {
    await change({ addRules: [ruleFor(request, id)] });
    try {
      await send();
    } finally {
      await change({ removeRuleIds: [id] });
    }
  });
}

/**
 * Removes the rules of panels that ended in the middle of a request. Session rules end with the browser, not with
 * the panel; a lock ends with the panel. The rules are read before the locks: each of them had its lock first, so that one
 * of a request under way is never without.
 */
export async function removeStaleRules(): Promise<void> {
  const rules = await chrome.declarativeNetRequest.getSessionRules();
  const { held = [] } = await navigator.locks.query();
  const alive = new Set(held.map(({ name }) => name));
  await change({ removeRuleIds: rules.map(({ id }) => id).filter((id) => !alive.has(lockOf(id))) });
}

function ruleFor({ method, url }: Departure, id: number): chrome.declarativeNetRequest.Rule {
  return {
    id,
    action: { type: "modifyHeaders", requestHeaders: [{ header: "origin", operation: "remove" }] },
    condition: {
      initiatorDomains: [new URL(chrome.runtime.getURL("")).host],
      requestMethods: [method.toLowerCase()],
      resourceTypes: ["xmlhttprequest"],
      // Bars mark the beginning and the end of the address.
      urlFilter: `|${url}|`,
      isUrlFilterCaseSensitive: true,
    },
  } as chrome.declarativeNetRequest.Rule;
}

async function change(options: chrome.declarativeNetRequest.UpdateRuleOptions): Promise<void> {
  await chrome.declarativeNetRequest.updateSessionRules(options).catch(() => {});
}
