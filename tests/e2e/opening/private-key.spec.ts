// The private key leaves only after a word given, under a new password, and others read it with that alone.

import { execFileSync } from "node:child_process";
import { createPrivateKey } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { findings } from "../examine.js";
import { expect, test } from "../page-test.js";

const PASSWORD = "een zin die niemand raadt, mét één accent";

test("the encrypted key opens with its new password in OpenSSL and in the panel, and with no other", async ({
  page,
  panel,
  company,
}, testInfo) => {
  await panel.openOwn(company.path, company.password);
  await panel.at("who.title");
  await page.getByText(panel.say("frame.details"), { exact: true }).click();
  await page.getByText(panel.say("key.title"), { exact: true }).click();
  await expect(page.getByText(panel.say("key.danger"))).toBeVisible();
  // Without the word given there is nowhere to type a password.
  await expect(panel.button("key.download")).toHaveCount(0);
  await page.getByLabel(panel.say("key.understood")).check();
  expect(await findings(page)).toEqual([]);

  const [first, second] = [
    page.getByLabel(panel.say("key.password")),
    page.getByLabel(panel.say("key.again")),
  ];
  await first.fill("too short");
  await panel.button("key.download").click();
  await expect(page.getByText(panel.say("key.short", { minimum: 15 }))).toBeVisible();
  await expect(first).toBeFocused();
  await first.fill(PASSWORD);
  await second.fill(`${PASSWORD} `);
  await panel.button("key.download").click();
  await expect(page.getByText(panel.say("key.differ"))).toBeVisible();
  await expect(second).toBeFocused();
  expect(await findings(page)).toEqual([]);

  await second.fill(PASSWORD);
  const downloading = page.waitForEvent("download");
  await panel.button("key.download").click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe("Test-Company-fictitious-private-key.pem");
  await expect(first).toHaveValue("");
  await expect(second).toHaveValue("");

  const path = testInfo.outputPath("key.pem");
  writeFileSync(path, readFileSync(await download.path()));
  writeFileSync(testInfo.outputPath("password"), PASSWORD);
  const source = readFileSync(join(dirname(company.path), "key.pem"));
  const passin = ["-passin", `file:${testInfo.outputPath("password")}`];
  const read = execFileSync("openssl", ["pkey", "-in", path, ...passin], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  expect(createPrivateKey(read).equals(createPrivateKey(source))).toBe(true);
  const other = ["pkey", "-in", path, "-passin", "pass:another password altogether"];
  expect(() => execFileSync("openssl", other, { stdio: "pipe" })).toThrow();

  await page.reload();
  await panel.openOwn(path, "not the password");
  await panel.failsWith("identity.password");
  await panel.giveOwnPassword(PASSWORD);
  await panel.at("who.title");
  await expect(page.getByText(panel.say("who.no_certificate"))).toBeVisible();
});
