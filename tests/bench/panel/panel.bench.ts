// Run by `cargo xtask bench panel`: for how long the thread of the screens is ever busy, where most is done.
import { writeFileSync } from "node:fs";
import { csv, expect, headings, Import, row, test } from "../../e2e/import/import-test.js";
import { fileOf, ROWS, walkThrough } from "../../e2e/import/large.js";
import { iterated, TEN_MILLION } from "../../e2e/opening/iterated.js";
import { type Machine, observe } from "../machine.js";
import { conditions, markdown, publish } from "../readme.js";
import { longestTask } from "./longest-task.js";

const SENT = 2_000;

/** So many of them tell what all of them would. */
const WATCHED = 500;

const lines: string[][] = [];
let machine: Machine;
let chromium = "";

test.describe.configure({ mode: "serial" });

test.beforeAll(async ({ browser }) => {
  machine = await observe();
  chromium = browser.version();
});

test.afterAll(() => {
  const head = ["What the panel does meanwhile", "longest task of its thread"];
  publish("bench-panel", `${conditions(machine, { Chromium: chromium })}\n\n${markdown(head, lines)}`);
});

const found = (what: string, milliseconds: number) => lines.push([what, `${milliseconds.toFixed(0)} ms`]);

test("a large file", async ({ panel, page, browser }, testInfo) => {
  const rows = new Import(panel, page);
  const path = testInfo.outputPath("large.csv");
  writeFileSync(path, fileOf(ROWS));
  await rows.open();
  const longest = await longestTask(browser, page, () => walkThrough(rows, path));
  found(
    `reads ${ROWS.toLocaleString("en")} rows of a file, filters them, scrolls through them, has one changed`,
    longest,
  );
});

test("a large batch", async ({ panel, page, browser }) => {
  const rows = new Import(panel, page);
  const lines = Array.from({ length: SENT }, (_, index) =>
    row(index, { "training.name": `Course ${index}` }),
  );
  await rows.read("many.csv", csv([headings("en"), ...lines]));
  const shown = SENT.toLocaleString("en");
  await page.getByRole("button", { name: panel.say("import.continue.other", { shown }) }).click();
  await page.getByText(panel.say("batches.pace"), { exact: true }).click();
  await page.getByLabel(panel.say("batches.pace.rate")).selectOption("50");
  await page.getByLabel(panel.say("batches.pace.concurrency")).selectOption("6");
  const longest = await longestTask(browser, page, async () => {
    await panel.button("batches.send.trainingRegistration.other", { count: SENT }).click();
    const bar = page.getByRole("progressbar", { name: panel.say("batches.progress") });
    const done = () => bar.evaluate((element) => (element as HTMLProgressElement).value);
    await expect.poll(done, { timeout: 120_000 }).toBeGreaterThan(WATCHED);
  });
  found("sends a batch at 50 a second, six at a time, each written down before and after", longest);
});

test("ten million iterations", async ({ panel, page, browser, company }, testInfo) => {
  const path = iterated(company, testInfo.outputPath("ten-million.pfx"), TEN_MILLION);
  await panel.openOwn(path, company.password);
  await panel.at("ask.title");
  const said = Number(/about (\d+) second/.exec(await page.getByText(/takes about/).innerText())?.[1]);
  let seconds = 0;
  const longest = await longestTask(browser, page, async () => {
    const began = performance.now();
    await panel.button("ask.open").click();
    await expect(panel.heading("who.title")).toBeVisible({ timeout: 120_000 });
    seconds = (performance.now() - began) / 1000;
  });
  const estimate = `${said} s were announced, ${seconds.toFixed(0)} s it took`;
  found(`opens a file of ten million iterations (${estimate})`, longest);
});
