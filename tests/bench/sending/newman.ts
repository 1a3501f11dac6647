import { createRequire } from "node:module";
import { type Company, registration } from "../../sending/window.js";

const { run } = createRequire(import.meta.url)("newman");

/** Milliseconds that Postman's runner takes for so many registrations, one after the other as it always does. */
export function newman(rows: number, { apiBase, enterpriseNumber }: Company): Promise<number> {
  const collection = {
    info: { name: "bench", schema: "https://schema.getpostman.com/json/collection/v2.1.0/collection.json" },
    item: [
      {
        name: "register",
        request: {
          method: "POST",
          url: `${apiBase}/trainingRegistrations`,
          header: [
            { key: "Accept", value: "application/json, application/problem+json" },
            { key: "Authorization", value: "Bearer bench" },
            { key: "Content-Type", value: "application/json" },
          ],
          body: { mode: "raw", raw: "{{body}}" },
        },
      },
    ],
  };
  const iterationData = Array.from({ length: rows }, (_, row) => ({
    body: JSON.stringify({ reference: crypto.randomUUID(), ...registration(row, enterpriseNumber) }),
  }));
  return new Promise((resolve, reject) => {
    let started = 0;
    run({ collection, iterationData, silent: true }, (error: Error | null, { run }: NewmanSummary) => {
      if (error || run.failures.length > 0) reject(error ?? new Error("Newman failed"));
      else resolve(performance.now() - started);
    }).on("start", () => {
      started = performance.now();
    });
  });
}

interface NewmanSummary {
  run: { failures: unknown[] };
}
