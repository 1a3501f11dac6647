// The support bundle: the panel is filled with everything secret there is, and the file is searched for it.
import { createPrivateKey } from "node:crypto";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "../page-test.js";
import { WORKER } from "../registration.js";
import { clipboard, connectAndUnfold, unfold, unfoldDetails } from "./expert-test.js";

/** Which of these secrets a text holds, whole or in part: half a key is a secret too. */
function found(text: string, secrets: Readonly<Record<string, string>>): string[] {
  return Object.entries(secrets)
    .filter(([, secret]) => {
      const pieces = secret.length > 32 ? (secret.match(/.{16}/g) ?? []) : [secret];
      return pieces.some((piece) => text.includes(piece));
    })
    .map(([name]) => name);
}

test("the support bundle shows before it is saved, tells what happened, and has no secret", async ({
  page,
  panel,
  context,
  local,
  company,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const asking = page.waitForRequest(local.tokenEndpoint);
  await connectAndUnfold(panel, local, company);
  const asked = await asking;
  const assertion = new URLSearchParams(asked.postData() ?? "").get("client_assertion") ?? "";
  const access = await unfold(panel, "token");
  await access.getByLabel(panel.say("expert.token.understood")).check();
  await panel.button("expert.token.copy").click();
  await expect(access.getByText(panel.say("expert.clipboard.clears", { seconds: 60 }))).toBeVisible();
  const token = await clipboard(page);
  const jwk = createPrivateKey(readFileSync(join(dirname(company.path), "key.pem"))).export({
    format: "jwk",
  });
  const dotted = WORKER.replace(/^(..)(..)(..)(...)(..)$/, "$1.$2.$3-$4.$5");
  const secrets = {
    password: company.password,
    token,
    signature: assertion.slice(assertion.lastIndexOf(".") + 1),
    "private exponent": jwk.d ?? "",
    prime: jwk.p ?? "",
    worker: WORKER,
    "worker, as on the card": dotted,
    training: "First aid at work",
  };

  // A receipt with the worker's number, a check of the connection, and a failure whose text quotes a number.
  await panel.station("work").click();
  await panel.openForm();
  await panel.fillForm(company.client.employers[0] ?? "");
  await panel.button("work.send").click();
  await panel.at("receipt.title");
  await panel.station("connection").click();
  await panel.button("diagnosis.start").click();
  await expect(page.getByText(panel.say("diagnosis.result.good"))).toBeVisible();
  const description = `No such person: ${WORKER}, ${dotted}. Sent: ${assertion}, Bearer ${token}`;
  await page.route(local.tokenEndpoint, (route) =>
    route.fulfill({ status: 400, json: { error: "invalid_request", error_description: description } }),
  );
  await panel.button("diagnosis.back").click();
  await panel.button("connection.again").click();
  await panel.failsWith("token.invalid_request");

  await unfoldDetails(panel);
  const part = await unfold(panel, "support");
  await panel.button("expert.support.make").click();
  const shown = await part.locator("pre").textContent();
  const saving = page.waitForEvent("download");
  await panel.button("expert.support.download").click();
  const download = await saving;
  expect(download.suggestedFilename()).toMatch(/^fla-support-\d{4}-\d\d-\d\d\.json$/);
  const text = readFileSync(await download.path(), "utf8");
  expect(text).toBe(shown);

  expect(found(text, secrets)).toEqual([]);
  // The search finds what is there: the description quoted most of these, and the claims are told.
  expect(found(`${text}${description}`, secrets)).toEqual([
    "token",
    "signature",
    "worker",
    "worker, as on the card",
  ]);
  expect(found(text, { clientId: company.client.clientId })).toEqual(["clientId"]);

  const bundle = JSON.parse(text);
  expect(bundle).toMatchObject({
    format: "fla-panel.support/1",
    panel: { version: expect.stringMatching(/^\d+\.\d+\.\d+$/), runsAs: "page" },
    browser: expect.stringMatching(/^Chromium \d+$/),
    environment: "local",
    addresses: { tokenEndpoint: local.tokenEndpoint, apiBase: local.apiBase },
    account: { clientId: company.client.clientId, role: "employer" },
    certificate: { sha256: expect.stringMatching(/^[0-9a-f]{64}$/), bits: 2048 },
    assertion: { header: { alg: "RS256" }, claims: { iss: company.client.clientId } },
    failure: { step: "connecting", code: "token.invalid_request" },
    settings: { language: "en", nameRequests: false },
  });
  expect(bundle.failure.params.description).toContain("No such person");
  expect(bundle.diagnosis.steps.length).toBeGreaterThan(10);
  expect(bundle.requests.at(-1)).toMatchObject({ status: 400, code: "token.invalid_request" });
});
