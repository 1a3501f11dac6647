import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Local, startLocal } from "../../servers/local.js";
import { type CompanyFile, companyFile } from "../certificate.js";
import { test as base, expect } from "../page-test.js";
import type { Panel } from "../panel.js";

export { expect };

interface Companies {
  /** An employer. */
  alpha: CompanyFile;
  /** Another one, with a certificate of its own. */
  beta: CompanyFile;
  /** A social secretariat with two customers that gave it a mandate. */
  office: CompanyFile;
}

/** A customer with a mandate, and one without. */
export const CUSTOMER = "1000000219";
export const WITHOUT_MANDATE = "1000000318";
export const WORKER = "85400003392";

/** Tests of the static page with several companies registered at the local simulator. */
export const test = base.extend<{ local: Local }, { companies: Companies }>({
  companies: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright wants a pattern here
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), "fla-companies-"));
      const make = (name: string, sender: string, options: Parameters<typeof companyFile>[1]) =>
        companyFile(join(folder, sender), {
          name,
          clientId: `self_service_chaman_${sender}_testtest00`,
          ...options,
        });
      await use({
        alpha: make("Alpha (fictitious)", "200001", { enterpriseNumber: "1000000120" }),
        beta: make("Beta (fictitious)", "200002", { enterpriseNumber: "1000000417" }),
        office: make("Office (fictitious)", "200003", {
          enterpriseNumber: "1000000516",
          quality: "provider",
          employers: ["1000000120", CUSTOMER],
        }),
      });
      rmSync(folder, { recursive: true });
    },
    { scope: "worker" },
  ],
  local: async ({ companies }, use) => {
    const clients = Object.values(companies).map(({ client }) => client);
    const local = await startLocal({ www: "dist/www", clients });
    await use(local);
    await local.close();
  },
});

/** The own certificate open, at the screen that says who it is. */
export async function open(panel: Panel, company: CompanyFile): Promise<void> {
  await panel.chooseFile(company.path);
  await panel.giveOwnPassword(company.password);
  await panel.at("who.title");
}

/** Puts the open file away and opens that of another company. */
export async function openInstead(panel: Panel, company: CompanyFile): Promise<void> {
  await panel.station("certificate").click();
  await panel.at("who.title");
  await panel.button("certificate.other").click();
  await panel.at("certificate.title");
  await open(panel, company);
}

/** Fills in the account for the local simulator and connects. */
export async function connectLocally(panel: Panel, company: CompanyFile, name: string): Promise<void> {
  await panel.station("connection").click();
  await panel.field("connection.name").fill(name);
  await panel.choice("connection.environment", "environment.local").check();
  await panel.field("connection.client").fill(company.client.clientId);
  await panel.button("connection.connect").click();
  await panel.openForm();
}
