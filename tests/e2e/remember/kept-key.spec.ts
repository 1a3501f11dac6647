// A key that is remembered: no password, against a real OAuth server, until it is forgotten.
import { createPrivateKey } from "node:crypto";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { found, keyNeedles, passwordNeedles, textNeedle } from "../../memory/needle.js";
import { PORTAL_API_BASE } from "../../servers/portal.js";
import { expect, test } from "../extension-test.js";
import { Panel } from "../panel.js";
import { bytesOf, everyStore } from "../stored.js";

test("a remembered key connects and sends in a new panel, without file and password", async ({
  panel,
  portal,
  company,
  context,
}) => {
  await panel.openOwn(company.path, company.password);
  await panel.at("who.title");
  await panel.rememberKey("remember.term.7");
  const url = panel.page.url();
  // The session that had the file now signs with the same key.
  await panel.connectToPortal(company.client.clientId, PORTAL_API_BASE);
  await panel.openForm();
  await panel.page.close();

  const again = new Panel(await context.newPage());
  await again.page.goto(url);
  await again.button("remembered.use.key", { name: company.name }).click();
  await again.at("who.title");
  await again.button("who.connect", { role: again.say("role.employer") }).click();
  await again.openForm();
  await again.fillForm(company.client.employers[0] ?? "");
  await again.button("work.send").click();
  await again.button("work.confirm.yes").click();
  await again.at("receipt.title");
  const receipt = again.page.getByRole("article");
  await expect(receipt).toContainText(again.say("receipt.accepted"));
  expect(portal.refusals).toEqual([]);
  expect(portal.arrivals.map(({ path }) => path.split("/").at(-1))).toEqual([
    "token",
    "token",
    "trainingRegistrations",
  ]);
});

test("a kept key gives out its certificate as ever, and its private half to nobody", async ({
  panel,
  company,
  context,
}) => {
  await panel.openOwn(company.path, company.password);
  await panel.at("who.title");
  await panel.rememberKey("remember.term.30");
  const again = new Panel(await context.newPage());
  await again.page.goto(panel.page.url());
  await again.button("remembered.use.key", { name: company.name }).click();
  await again.at("who.title");
  await again.page.getByText(again.say("frame.details"), { exact: true }).click();
  await expect(again.page.getByText(again.say("who.export.kept"))).toBeVisible();
  await expect(again.page.getByText(again.say("key.title"))).toHaveCount(0);
  const folder = dirname(company.path);
  for (const [button, file] of [
    ["who.export.certificatePem", "certificate.pem"],
    ["who.export.publicKeyPem", null],
  ] as const) {
    const downloading = again.page.waitForEvent("download");
    await again.button(button).click();
    const bytes = readFileSync(await (await downloading).path());
    if (file) expect(bytes).toEqual(readFileSync(join(folder, file)));
    else expect(bytes.toString()).toContain("BEGIN PUBLIC KEY");
  }
});

test("the database holds neither the password nor the key, and gives the key to no script", async ({
  panel,
  company,
}) => {
  const key = createPrivateKey(readFileSync(join(dirname(company.path), "key.pem")));
  const secrets = [
    ...keyNeedles(key),
    ...passwordNeedles(company.password),
    textNeedle("PEM", "PRIVATE KEY"),
  ];
  const file = readFileSync(company.path);
  await panel.openOwn(company.path, company.password);
  await panel.at("who.title");

  await panel.rememberKey("remember.term.1");
  const kept = bytesOf(await everyStore(panel.page));
  expect(found(kept, secrets)).toEqual([]);
  expect(kept.includes(file)).toBe(false);
  expect(kept.toString()).toContain('"extractable":false,"name":"RSASSA-PKCS1-v1_5","usages":["sign"]');
  expect(kept.toString()).toContain("pkcs8 refused");
  expect(kept.toString()).toContain("jwk refused");
  // The search finds what is there: the certificate in the clear, and below the encrypted file.
  const certificate = readFileSync(join(dirname(company.path), "certificate.pem"), "latin1");
  const der = Buffer.from(certificate.replaceAll(/-----.*-----|\s/g, ""), "base64");
  expect(kept.includes(der)).toBe(true);

  await panel.page.reload();
  await panel.openOwn(company.path, company.password);
  await panel.at("who.title");
  await panel.rememberFile(2);
  const both = bytesOf(await everyStore(panel.page));
  expect(both.includes(file)).toBe(true);
  expect(found(both, secrets)).toEqual([]);
});
