// The page that checks a saved register: from a server and from a disk, in four languages, and with no way to a network.
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Page } from "@playwright/test";
import { MANIFEST_FILE, README_FILE } from "../../../www/src/saved/layout.js";
import { makeSaved } from "../../saved/make.js";
import { examine } from "../examine.js";
import { expect, test } from "../page-test.js";
import { LANGUAGES, type Language, say } from "../words.js";
import { savedFile, zipFile } from "./saved-test.js";

const ON_DISK = pathToFileURL(resolve("dist/www/verify.html")).href;

async function choose(page: Page, path: string, language: Language = "en"): Promise<void> {
  await page.getByLabel(say(language, "verify.choose")).setInputFiles(path);
}

const SIZES = { en: [1280, 800], fr: [360, 640], nl: [1280, 800], de: [360, 640] } as const;

for (const language of LANGUAGES) {
  test(`from a disk, in ${language}: what is intact and signed, by whom, and what was not checked`, async ({
    page,
    company,
    complaints: _,
  }, testInfo) => {
    const saved = savedFile(testInfo, company);
    const [width, height] = SIZES[language];
    await page.setViewportSize({ width, height });
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.goto(ON_DISK);
    await page.locator("#language").selectOption(language);
    await expect(page.locator("html")).toHaveAttribute("lang", language);
    await choose(page, saved.path, language);
    await expect(page.getByText(say(language, "saved.verdict.signed"), { exact: true })).toBeVisible();
    await expect(page.getByText(company.name).first()).toBeVisible();
    await expect(page.getByText(say(language, "saved.unchecked.authority"))).toBeVisible();
    await page.getByText(say(language, "verify.digests")).click();
    await examine(page, "verify");
    expect(asked.filter((url) => url !== ON_DISK)).toEqual([]);
  });
}

test("what was changed is named, what is unsigned is told, and what is neither fails in words", async ({
  page,
  company,
  local,
}, testInfo) => {
  const { files } = savedFile(testInfo, company);
  await page.goto(`${local.origin}/verify.html`);
  await choose(page, zipFile(testInfo, { ...files, [README_FILE]: new Uint8Array([1]) }));
  await expect(page.getByText(say("en", "saved.verdict.changed"), { exact: true })).toBeVisible();
  await expect(page.getByText(say("en", "saved.changed.content", { file: README_FILE }))).toBeVisible();
  await choose(page, zipFile(testInfo, makeSaved().files));
  await expect(page.getByText(say("en", "saved.verdict.unsigned"), { exact: true })).toBeVisible();
  await expect(page.getByText(say("en", "saved.unchecked.signature"))).toBeVisible();
  await choose(page, company.path);
  await expect(page.getByText(say("en", "error.saved.not_saved.text"))).toBeVisible();
  const newer = makeSaved({ change: (manifest) => ({ ...manifest, format: "fla-panel.manifest/2" }) });
  await choose(page, zipFile(testInfo, newer.files));
  await expect(page.getByText(say("en", "error.saved.newer.text", { version: "2" }))).toBeVisible();
  const { [MANIFEST_FILE]: _, ...without } = files;
  await choose(page, zipFile(testInfo, without));
  await expect(page.getByText(say("en", "error.saved.not_saved.text"))).toBeVisible();
});

test("nothing can be called from it, whoever tried", async ({ page, local, complaints }) => {
  await page.goto(`${local.origin}/verify.html`);
  const outcome = await page.evaluate(
    (url) =>
      new Promise((resolve) => {
        document.addEventListener("securitypolicyviolation", (event) => resolve(event.effectiveDirective));
        fetch(url).then(resolve, () => {});
      }),
    `${local.origin}/index.html`,
  );
  expect(outcome).toBe("connect-src");
  // The browser complains of what this test did on purpose.
  await expect.poll(() => complaints.policy.splice(0).length).toBeGreaterThan(0);
});
