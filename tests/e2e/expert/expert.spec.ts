// The expert view: what was signed and sent, the same for other programs, and what came of each request.
import { expect, test } from "../page-test.js";
import { bytesOf, everyStore } from "../stored.js";
import { clipboard, connectAndUnfold, copy, facts, run, unfold, unfoldDetails } from "./expert-test.js";

const READ_AND_WRITE = ["clipboard-read", "clipboard-write"];

test("claims and token request stand as they were sent, the signature aside", async ({
  page,
  panel,
  local,
  company,
}) => {
  const sending = page.waitForRequest(local.tokenEndpoint);
  await connectAndUnfold(panel, local, company);
  const sent = await sending;
  const form = new URLSearchParams(sent.postData() ?? "");
  const assertion = form.get("client_assertion") ?? "";
  const signature = assertion.slice(assertion.lastIndexOf(".") + 1);
  const claims = JSON.parse(Buffer.from(assertion.split(".")[1] ?? "", "base64url").toString());

  const part = await unfold(panel, "assertion");
  for (const [name, value] of Object.entries(claims)) {
    const line = part.locator(".facts > div", { has: page.getByText(name, { exact: true }) });
    await expect(line.locator("dd")).toContainText(String(value));
    await expect(line.locator(".gloss")).toHaveText(panel.say(`expert.claim.${name}`));
  }
  await expect(part.locator(".facts > div")).toHaveCount(2 + 6);

  const request = await unfold(panel, "request");
  await expect(request).toContainText(`POST ${local.tokenEndpoint}`);
  const headers = await facts(request.locator(".facts").first());
  for (const [name, value] of Object.entries(headers)) expect(sent.headers()[name]).toBe(value);
  expect(Object.keys(headers)).toEqual(["accept", "content-type"]);
  const fields = await facts(request.locator(".facts").last());
  const shown = assertion.replace(signature, `‹${panel.say("expert.request.signature")}›`);
  expect(fields).toEqual({ ...Object.fromEntries(form), client_assertion: shown });
  expect(Object.keys(fields)).toEqual([...form.keys()]);
  expect(await page.content()).not.toContain(signature);
});

test("what was refused can be looked at too", async ({ panel, local, company }) => {
  await panel.openOwn(company.path, company.password);
  await panel.fillAccount(local, "self_service_chaman_999999_zzzzzzzzzz");
  await panel.button("connection.connect").click();
  await panel.failsWith("token.invalid_client");
  await unfoldDetails(panel);
  const part = await unfold(panel, "assertion");
  await expect(part).toContainText("self_service_chaman_999999_zzzzzzzzzz");
  const trace = await unfold(panel, "trace");
  await expect(trace.locator("tbody tr").first()).toContainText("token.invalid_client");
});

test("the command with a signed assertion gets a token, once", async ({
  page,
  panel,
  context,
  local,
  company,
}) => {
  await context.grantPermissions(READ_AND_WRITE);
  await connectAndUnfold(panel, local, company);
  const part = await unfold(panel, "copies");
  const placeholder = await copy(panel, "curl");
  expect(placeholder).toContain("'client_assertion=ASSERTION'");
  expect(await run(placeholder)).toHaveProperty("error");

  await part.getByLabel(panel.say("expert.signed.understood")).check();
  await panel.button("expert.signed.copy").click();
  await expect(part.getByText(panel.say("expert.clipboard.clears", { seconds: 60 }))).toBeVisible();
  const command = await clipboard(page);
  expect(command).toContain("client_assertion=eyJ");
  expect(await run(command)).toMatchObject({ token_type: "Bearer" });
  expect(await run(command)).toMatchObject({ error: "invalid_client" });
});

test("settings for Java and the collection for Postman hold the account and nothing secret", async ({
  panel,
  context,
  local,
  company,
}) => {
  await context.grantPermissions(READ_AND_WRITE);
  await connectAndUnfold(panel, local, company);
  await unfold(panel, "copies");
  const java = await copy(panel, "java");
  expect(java).toContain(`token.endpoint=${local.tokenEndpoint}\n`);
  expect(java).toContain(`client.id=${company.client.clientId}\n`);
  const collection = JSON.parse(await copy(panel, "postman"));
  expect(collection.variable).toContainEqual({ key: "client_assertion", value: "", type: "string" });
  for (const text of [java, JSON.stringify(collection)]) expect(text).not.toMatch(/\beyJ/);
});

test("the token goes to the clipboard on a word given, and out of it after a minute", async ({
  page,
  panel,
  context,
  local,
  company,
}) => {
  await context.grantPermissions(READ_AND_WRITE);
  await page.clock.install();
  await connectAndUnfold(panel, local, company);
  const part = await unfold(panel, "token");
  await expect(panel.button("expert.token.copy")).toHaveCount(0);
  await part.getByLabel(panel.say("expert.token.understood")).check();
  await expect(part.getByText(panel.say("expert.clipboard.granted", { seconds: 60 }))).toBeVisible();
  await panel.button("expert.token.copy").click();
  await expect(part.getByText(panel.say("expert.clipboard.clears", { seconds: 60 }))).toBeVisible();
  const token = await clipboard(page);
  const asked = await fetch(`${local.apiBase}/trainingRegistrations/query?page=1&pageSize=1`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify({ employer: { enterpriseNumber: company.client.employers[0] } }),
  });
  expect(asked.status).toBe(200);

  // Neither the screen nor anything stored has it.
  const stored = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
  const everything = [
    await page.content(),
    stored,
    bytesOf(await everyStore(page)).toString("latin1"),
  ].join();
  expect(everything).toContain(company.client.clientId);
  expect(everything).not.toContain(token);

  await page.clock.fastForward(61_000);
  await expect.poll(() => clipboard(page)).toBe("");
});

test("what was copied since is left in the clipboard", async ({ page, panel, context, local, company }) => {
  await context.grantPermissions(READ_AND_WRITE);
  await page.clock.install();
  await connectAndUnfold(panel, local, company);
  const part = await unfold(panel, "token");
  await part.getByLabel(panel.say("expert.token.understood")).check();
  await panel.button("expert.token.copy").click();
  await expect(part.getByText(panel.say("expert.clipboard.clears", { seconds: 60 }))).toBeVisible();
  await page.evaluate(() => navigator.clipboard.writeText("a shopping list"));
  await page.clock.fastForward(61_000);
  expect(await clipboard(page)).toBe("a shopping list");
});

test("where the browser does not show the clipboard, it says so and only copies", async ({
  page,
  panel,
  context,
  local,
  company,
}) => {
  await context.grantPermissions(["clipboard-write"]);
  await page.addInitScript(() => {
    // As Firefox: it does not know the permission.
    navigator.permissions.query = () => Promise.reject(new TypeError("clipboard-read"));
  });
  await page.reload();
  await connectAndUnfold(panel, local, company);
  const part = await unfold(panel, "token");
  await part.getByLabel(panel.say("expert.token.understood")).check();
  await expect(part.getByText(panel.say("expert.clipboard.denied"))).toBeVisible();
  await panel.button("expert.token.copy").click();
  await expect(part.getByText(panel.say("expert.clipboard.stays"))).toBeVisible();
});

test("each request is traced with its id; ours is sent to the API alone, when asked for; locking forgets", async ({
  page,
  panel,
  local,
  company,
}) => {
  const sent: { path: string; id: string | undefined }[] = [];
  page.on("request", (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith("/REST/")) {
      sent.push({ path: pathname, id: request.headers()["belgov-trace-id"] });
    }
  });
  await connectAndUnfold(panel, local, company);
  const trace = await unfold(panel, "trace");
  await expect(trace.locator("tbody tr")).toHaveCount(1);
  await expect(trace.locator("tbody tr").first()).toContainText(`POST ${local.tokenEndpoint}`);
  await expect(trace.locator("tbody tr").first()).toContainText("200");
  await expect(trace.locator(".hex")).toHaveText(/^[0-9a-f-]{36}$/);
  await trace.getByLabel(panel.say("expert.trace.name")).check();

  await panel.button("diagnosis.start").click();
  await expect(page.getByRole("status").getByText(panel.say("diagnosis.result.good"))).toBeVisible();
  await panel.button("diagnosis.back").click();
  await unfoldDetails(panel);
  await unfold(panel, "trace");
  await expect(trace.locator("tbody tr").first()).toContainText("/trainingRegistrations/query");
  await expect(trace.locator("tbody tr").first()).not.toContainText("page=1");
  await expect(trace.locator("tbody tr").first()).toContainText(panel.say("expert.trace.ours"));
  const named = sent.filter(({ id }) => id !== undefined);
  expect(named.length).toBe(2);
  for (const { path, id } of named) {
    expect(path).not.toContain("oauth");
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  }
  expect(new Set(named.map(({ id }) => id)).size).toBe(2);

  await panel.button("frame.lock").click();
  await panel.at("welcome.title");
  await panel.openOwn(company.path, company.password);
  await panel.station("connection").click();
  await unfoldDetails(panel);
  await unfold(panel, "trace");
  await expect(trace.getByText(panel.say("expert.trace.none"))).toBeVisible();
});
