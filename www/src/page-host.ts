import type { Host } from "./host.js";

/** The host of the static page. What may be reached is decided by the page's policy: there is nothing to ask. */
export const pageHost: Host = {
  kind: "page",
  isLoopback: ["localhost", "127.0.0.1", "[::1]"].includes(location.hostname),
  async read(key) {
    try {
      return JSON.parse(storage().getItem(key) ?? "null") ?? undefined;
    } catch {
      return undefined;
    }
  },
  async write(key, value) {
    try {
      storage().setItem(key, JSON.stringify(value));
    } catch {
      // Storage is full or switched off: the setting then lasts as long as the page.
    }
  },
  watch(key, changed) {
    // The browser tells the other pages of the origin, not the one that wrote.
    addEventListener("storage", (event) => {
      if (event.key === key) changed();
    });
  },
  async canReach() {
    return true;
  },
  async askToReach() {
    return true;
  },
};

function storage(): Storage {
  // biome-ignore lint/style/noRestrictedGlobals: this is the Host, through which all storage goes.
  return localStorage;
}
