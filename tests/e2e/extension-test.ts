import { createHash, X509Certificate } from "node:crypto";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type BrowserContext, test as base, chromium, expect } from "@playwright/test";
import { PORTAL_HOST, type Portal, type PortalOptions, startPortal } from "../servers/portal.js";
import { type CompanyFile, companyFile } from "./certificate.js";
import { Panel } from "./panel.js";
import { type Complaints, watch } from "./watch.js";

export { expect };

const EXTENSION = resolve("dist/extension/chromium");

interface Options {
  /** How the portal's host is set up. */
  portalOptions: Omit<PortalOptions, "clients">;
  /** The permission to call the portal is not granted with the installation, as when its user has taken it back. */
  withheld: boolean;
}

interface Fixtures {
  company: CompanyFile;
  portal: Portal;
  /** The folder of the unpacked extension. */
  extension: string;
  /** The folder of the browser's profile: everything the browser keeps. */
  profile: string;
  /** A browser with the unpacked extension, for which the portal's host is on this machine. */
  context: BrowserContext;
  complaints: Complaints;
  extensionId: string;
  /** The panel in a tab. */
  panel: Panel;
}

/** Tests of the unpacked extension, as built, calling the unmodified production addresses. */
export const test = base.extend<Options & Fixtures>({
  portalOptions: [{}, { option: true }],
  withheld: [false, { option: true }],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants a pattern here
  company: async ({}, use, testInfo) => {
    await use(companyFile(testInfo.outputPath("company")));
  },
  portal: async ({ portalOptions, company }, use) => {
    const portal = await startPortal({ ...portalOptions, clients: [company.client] });
    await use(portal);
    await portal.close();
  },
  extension: async ({ withheld }, use, testInfo) => {
    await use(withheld ? withheldVariant(testInfo.outputPath("extension")) : EXTENSION);
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants a pattern here
  profile: async ({}, use) => {
    const profile = mkdtempSync(join(tmpdir(), "fla-profile-"));
    await use(profile);
    rmSync(profile, { recursive: true, force: true });
  },
  context: async ({ portal, profile, extension, launchOptions, locale, timezoneId, viewport }, use) => {
    const context = await chromium.launchPersistentContext(profile, {
      ...launchOptions,
      ...(locale ? { locale } : {}),
      ...(timezoneId ? { timezoneId } : {}),
      viewport,
      args: [
        ...(launchOptions.args ?? []),
        // A port of the browser's choice, which it writes into its profile: the way to the side panel.
        "--remote-debugging-port=0",
        `--disable-extensions-except=${extension}`,
        `--load-extension=${extension}`,
        `--host-resolver-rules=MAP ${PORTAL_HOST}:443 127.0.0.1:${portal.port}`,
        // This one certificate is believed, and no other.
        `--ignore-certificate-errors-spki-list=${spkiHash(portal.certificate)}`,
      ],
    });
    await use(context);
    await context.close();
  },
  complaints: [
    async ({ context }, use) => {
      const complaints = watch(context);
      await use(complaints);
      expect(complaints).toEqual({ policy: [], errors: [] });
    },
    { auto: true },
  ],
  extensionId: async ({ context }, use) => {
    // An extension that the browser refuses to load has no worker; why, stands in the browser's own log.
    const [running] = context.serviceWorkers();
    const worker = running ?? (await context.waitForEvent("serviceworker", { timeout: 10_000 }));
    await use(new URL(worker.url()).host);
  },
  panel: async ({ context, extensionId, complaints: _ }, use) => {
    const page = await context.newPage();
    await page.goto(`chrome-extension://${extensionId}/panel.html`);
    const panel = new Panel(page);
    await panel.at("welcome.title");
    await use(panel);
  },
});

/** A copy of the extension whose hosts are all still to be asked for. */
function withheldVariant(folder: string): string {
  cpSync(EXTENSION, folder, { recursive: true });
  const path = join(folder, "manifest.json");
  const { host_permissions, ...manifest } = JSON.parse(readFileSync(path, "utf8"));
  manifest.optional_host_permissions.push(...host_permissions);
  writeFileSync(path, JSON.stringify(manifest));
  return folder;
}

/** SHA-256 over the public key, in base64, as the browser's switch wants it. */
function spkiHash(certificate: Buffer): string {
  const key = new X509Certificate(certificate).publicKey.export({ type: "spki", format: "der" });
  return createHash("sha256").update(key).digest("base64");
}

/** Where the browser of a profile listens for debuggers. */
export function debuggingAddress(profile: string): string {
  const [port] = readFileSync(join(profile, "DevToolsActivePort"), "utf8").split("\n");
  return `http://127.0.0.1:${port}`;
}
