import type { Browser, Page } from "puppeteer-core";

/** Puppeteer's connection to the browser, for what has no name in Puppeteer. */
export interface Connection {
  // biome-ignore lint/suspicious/noExplicitAny: what comes back depends on the method
  send(method: string, params: object): Promise<{ result: any }>;
}

export function connectionOf(browser: Browser): Connection {
  return (browser as unknown as { connection: Connection }).connection;
}

/**
 * Leads a tab to a page of the extension and settles when it is there. Puppeteer's own `goto` would wait for ever,
 * because the tab changes its process on the way.
 */
export async function lead(page: Page, url: string): Promise<void> {
  const { _id: context } = page.mainFrame() as unknown as { _id: string };
  const connection = connectionOf(page.browser());
  await connection.send("browsingContext.navigate", { context, url, wait: "none" });
}
