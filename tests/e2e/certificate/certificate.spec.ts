// The certificate view: what it shows is what the file holds, and what it gives out is what ChaMan takes.

import { createHash, X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { companyFile } from "../certificate.js";
import { findings } from "../examine.js";
import { expect, test } from "../page-test.js";
import type { Panel } from "../panel.js";

const CHAIN = "tests/fixtures/keystores/openssl-chain.p12";

test("the .cer is the certificate whose thumbprints are shown", async ({ page, panel, company }) => {
  await panel.openOwn(company.path, company.password);
  await panel.at("who.title");
  const { name, bytes } = await download(page, panel, "who.export.certificate");
  expect(name).toBe("Test-Company-fictitious.cer");
  for (const digest of ["sha1", "sha256"] as const) {
    const shown = page.getByRole("definition").filter({
      has: page.getByRole("button", {
        name: panel.say("frame.copy.what", { what: panel.say(`who.${digest}`) }),
      }),
    });
    const thumbprint = (await shown.locator(".hex").innerText()).replaceAll(" ", "").toLowerCase();
    expect(createHash(digest).update(bytes).digest("hex")).toBe(thumbprint);
  }
  expect(new X509Certificate(bytes).subject).toContain(company.name);
});

test("the technical details name serial, usages and chain, and give every other form", async ({
  page,
  panel,
}) => {
  await panel.openOwn(CHAIN, passwordOf("openssl-chain.p12"));
  await panel.at("who.title");
  await page.getByText(panel.say("frame.details"), { exact: true }).click();

  await page.getByText(panel.say("who.renewal"), { exact: true }).click();
  expect(await findings(page)).toEqual([]);

  const pem = await download(page, panel, "who.export.certificatePem");
  const own = new X509Certificate(pem.bytes);
  const decimal = BigInt(`0x${own.serialNumber}`).toString();
  await expect(page.getByText(decimal, { exact: true })).toBeVisible();

  const chain = await download(page, panel, "who.export.chainPem");
  const blocks = chain.bytes.toString().split(/(?<=-----END CERTIFICATE-----\n)/);
  const certificates = blocks.map((block) => new X509Certificate(block));
  expect(certificates[0]?.fingerprint256).toBe(own.fingerprint256);
  // Each is signed by the next, and the tree on the screen has as many branches.
  for (const [index, certificate] of certificates.entries()) {
    const issuer = certificates[index + 1] ?? certificate;
    expect(certificate.verify(issuer.publicKey)).toBe(true);
  }
  await expect(page.locator(".chain li")).toHaveCount(certificates.length);
  await expect(page.locator(".chain > ul > li > ul > li")).toHaveCount(1);

  const p7b = await download(page, panel, "who.export.chainPkcs7");
  for (const certificate of certificates) expect(p7b.bytes.includes(certificate.raw)).toBe(true);

  const key = await download(page, panel, "who.export.publicKeyPem");
  expect(key.bytes.toString()).toBe(own.publicKey.export({ type: "spki", format: "pem" }));
});

test("the way to the next certificate is unfolded from sixty days before the end", async ({
  page,
  panel,
}, testInfo) => {
  for (const [days, unfolded] of [
    [70, false],
    [50, true],
  ] as const) {
    const end = new Date(Date.now() + days * 86_400_000).toISOString();
    const to = `${end.slice(0, 19).replaceAll(/[-:T]/g, "")}Z`;
    const file = companyFile(testInfo.outputPath(String(days)), { to });
    await panel.openOwn(file.path, file.password);
    await panel.at("who.title");
    await expect(page.getByText(panel.say("who.renewal.1"))).toBeVisible({ visible: unfolded });
    await page.reload();
  }
});

async function download(page: Page, panel: Panel, button: string): Promise<{ name: string; bytes: Buffer }> {
  const downloading = page.waitForEvent("download");
  await panel.button(button).click();
  const file = await downloading;
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

function passwordOf(file: string): string {
  const manifest: { file: string; password: string }[] = JSON.parse(
    readFileSync("tests/fixtures/keystores/MANIFEST.json", "utf8"),
  );
  return manifest.find((entry) => entry.file === file)?.password ?? "";
}
