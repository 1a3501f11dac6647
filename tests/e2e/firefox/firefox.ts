import { X509Certificate } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import puppeteer, { type Browser } from "puppeteer-core";
import manifest from "../../../extension/manifest.firefox.json" with { type: "json" };
import { PORTAL_HOST } from "../../servers/portal.js";
import { startTunnel, type Tunnel } from "../../servers/tunnel.js";
import { lead } from "./bidi.js";
import { Chrome } from "./chrome.js";
import { Panel } from "./panel.js";

const { FIREFOX = "/usr/bin/firefox-esr" } = process.env;

const EXTENSION = resolve("dist/extension/firefox");
const EXTENSION_ID = manifest.browser_specific_settings.gecko.id;

/** Firefox gives each installation a random host; here it is known beforehand. */
const HOST = "c0ffee00-0000-4000-8000-000000000001";
export const EXTENSION_ORIGIN = `moz-extension://${HOST}`;

/** How long an answer of the browser may take, in milliseconds. */
const PATIENCE = 30_000;

/** Prefs under which the browser is alone with the extension and the one host on this machine. */
const PREFS = {
  "extensions.webextensions.uuids": JSON.stringify({ [EXTENSION_ID]: HOST }),
  // A temporary extension leaves with the browser. What it kept stays, as that of an installed one does.
  "extensions.webextensions.keepStorageOnUninstall": true,
  "extensions.webextensions.keepUuidOnUninstall": true,
  // What is downloaded goes with the profile, and not among the user's own files.
  "browser.download.folderList": 2,
  "network.proxy.type": 1,
  "network.proxy.http": "127.0.0.1",
  "network.proxy.ssl": "127.0.0.1",
  // The browser runs no errands of its own; it obeys because of MOZ_REMOTE_SETTINGS_DEVTOOLS.
  "services.settings.server": "data:,",
};

/** A folder for a browser's profile, and the one certificate that it believes in besides the public ones. */
export class Profile {
  readonly folder = mkdtempSync(join(tmpdir(), "fla-firefox-"));

  /** `certificate` is that of the portal's host on this machine, in PEM. */
  constructor(certificate: Buffer) {
    const { fingerprint256 } = new X509Certificate(certificate);
    // Host and port, the digest's name (SHA-256), the digest: what a person makes by "accept the risk".
    const exception = [`${PORTAL_HOST}:443:`, "OID.2.16.840.1.101.3.4.2.1", fingerprint256, ""].join("\t");
    writeFileSync(join(this.folder, "cert_override.txt"), `${exception}\n`);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** The Firefox of the system with the extension as built, driven over WebDriver BiDi. */
export class Firefox {
  private constructor(
    readonly browser: Browser,
    readonly tunnel: Tunnel,
    readonly chrome: Chrome,
  ) {}

  static async launch(profile: Profile): Promise<Firefox> {
    const tunnel = await startTunnel(PORTAL_HOST);
    const port = tunnel.port;
    const browser = await puppeteer.launch({
      browser: "firefox",
      executablePath: FIREFOX,
      headless: true,
      protocolTimeout: PATIENCE,
      userDataDir: profile.folder,
      env: { ...process.env, MOZ_REMOTE_SETTINGS_DEVTOOLS: "1" },
      // Without it the driver may neither open an extension's page nor look into the browser's own window.
      args: ["--remote-allow-system-access"],
      extraPrefsFirefox: {
        ...PREFS,
        "browser.download.dir": join(profile.folder, "downloads"),
        "network.proxy.http_port": port,
        "network.proxy.ssl_port": port,
      },
    });
    await browser.installExtension(EXTENSION);
    return new Firefox(browser, tunnel, await Chrome.of(browser));
  }

  /** The panel in a new tab, at its first screen. */
  async openPanel(): Promise<Panel> {
    const page = await this.browser.newPage();
    await lead(page, `${EXTENSION_ORIGIN}/panel.html`);
    const panel = new Panel(page);
    await panel.at("welcome.title");
    return panel;
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.tunnel.close();
  }

  /** Ends the browser as a crash does, and waits until it is gone. */
  async crash(): Promise<void> {
    const process = this.browser.process();
    const gone = new Promise((settle) => process?.once("exit", settle));
    process?.kill("SIGKILL");
    await gone;
    await this.tunnel.close();
  }
}
