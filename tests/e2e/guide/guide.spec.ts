// The guide from "we have nothing" to a working channel: situations, steps, what the panel ticks, what is handed over.
import { readFileSync } from "node:fs";
import { expect, test } from "../page-test.js";
import type { Panel } from "../panel.js";
import { Guide } from "./guide-test.js";

const FLA_BOX = "CareerPro - Federal Learning Account - Aangifte";

test("who has nothing is told of the law first, says who they are, and is led step by step", async ({
  page,
  panel,
}) => {
  const guide = new Guide(panel);
  await guide.openFromStart();
  await expect(page.getByText(guide.say("law.closed"))).toBeVisible();
  await expect(page.getByText(guide.say("law.sense.3"))).toBeVisible();
  await page.getByRole("button", { name: guide.say("about.title"), exact: true }).click();
  await expect(page.getByText(guide.say("about.1"))).toBeVisible();
  await expect(guide.button("situation.show")).toHaveAttribute("aria-disabled", "true");
  await guide.answer("employer");
  await expect(page.locator(".guide-steps > li")).toHaveCount(7);
  await guide.button("step.begin.first").click();
  for (const step of ["employer", "portal", "access", "certificate", "account", "connect"]) {
    await expect(page.locator(`#step-${step}`)).toBeVisible();
    await guide.button("step.tick").click();
    await expect(page.locator(`#step-${step}`)).toBeHidden();
  }
  await guide.button("step.tick.last").click();
  await expect(page.getByText(guide.say("step.ended"))).toBeVisible();
  await page.reload();
  await guide.openFromMenu();
  await expect(page.getByText(guide.say("steps.progress", { done: 7, count: 7 }))).toBeVisible();
  await guide.button("step.to_panel").click();
  await panel.at("welcome.title");
});

test("every situation shows what follows from it and the examples of the manual that fit", async ({
  page,
  panel,
}) => {
  const guide = new Guide(panel);
  await guide.openFromStart();
  const kind = (name: string) =>
    page.getByRole("radio", { name: panel.say(`connection.role.${name}`) }).first();
  const way = (name: string) => page.getByRole("radio", { name: panel.say(`situation.${name}`) });
  const shows = async (examples: number[], accounts: string, mandate: string) => {
    for (const number of [1, 2, 3, 4, 5, 6]) {
      const drawing = page.getByRole("img", { name: guide.say("example.title", { number }) });
      await expect(drawing).toHaveCount(examples.includes(number) ? 1 : 0);
      if (examples.includes(number)) {
        await expect(drawing).toHaveAccessibleDescription(new RegExp(guide.say(`example.${number}`)));
      }
    }
    await expect(page.getByText(guide.say(`follows.accounts.${accounts}`))).toBeVisible();
    await expect(page.getByText(guide.say(`follows.mandate.${mandate}`), { exact: true })).toBeVisible();
  };
  await kind("employer").check();
  await shows([1], "employer", "none");
  await kind("representative").check();
  await shows([2, 3, 4], "representative", "customers");
  await kind("group").check();
  await shows([5], "groupOwn", "none");
  await way("groupMandate").check();
  await shows([6], "groupMandate", "group");
  await kind("supplier").check();
  await shows([1], "supplierAutonomous", "none");
  await way("supplierCentral").check();
  await shows([2, 3], "supplierCentral", "customers");
});

test("a representative is told of the mandate, and the portal's words stand as the portal has them", async ({
  page,
  panel,
}) => {
  const guide = new Guide(panel);
  await guide.openFromStart();
  await guide.answer("group", "groupMandate");
  await expect(page.locator(".guide-steps > li")).toHaveCount(8);
  const account = await guide.unfold("account");
  for (const language of ["en", "nl", "fr", "de"] as const) {
    await panel.speak(language);
    await expect(account.locator("b[lang=nl]", { hasText: FLA_BOX }).first()).toBeVisible();
    await expect(account.locator("b[lang=nl]", { hasText: "Beveiligde machtigingen" })).toBeVisible();
    await expect(account.locator("b[lang=en]", { hasText: "Add a webservice account" })).toBeVisible();
  }
  const access = await guide.unfold("access");
  await expect(access).toContainText("Toegangsbeheer → Toegangsbeheer");
  await expect(access).toContainText("gestion des accès → gestion des accès");
  await panel.speak("fr");
  await expect(access).not.toContainText("Toegangsbeheer → Toegangsbeheer");
  const employer = await guide.unfold("employer");
  await expect(employer.getByRole("link", { name: guide.say("link.employer") })).toHaveAttribute(
    "href",
    /site_fr.*register-as-employer/,
  );
  await expect(employer.getByRole("link", { name: guide.say("link.mahis") })).toHaveAttribute(
    "hreflang",
    "nl",
  );
});

test("the message to the local manager names the capacity that is needed", async ({
  page,
  panel,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const guide = new Guide(panel);
  await guide.openFromStart();
  await guide.answer("representative");
  await guide.unfold("access");
  await guide.button("ask.title").click();
  await panel.button("frame.copy.what", { what: guide.say("ask.title") }).click();
  const message = await page.evaluate(() => navigator.clipboard.readText());
  expect(message).toContain(guide.say("ask.quality.provider"));
  expect(message).toContain("Toegangsbeheer / gestion des accès");
});

test("the panel ticks what it sees, and gives the .cer file right there", async ({
  page,
  panel,
  local,
  company,
}) => {
  test.setTimeout(60_000);
  const guide = new Guide(panel);
  await guide.openFromStart();
  await guide.answer("employer");
  await guide.unfold("certificate");
  await guide.button("step.certificate.open").click();
  await panel.at("certificate.title");
  await panel.chooseFile(company.path);
  await panel.giveOwnPassword(company.password);
  await panel.at("who.title");
  await guide.openFromMenu();
  await expect(guide.step("certificate")).toContainText(/checked by the panel on/);
  const certificate = await guide.unfold("certificate");
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    certificate.getByRole("button", { name: panel.say("who.export.certificate") }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/\.cer$/);

  await panel.fillAccount(local, company.client.clientId);
  await panel.button("connection.connect").click();
  await panel.openForm();
  await guide.openFromMenu();
  const connect = await guide.unfold("connect");
  await expect(connect).toContainText(`${guide.say("seen.scope")}: ${guide.say("seen.yes")}`);
  await expect(guide.step("account")).toContainText(/checked by the panel on/);
  const call = await guide.unfold("call");
  await expect(call).toContainText(`${guide.say("seen.answer")}: ${guide.say("seen.no")}`);
  await call.getByRole("button", { name: panel.say("diagnosis.start") }).click();
  await panel.at("diagnosis.title");
  await expect(page.getByText(panel.say("diagnosis.api.passed"))).toBeVisible();
  await guide.openFromMenu();
  await expect(guide.step("call")).toContainText(/checked by the panel on/);
});

test("nothing of the demo is ticked", async ({ page, panel }) => {
  const guide = new Guide(panel);
  await panel.startDemo();
  await guide.openFromMenu();
  await guide.answer("employer");
  await guide.unfold("certificate");
  await expect(page.locator("#step-certificate").getByText(guide.say("seen.demo"))).toBeVisible();
  await expect(page.getByText(guide.say("steps.progress", { done: 0, count: 7 }))).toBeVisible();
});

test("a field leads to its word in the glossary, and back to the form as it was", async ({ page, panel }) => {
  const guide = new Guide(panel);
  await panel.startDemo();
  await panel.field("field.training.name").fill("First aid");
  await panel.button("guide.term", { name: panel.say("field.worker.ssin") }).click();
  await expect(page.getByText(guide.say("term.ssin"))).toBeVisible();
  await expect(page.locator(".glossary > div")).toHaveCount(1);
  await guide.button("glossary.all").click();
  await page.getByRole("searchbox").fill("numéro d entreprise");
  await expect(page.getByText(guide.say("term.enterpriseNumber"))).toBeVisible();
  await page.getByRole("searchbox").fill("xyzzy");
  await expect(page.getByText(guide.say("glossary.none"))).toBeVisible();
  await panel.button("frame.back").click();
  await panel.at("work.title");
  await expect(panel.field("field.training.name")).toHaveValue("First aid");
});

test("a check that fails leads to the step that mends it", async ({ page, panel, local, company }) => {
  test.setTimeout(60_000);
  const guide = new Guide(panel);
  await panel.openOwn(company.path, company.password);
  await panel.station("connection").click();
  await panel.button("guide.step.account").click();
  await guide.answer("employer");
  await expect(page.locator("#step-account")).toBeVisible();
  await panel.fillAccount(local, "self_service_chaman_999999_unknown000");
  await panel.button("diagnosis.start").click();
  await panel.at("diagnosis.title");
  await panel.button("guide.step.show").first().click();
  await panel.at("guide.title");
  await expect(page.locator("#step-account")).toBeVisible();
});

/** Ticks the first steps and gives the file for a colleague. */
async function handOver(guide: Guide, panel: Panel): Promise<string> {
  await guide.openFromStart();
  await guide.answer("group", "groupOwn");
  await guide.button("step.begin.first").click();
  await guide.button("step.tick").click();
  await guide.button("step.tick").click();
  const [file] = await Promise.all([
    panel.page.waitForEvent("download"),
    guide.button("keep.export").click(),
  ]);
  return file.path();
}

test("the progress is handed to a colleague as a file, which can be given back", async ({ page, panel }) => {
  const guide = new Guide(panel);
  const path = await handOver(guide, panel);
  const file = JSON.parse(readFileSync(path, "utf8"));
  expect(Object.keys(file)).toEqual(["format", "exportedAt", "situation", "done"]);
  expect(Object.keys(file.done)).toEqual(["employer", "portal"]);

  await guide.button("keep.restart").click();
  await expect(guide.button("situation.show")).toBeVisible();
  await page.getByLabel(guide.say("keep.import")).setInputFiles(path);
  await expect(page.getByText(guide.say("keep.imported"))).toBeVisible();
  await expect(page.getByText(guide.say("steps.progress", { done: 2, count: 7 }))).toBeVisible();
  await guide.button("keep.undo").click();
  await expect(guide.button("situation.show")).toBeVisible();
  const other = { name: "other.json", mimeType: "application/json", buffer: Buffer.from('{"format":"x"}') };
  await page.getByLabel(guide.say("keep.import")).setInputFiles(other);
  await expect(page.getByText(guide.say("keep.fault"))).toBeVisible();
});

test("on paper every step stands unfolded, with its addresses and without buttons", async ({
  page,
  panel,
}) => {
  const guide = new Guide(panel);
  await guide.openFromStart();
  await guide.answer("representative");
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  const text = () => getComputedStyle(document.querySelector(".guide-steps") as Element).color;
  expect(await page.evaluate(text), "paper is light").toBe("rgb(27, 31, 36)");
  await expect(page.getByText(guide.say("print.heading"))).toBeVisible();
  for (const step of ["employer", "access", "account", "mandate", "call"]) {
    await expect(page.locator(`#step-${step}`)).toBeVisible();
  }
  await expect(page.getByRole("img", { name: guide.say("example.title", { number: 4 }) })).toBeVisible();
  await expect(page.locator("#step-portal .print-only").first()).toContainText("register.htm");
  await expect(guide.button("keep.print")).toBeHidden();
  await expect(page.getByRole("navigation", { name: guide.say("parts") })).toBeHidden();
  const pdf = await page.pdf({ format: "A4" });
  expect(pdf.length).toBeGreaterThan(20_000);
});

test("without the internet the guide is there, in every language", async ({ page, panel, context }) => {
  const guide = new Guide(panel);
  const loaded = () =>
    page.evaluate(() =>
      performance.getEntriesByType("resource").some(({ name }) => name.includes("guide-screen")),
    );
  await expect.poll(loaded).toBe(true);
  await context.setOffline(true);
  await guide.openFromStart();
  await panel.speak("nl");
  await guide.answer("employer");
  for (const part of ["developer", "glossary", "sources"] as const) {
    await guide.part(part).click();
    await expect(guide.part(part)).toHaveAttribute("aria-current", "page");
  }
});
