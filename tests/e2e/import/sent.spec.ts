// Rows of a file on their way to the server and back: what it refused is corrected here and sent again.
import type { Page } from "@playwright/test";
import type { Local } from "../../servers/local.js";
import type { CompanyFile } from "../certificate.js";
import type { Panel } from "../panel.js";
import { WORKER } from "../registration.js";
import { csv, expect, headings, Import, row, test } from "./import-test.js";

/** A company's own account at the simulator, up to where a file is asked for. */
async function openFile(panel: Panel, page: Page, local: Local, company: CompanyFile): Promise<Import> {
  await panel.openOwn(company.path, company.password);
  await panel.fillAccount(local, company.client.clientId);
  await panel.button("connection.connect").click();
  const rows = new Import(panel, page);
  await rows.door();
  await panel.at("import.title");
  return rows;
}

/** How many of the batch on the screen came out so. */
const counted = (page: Page, panel: Panel, state: string, count: number) =>
  expect(page.locator(".counts li").filter({ hasText: panel.say(`batches.state.${state}`) })).toContainText(
    String(count),
  );

test("what the server refused comes back as a row with its remark, is corrected and accepted", async ({
  panel,
  page,
  local,
  company,
}) => {
  const [employer = ""] = company.client.employers;
  const rows = await openFile(panel, page, local, company);
  const own = { "employer.enterpriseNumber": employer };
  await rows.choose("rows.csv", csv([headings("nl"), ...[0, 1, 2].map((index) => row(index, own))]));
  await rows.counts("ready", "3");
  await panel.button("import.continue.other", { shown: 3 }).click();
  await panel.at("batches.title");
  local.simulator.order({ fault: "refused", at: "api", when: "next" });
  await panel.button("batches.send.trainingRegistration.other", { count: 3 }).click();
  await counted(page, panel, "refused", 1);
  await counted(page, panel, "accepted", 2);

  await panel.button("import.correct").click();
  await panel.at("import.rows.title");
  await rows.counts("all", "1");
  await expect(page.getByText(/99999-001/)).toBeVisible();
  await rows.grid.getByRole("gridcell", { name: /^First aid/ }).dblclick();
  await page.keyboard.press("Control+A");
  await page.keyboard.type("Put right");
  await page.keyboard.press("Enter");
  await rows.counts("ready", "1");
  await panel.button("import.continue.one", { shown: 1 }).click();
  await panel.at("batches.title");
  await panel.button("batches.send.trainingRegistration.one", { count: 1 }).click();
  await expect(page.getByText(panel.say("batches.all_accepted"))).toBeVisible();
});

test("rights of workers come from a file as trainings do", async ({ panel, page, local, company }) => {
  const [employer = ""] = company.client.employers;
  const rows = await openFile(panel, page, local, company);
  await panel.choice("import.kind", "import.kind.trainingRight").check();
  const columns = ["employer.enterpriseNumber", "worker.ssin", "year", "kind", "amount.value", "amount.unit"];
  const titles = columns.map((column) => panel.say(`table.column.${column}`));
  const rights = [2024, 2025].map((year) => [employer, WORKER, String(year), "employer", "4,5", "dagen"]);
  await rows.choose("rights.csv", csv([titles, ...rights]));
  await rows.counts("ready", "2");
  await panel.button("import.continue.other", { shown: 2 }).click();
  await panel.at("batches.title");
  await panel.button("batches.send.trainingRight.other", { count: 2 }).click();
  await expect(page.getByText(panel.say("batches.all_accepted"))).toBeVisible();
});
