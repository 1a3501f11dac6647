import demo from "../../demo/demo.json" with { type: "json" };
import type { Client } from "./client.js";
import { populate, type Workforce } from "./population.js";
import { Register } from "./register.js";

/** The host of the demo. `.invalid` never resolves (RFC 2606 §2): a demo cannot reach a real server by mistake. */
export const DEMO_ORIGIN = "https://fla-demo.invalid";

/** The demo company's two accounts: as an employer for itself, and as representative of two customers. */
export const DEMO_CLIENTS: readonly Client[] = [
  {
    clientId: demo.clientId,
    quality: "employer",
    publicKey: demo.publicKey,
    employers: [demo.enterpriseNumber],
  },
  {
    clientId: demo.representative.clientId,
    quality: "provider",
    publicKey: demo.publicKey,
    employers: demo.representative.customers,
  },
];

/** How many workers each employer of the demo has besides the few that stand in `demo.json`. */
const WORKFORCES: readonly Workforce[] = [demo.enterpriseNumber, ...demo.representative.customers].map(
  (enterpriseNumber, index) => ({ enterpriseNumber, workers: [520, 140, 60][index] ?? 30 }),
);

/**
 * What is registered when the demo begins: for each employer, each worker's rights and one training; and, made when
 * somebody looks something up, those of several hundred workers more.
 */
export function demoRegister(): Register {
  const register = new Register({ population: () => populate(WORKFORCES) });
  for (const enterpriseNumber of [demo.enterpriseNumber, ...demo.representative.customers]) {
    for (const ssin of demo.workers) {
      const subject = { employer: { enterpriseNumber }, worker: { ssin } };
      for (const year of [2024, 2025]) {
        const amount = { value: 5, unit: "days" } as const;
        register.rights.add({ ...subject, year, kind: "legal", amount, automatic: true });
      }
      register.registrations.add({
        ...subject,
        training: {
          name: "Safety at work",
          nature: "formal",
          period: { startDate: "2025-03-10", endDate: "2025-03-11" },
          duration: { value: 2, unit: "days" },
          status: "followed",
          countsForTrainingRight: true,
        },
        source: "employer",
      });
    }
  }
  return register;
}
