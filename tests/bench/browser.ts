import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { chromium } from "@playwright/test";
import type { KeyFile } from "./contender.js";
import type { Job, Timing } from "./measure.js";

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

const PAGE = `<!doctype html><script>
  new Worker("chromium.js", { type: "module" }).onmessage = ({ data }) => { document.title = data };
</script>`;

/** A Chromium in which the contenders are ready. */
export interface Browser {
  readonly version: string;
  measure(job: Job, file: KeyFile): Promise<Timing[]>;
  close(): Promise<void>;
}

/** Starts Chromium, without the network traffic of its own, on a page from this folder. */
export async function startBrowser(folder: string): Promise<Browser> {
  const server = createServer((request, response) => {
    const name = path.basename(request.url ?? "");
    const body = name ? read(path.join(folder, name)) : PAGE;
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
  const started = page.waitForEvent("worker");
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  const worker = await started;
  await page.waitForFunction(() => document.title === "ready");
  return {
    version: browser.version(),
    measure: (job, file) => worker.evaluate(([job, file]) => measure(job, file), [job, file] as const),
    async close() {
      await browser.close();
      server.close();
    },
  };
}

/** In the Worker: what `chromium.ts` leaves in its global scope. */
declare const measure: (job: Job, file: KeyFile) => Promise<Timing[]>;

function read(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}
