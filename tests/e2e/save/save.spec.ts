// Saving everything: one file that is complete, that other programs read, and in which a changed byte is found.
import { DEMO_WORKERS, HELD, toSearch } from "../consult/consult-test.js";
import { expect, test } from "../page-test.js";
import { begin, take } from "./save-test.js";

test("one click fetches everything, and the file is complete, signed, and read by other programs", async ({
  panel,
  local,
  company,
}) => {
  await toSearch(panel, local, company);
  await begin(panel);
  const saved = await take(panel);
  expect(saved.rawRecords("training-registrations")).toHaveLength(HELD.registrations.length + DEMO_WORKERS);
  expect(saved.changed()).toEqual([]);
  await saved.verify();
  expect(saved.verifyByReadme()).toBe("Verified OK");
});
