import type { Host } from "../../www/src/host";
import { withoutOrigin } from "./origin";

/** The panel's view of the browser, when it runs as an extension. */
export const extensionHost: Host = {
  kind: "extension",
  isLoopback: false,

  async read(key) {
    try {
      return (await chrome.storage.local.get(key))[key];
    } catch {
      return undefined;
    }
  },

  async write(key, value) {
    try {
      await chrome.storage.local.set({ [key]: value });
    } catch {
      // Storage is full or broken: the setting then lasts as long as the panel.
    }
  },

  watch(key, changed) {
    // Whoever wrote is told as well.
    chrome.storage.local.onChanged.addListener((changes) => {
      if (key in changes) changed();
    });
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
