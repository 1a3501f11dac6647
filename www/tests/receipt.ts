import type { Outcome, Receipt } from "#core";

/** A receipt as the core makes it. The worker's number is a BIS number of nobody. */
export function receipt(
  outcome: Outcome = { kind: "accepted", id: "1", location: null, warnings: [] },
  sentAt = "2026-11-22T12:00:00Z",
): Receipt {
  return {
    format: "fla-panel.receipt/2",
    kind: "trainingRegistration",
    id: `id-${sentAt}`,
    reference: `reference-${sentAt}`,
    environment: "demo",
    url: "https://fla-demo.invalid/REST/federalLearningAccount/v1/trainingRegistrations",
    clientId: "self_service_chaman_100000_abcdefghij",
    role: "employer",
    certificateSha256: "ab".repeat(32),
    sentAt,
    answeredAt: null,
    sent: {
      employer: { enterpriseNumber: "0202239951" },
      worker: { ssin: "85400003392" },
      training: {
        name: "First aid",
        nature: "formal",
        period: { startDate: "2025-03-12", endDate: "2025-03-12" },
        duration: { value: 7.5, unit: "hours" },
        status: "followed",
        countsForTrainingRight: true,
      },
    },
    traceId: null,
    outcome,
  };
}
