import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { companyFile } from "../certificate.js";
import { buildPage } from "./build.js";
import type { controls as Controls } from "./page.js";
import { startRegister } from "./register.js";

declare const controls: typeof Controls;

test("two windows of one browser send a batch once; the second goes on when the first is closed", async ({
  context,
}, testInfo) => {
  test.setTimeout(120_000);
  const certificate = companyFile(testInfo.outputPath("company"));
  const www = await buildPage(testInfo.outputPath("www"));
  copyFileSync(certificate.path, join(www, "company.pfx"));
  const register = await startRegister(www, certificate.client, () => 5);
  const { origin, tokenEndpoint, apiBase } = register;
  const { clientId, employers } = certificate.client;
  const [enterpriseNumber = ""] = employers;
  const company = {
    origin,
    tokenEndpoint,
    apiBase,
    clientId,
    enterpriseNumber,
    password: certificate.password,
  };
  const open = async () => {
    const page = await context.newPage();
    await page.goto(origin);
    await page.waitForFunction(() => document.title === "ready");
    await page.evaluate((company) => controls.connect(company), company);
    return page;
  };
  const [first, second] = [await open(), await open()];
  const id = await first.evaluate((number) => controls.make(400, number), enterpriseNumber);
  const send = (page: Page) => page.evaluate((id) => controls.send(id, 2), id);

  await send(first);
  await register.arrivals(20);
  await send(second);
  await expect(second).toHaveTitle("elsewhere ");
  await first.close();
  // The browser lets go of the batch of a window that is gone, and says so.
  await expect(second).toHaveTitle("paused ");
  await send(second);
  await expect(second).toHaveTitle("done ", { timeout: 60_000 });
  const absent = await second.evaluate((id) => controls.again(id), id);
  if (absent > 0) await send(second);
  await expect(second).toHaveTitle("done ", { timeout: 60_000 });

  const rows = await second.evaluate((id) => controls.rows(id), id);
  expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(["accepted"]));
  expect(register.histories.size).toBe(400);
  for (const { accepted } of register.histories.values()) expect(accepted.length).toBe(1);
  await register.close();
});
