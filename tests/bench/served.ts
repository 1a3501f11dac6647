import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { chromium, type Page } from "@playwright/test";

const { CHROMIUM = "/usr/bin/chromium" } = process.env;

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".wasm": "application/wasm",
};

/** Isolated from other origins a page gets a clock of 5 µs; otherwise it is one of 100 µs. */
const HEADERS = {
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-embedder-policy": "require-corp",
};

/** A page in a Chromium of its own, from a folder that a server on this machine serves. */
export interface Served {
  /** Of Chromium. */
  readonly version: string;
  readonly page: Page;
  close(): Promise<void>;
}

/** Starts Chromium, without the network traffic of its own, and leads it to a page beside the files of this folder. */
export async function serve(folder: string, html: string): Promise<Served> {
  const server = createServer((request, response) => {
    const name = path.basename(request.url ?? "");
    const body = name ? read(path.join(folder, name)) : html;
    const type = TYPES[path.extname(name || "index.html")] ?? "application/octet-stream";
    response.writeHead(body === undefined ? 404 : 200, { ...HEADERS, "content-type": type }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: [
      ...["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
      ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
    ],
  });
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  // Set by each bench's page as soon as everything is there.
  await page.waitForFunction(() => document.title === "ready");
  return {
    version: browser.version(),
    page,
    async close() {
      await browser.close();
      server.close();
    },
  };
}

function read(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}
