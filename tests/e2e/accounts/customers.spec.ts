// A representative: customers from a pasted list, a registration for one of them, and a mandate that is missing.
import { readFileSync } from "node:fs";
import { CUSTOMER, connectLocally, expect, open, test, WITHOUT_MANDATE } from "./accounts-test.js";

test("a representative sends for a customer of a pasted list, and learns whose mandate is missing", async ({
  page,
  panel,
  companies,
}) => {
  const { office } = companies;
  await panel.buttonFrom("welcome.own").click();
  await open(panel, office);
  await panel.station("connection").click();
  await panel.choice("connection.role", "connection.role.representative").check();
  await connectLocally(panel, office, "Office");

  await panel.button("customers.add").click();
  await panel.at("customers.title");
  const list = page.getByRole("textbox", { name: panel.say("customers.add") });
  await list.fill(
    [
      "Number\tName",
      `1000.000.219\tGarage Élan`,
      `BE ${WITHOUT_MANDATE}\tBakery`,
      "1000000120\tWorkshop",
      "1000000121\tMistyped",
      "1000.000.120\tWorkshop again",
    ].join("\n"),
  );
  await panel.button("customers.add.do").click();
  await expect(page.getByText(panel.say("customers.added.other", { count: 3 }))).toBeVisible();
  await expect(page.getByText(panel.say("customers.known.one", { count: 1 }))).toBeVisible();
  const row = `${panel.say("customers.row", { row: 5 })}: ${panel.say("finding.enterprise_number.check_digits")}`;
  await expect(page.getByText(row)).toBeVisible();
  // What was refused stays to be corrected.
  await expect(list).toHaveValue("1000000121\tMistyped");

  const downloading = page.waitForEvent("download");
  await panel.button("customers.export").click();
  expect(readFileSync(await (await downloading).path(), "utf8")).toContain(`"${CUSTOMER}";"Garage Élan"`);

  // Deleted at once from this computer, and brought back.
  await panel.button("customers.remove_all.other", { count: 3 }).click();
  expect(await page.evaluate(() => localStorage.getItem("customers"))).not.toContain("Garage");
  await panel.button("work.undo").click();

  await panel.button("customers.to_work").click();
  await panel.openForm();
  await page.getByRole("searchbox").fill("elan");
  await page.getByRole("button", { name: /Garage Élan/ }).click();
  await expect(panel.field("field.employer.enterpriseNumber")).toHaveValue(CUSTOMER);
  const bar = page.getByRole("region", { name: panel.say("customers.for") });
  await expect(bar).toContainText("Garage Élan 1000.000.219");
  await panel.fillTraining();
  await expect(bar).toBeInViewport();
  await panel.button("work.send").click();
  await panel.at("receipt.title");
  await expect(page.getByRole("article")).toContainText(panel.say("receipt.accepted"));
  await expect(page.getByRole("article")).toContainText("1000.000.219");

  await panel.station("work").click();
  await panel.button("customers.change").click();
  await page.getByRole("searchbox").fill("bak");
  await page.getByRole("searchbox").press("Enter");
  await expect(bar).toContainText("Bakery 1000.000.318");
  await panel.fillTraining();
  await panel.button("work.send").click();
  await panel.at("receipt.title");
  const receipt = page.getByRole("article");
  await expect(receipt).toContainText(panel.say("problem.missing_permission.text"));
  await expect(receipt).toContainText(panel.say("mandate.lacking", { customer: "Bakery (1000.000.318)" }));
  await expect(receipt.getByRole("link", { name: panel.say("mahis.link") })).toHaveAttribute(
    "href",
    "https://www.socialsecurity.be/site_nl/employer/applics/mahis/general/what_mandate.htm",
  );
});

test("a CSV file as spreadsheets here write it is read, and a rename and a deletion last", async ({
  page,
  panel,
  companies,
}) => {
  await panel.buttonFrom("welcome.own").click();
  await open(panel, companies.office);
  await panel.station("connection").click();
  await panel.choice("connection.role", "connection.role.representative").check();
  await panel.station("work").click();
  await panel.button("customers.add").click();
  const csv = Buffer.from(
    `ondernemingsnummer;naam\r\n${CUSTOMER};Garage \xe9lan\r\n0202239951;Two\r\n`,
    "latin1",
  );
  await page
    .getByLabel(panel.say("customers.import"))
    .setInputFiles({ name: "customers.csv", mimeType: "text/csv", buffer: csv });
  await expect(page.getByText(panel.say("customers.added.other", { count: 2 }))).toBeVisible();
  const name = page.getByRole("textbox", {
    name: panel.say("customers.name.of", { number: "1000.000.219" }),
  });
  await expect(name).toHaveValue("Garage élan");
  await name.fill("Garage Nord");
  await name.blur();
  await page.getByRole("button", { name: panel.say("customers.remove.what", { name: "Two" }) }).click();
  await page.reload();
  expect(JSON.parse((await page.evaluate(() => localStorage.getItem("customers"))) ?? "")).toEqual({
    version: 1,
    customers: [{ number: CUSTOMER, name: "Garage Nord" }],
  });
});
