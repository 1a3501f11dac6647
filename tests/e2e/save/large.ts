import { populate } from "../../../www/src/simulator/population.js";
import type { Simulator } from "../../../www/src/simulator/service.js";
import type { Counts } from "./archive.js";

const WORKERS = 1_900;
const EMPLOYER = "1000000120";

/** What a register of more than 20,000 records holds. */
export const LARGE = populate([{ enterpriseNumber: EMPLOYER, workers: WORKERS }]);

export const LARGE_COUNTS: Counts = {
  "training-registrations": LARGE.registrations.length,
  "training-rights": LARGE.rights.length,
  // One per worker and year.
  "training-credits": WORKERS * 3,
};

/** One of the server's answers in the file of such a register. */
export const LARGE_PAGE = `raw/training-credits/${EMPLOYER}/0002.json`;

/** What happens to one request, once so many went well. */
export function order(
  simulator: Simulator,
  fault: "dropped" | "expiredToken" | "html" | "insufficientScope",
  after: number,
): void {
  simulator.order({ fault, at: "api", when: "next", after });
}
