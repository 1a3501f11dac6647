// A saved file in Firefox: opened in the extension, and checked by the page from a disk.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, afterEach, before, describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import type { ElementHandle, Page } from "puppeteer-core";
import { README_FILE } from "../../../www/src/saved/layout.js";
import { makeSaved, pack } from "../../saved/make.js";
import { PORTAL_HOST } from "../../servers/portal.js";
import { tlsIdentity } from "../../servers/tls.js";
import { companyFile } from "../certificate.js";
import { say } from "../words.js";
import { Firefox, Profile } from "./firefox.js";
import { Panel } from "./panel.js";

const profile = new Profile(tlsIdentity(PORTAL_HOST).cert);
const folder = mkdtempSync(join(tmpdir(), "fla-saved-"));
const company = join(folder, "company");
let firefox: Firefox;
let panel: Panel | null = null;

before(async () => {
  companyFile(company);
  const { files } = makeSaved({ company });
  writeFileSync(join(folder, "saved.zip"), pack(files));
  writeFileSync(join(folder, "changed.zip"), pack({ ...files, [README_FILE]: new Uint8Array([1]) }));
  firefox = await Firefox.launch(profile);
});

afterEach(async () => {
  await panel?.forget();
  panel = null;
});

after(async () => {
  await firefox.close();
  profile.remove();
  rmSync(folder, { recursive: true });
});

async function choose(page: Page, name: string): Promise<void> {
  const input = await page.waitForSelector("input[type=file]");
  await (input as ElementHandle<HTMLInputElement>).uploadFile(join(folder, name));
}

describe("a saved file in Firefox", () => {
  it("is opened without a certificate, and shows its records", async () => {
    panel = await firefox.openPanel();
    await panel.press("saved.open");
    await panel.at("saved.title");
    await choose(panel.page, "saved.zip");
    await panel.reads(say("en", "saved.verdict.signed"));
    await panel.press("saved.look");
    await panel.at("saved.search.title");
    await panel.press("saved.show");
    await panel.at("consult.kind.trainingRegistration");
    assert.deepEqual(firefox.tunnel.elsewhere, []);
    assert.deepEqual(await firefox.chrome.policyBreaches(), []);
  });

  it("is checked by the page as it lies on a disk", async () => {
    const page = await firefox.browser.newPage();
    await page.goto(pathToFileURL(resolve("dist/www/verify.html")).href);
    const checked = new Panel(page);
    await choose(page, "saved.zip");
    await checked.reads(say("en", "saved.verdict.signed"));
    await choose(page, "changed.zip");
    await checked.reads(say("en", "saved.changed.content", { file: README_FILE }));
    await page.close();
    assert.deepEqual(await firefox.chrome.policyBreaches(), []);
  });
});
