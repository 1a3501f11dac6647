// A file that asks for much work: the question, the progress, and the way out.

import { randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import { findings } from "../examine.js";
import { expect, test } from "../page-test.js";
import { iterated } from "./iterated.js";

test("more than a million iterations at once are asked about, with their number and how long they take", async ({
  page,
  panel,
  company,
}, testInfo) => {
  const path = iterated(company, testInfo.outputPath("asks.pfx"), ["-iter", "1000001", "-certpbe", "NONE"]);
  await panel.openOwn(path, company.password);
  await panel.at("ask.title");
  await expect(page.getByText(panel.say("ask.work", { count: "2,000,002" }))).toBeVisible();
  await expect(page.getByText(/^On this computer that takes about \d+ seconds?\.$/)).toBeVisible();
  expect(await findings(page)).toEqual([]);

  // The answer is not what a second press of Enter gives.
  await expect(panel.heading("ask.title")).toBeFocused();
  await panel.button("ask.other").click();
  await panel.at("certificate.title");
  await expect(page.getByLabel(panel.say("certificate.choose"))).toBeVisible();

  await panel.chooseFile(path);
  await panel.giveOwnPassword(company.password);
  await panel.button("ask.open").click();
  await panel.at("who.title");
});

test("whoever mistypes the password is not asked about the same file twice", async ({
  page,
  panel,
  company,
}, testInfo) => {
  const path = iterated(company, testInfo.outputPath("asks.pfx"), ["-iter", "1000001", "-certpbe", "NONE"]);
  await panel.openOwn(path, "not the password");
  await panel.button("ask.open").click();
  await panel.failsWith("identity.password");
  await expect(page.getByText("asks.pfx")).toBeVisible();
  await panel.giveOwnPassword(company.password);
  await panel.at("who.title");
});

test("a password with accents that does not fit is only tried in other ways when the user wants that", async ({
  page,
  panel,
  company,
}, testInfo) => {
  const path = iterated(company, testInfo.outputPath("accents.pfx"), [
    "-iter",
    "1000000",
    "-certpbe",
    "NONE",
  ]);
  await panel.openOwn(path, "één verkeerd wachtwoord");
  await panel.at("ask.retry.title");
  await expect(page.getByText(panel.say("ask.retry", { count: "1,000,000" }))).toBeVisible();
  expect(await findings(page)).toEqual([]);
  await panel.button("ask.retype").click();
  await panel.at("certificate.title");
  await expect(panel.password).toBeFocused();
  await panel.giveOwnPassword(company.password);
  await panel.at("who.title");
});

// WebCrypto cannot be interrupted, and Rust hears nothing while it works: either way the Worker is ended. HMAC with
// SHA-512 is done by the one, with SHA-224 by the other.
for (const [engine, prf] of [
  ["WebCrypto", "2a864886f70d020b"],
  ["Rust", "2a864886f70d0208"],
] as const) {
  test(`ten million iterations by ${engine} show how far they are, and end at once when they are given up`, async ({
    page,
    panel,
    company,
  }, testInfo) => {
    test.setTimeout(60_000);
    const path = testInfo.outputPath("ten-million.key");
    writeFileSync(path, slowKey(prf));
    await panel.openOwn(path, company.password);
    await expect(page.getByText(panel.say("ask.work", { count: "10,000,000" }))).toBeVisible();
    const [before] = page.workers();
    await panel.button("ask.open").click();

    const bar = page.getByRole("progressbar", { name: panel.say("busy.opening") });
    await expect(bar).toBeVisible();
    // It moves, and the panel answers meanwhile: its menu opens.
    const share = () => bar.evaluate((element) => (element as HTMLProgressElement).value);
    const first = await share();
    await expect.poll(share).toBeGreaterThan(first);
    expect(await share()).toBeLessThan(1);
    await page.locator("details.menu summary").click();
    await expect(page.getByLabel(panel.say("frame.language"))).toBeVisible();
    await page.locator("details.menu summary").click();

    await panel.button("frame.cancel").click();
    await panel.at("certificate.title");
    await expect(page.getByText("ten-million.key")).toBeVisible();
    await expect(panel.password).toHaveValue("");
    await expect(panel.password).toBeFocused();
    await expect.poll(() => page.workers().some((worker) => worker === before)).toBe(false);
    await expect.poll(() => page.workers().length).toBe(1);

    // Nothing is left of it that would stand in the way of the next file.
    await panel.button("certificate.other").click();
    await panel.chooseFile(company.path);
    await panel.giveOwnPassword(company.password);
    await panel.at("who.title");
  });
}

/**
 * An encrypted PKCS#8 key of 10,000,000 iterations, without the many seconds that making one takes: what is encrypted is
 * noise, for nobody waits until it could be opened.
 */
function slowKey(prf: string): Buffer {
  const sequence = (...parts: Buffer[]) => der(0x30, ...parts);
  const algorithm = (oid: string, ...parameters: Buffer[]) =>
    sequence(der(0x06, Buffer.from(oid, "hex")), ...parameters);
  const octets = (count: number) => der(0x04, randomBytes(count));
  const iterations = der(0x02, Buffer.from("00989680", "hex"));
  const hmac = algorithm(prf, der(0x05));
  const pbkdf2 = algorithm("2a864886f70d01050c", sequence(octets(16), iterations, hmac));
  const aes = algorithm("60864801650304012a", octets(16));
  return sequence(algorithm("2a864886f70d01050d", sequence(pbkdf2, aes)), octets(1232));
}

/** A tag, a length in its shortest form, the parts. */
function der(tag: number, ...parts: Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  const long = body.length > 0xff ? [0x82, body.length >> 8] : body.length > 0x7f ? [0x81] : [];
  return Buffer.concat([Buffer.from([tag, ...long, body.length & 0xff]), body]);
}
