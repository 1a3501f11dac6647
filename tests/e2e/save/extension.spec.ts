// In the extension too: everything is saved from the unmodified production address, and other programs read the file.
import { Register } from "../../../www/src/simulator/register.js";
import { PORTAL_API_BASE } from "../../servers/portal.js";
import { CREDITS, HELD } from "../consult/consult-test.js";
import { expect, test } from "../extension-test.js";
import { begin, take } from "./save-test.js";

test.use({ portalOptions: { register: new Register({ population: () => HELD }) } });

test("everything is saved in the extension, over a page that fails and a token that ends", async ({
  panel,
  portal,
  company,
}) => {
  await panel.openOwn(company.path, company.password);
  await panel.at("who.title");
  await panel.connectToPortal(company.client.clientId, PORTAL_API_BASE);
  await panel.buttonFrom("work.door.consult").click();
  await panel.at("consult.title");

  portal.simulator.order({ fault: "html", at: "api", when: "next", after: 6 });
  await begin(panel);
  const [waiting = ""] = panel.say("busy.held_up").split("{until}");
  await expect(panel.page.locator(".under-way").getByRole("status")).toContainText(waiting);
  portal.simulator.order({ fault: "expiredToken", at: "api", when: "next", after: 3 });
  const saved = await take(panel);
  await saved.assertWhole({
    "training-registrations": HELD.registrations.length,
    "training-rights": HELD.rights.length,
    "training-credits": CREDITS,
  });
  expect(saved.manifest.source).toMatchObject({
    environment: "production",
    apiBase: PORTAL_API_BASE,
    clientId: company.client.clientId,
  });
  expect(saved.manifest.pages.every(({ url }) => url.startsWith(`${PORTAL_API_BASE}/`))).toBe(true);
  const page = saved.manifest.pages[1]?.file ?? "";
  saved.flip(page);
  expect(saved.changed()).toEqual([page]);
  saved.flip("manifest.json");
  await expect(saved.verify()).rejects.toThrow(/signature verification failed/);

  // One page was asked for twice for each fault, and no request named the extension.
  const asked = (path: string) => portal.arrivals.filter((arrival) => arrival.path.includes(path));
  expect(asked("/query")).toHaveLength(saved.manifest.pages.length + 2);
  expect(asked("/token")).toHaveLength(2);
  expect(portal.arrivals.filter(({ headers }) => headers.origin !== undefined)).toEqual([]);
});
