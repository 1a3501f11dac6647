import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Register } from "../../../www/src/simulator/register.js";
import { PORTAL_API_BASE, PORTAL_HOST, type Portal, startPortal } from "../../servers/portal.js";
import { tlsIdentity } from "../../servers/tls.js";
import { companyFile } from "../certificate.js";
import { CHOSEN, TYPED } from "../registration.js";
import { Profile } from "./firefox.js";
import type { Panel } from "./panel.js";

const folder = mkdtempSync(join(tmpdir(), "fla-company-"));
const identity = tlsIdentity(PORTAL_HOST);

/** A company with a certificate file of its own. */
export const company = companyFile(folder);

/** A profile of a browser that believes in the portal on this machine. */
export const profile = new Profile(identity.cert);

/** Takes both away. */
export function cleanUp(): void {
  profile.remove();
  rmSync(folder, { recursive: true });
}

/** The portal with the company's account. It serves no request with an `Origin`. */
export function companyPortal(register?: Register): Promise<Portal> {
  return startPortal({ clients: [company.client], identity, ...(register ? { register } : {}) });
}

/** Opens the company's file and fills in its account, up to the button that connects. */
export async function fillAccount(panel: Panel): Promise<void> {
  await panel.openOwn(company.path, company.password);
  await panel.at("who.title");
  await panel.reads(company.name);
  await panel.press("who.continue");
  await panel.at("connection.title");
  await panel.fill("connection.client", company.client.clientId);
  await panel.fill("connection.api", PORTAL_API_BASE);
}

export async function connect(panel: Panel): Promise<void> {
  await fillAccount(panel);
  await panel.press("connection.connect");
  await panel.openForm();
}

/** Fills in the form and sends it. */
export async function send(panel: Panel): Promise<void> {
  await panel.fill("field.employer.enterpriseNumber", company.client.employers[0] ?? "");
  for (const [field, text] of TYPED) await panel.fill(field, text);
  for (const [question, answer] of CHOSEN) await panel.choose(question, answer);
  await panel.press("work.send");
  // A real registration is asked about once more.
  await panel.press("work.confirm.yes");
}
