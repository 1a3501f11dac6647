import type { Host } from "../../www/src/host";
import { withoutOrigin } from "./origin";

/** The panel's view of the browser, when it runs as an extension. */
export const extensionHost: Host = {
  kind: "extension",
  isLoopback: false,

  async read(key) {
    const stored = await chrome.storage.local.get(key);
    return stored[key];
  },

  async write(key, value) {
    await chrome.storage.local.set({ [key]: value });
  },

  canReach(urls) {
    return chrome.permissions.contains({ origins: urls.map(toMatchPattern) });
  },

  askToReach(urls) {
    return chrome.permissions.request({ origins: urls.map(toMatchPattern) });
  },

  withoutOrigin,
};

/** The permission that covers an address: its whole host, since permissions know no paths. */
function toMatchPattern(url: string): string {
  return `${new URL(url).origin}/*`;
}
