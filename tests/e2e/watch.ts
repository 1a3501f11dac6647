import type { BrowserContext } from "@playwright/test";

/** What the browser complains about while a test runs. */
export interface Complaints {
  /** Breaches of the content security policy. There is never a reason for one. */
  policy: string[];
  /** Errors on the console and errors nobody caught. */
  errors: string[];
}

/** The browser itself notes each answer of 400 and above, and each connection that fails. */
const NOTE_OF_BROWSER = /^Failed to load resource: /;

/** Listens to every page and Worker of a context. Call it before the first page opens. */
export function watch(context: BrowserContext): Complaints {
  const complaints: Complaints = { policy: [], errors: [] };
  context.on("console", (message) => {
    const text = message.text();
    if (/Content Security Policy/i.test(text)) {
      complaints.policy.push(text);
    } else if (message.type() === "error" && !NOTE_OF_BROWSER.test(text)) {
      complaints.errors.push(text);
    }
  });
  context.on("weberror", (error) => complaints.errors.push(String(error.error())));
  return complaints;
}
