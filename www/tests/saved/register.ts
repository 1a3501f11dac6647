import type { Manifest } from "../../src/saved/layout.js";

/** The employer of the saved registers in these tests; nobody's number. */
export const EMPLOYER = "1000000120";

/** What a manifest says, its pages and files left out. */
export const MANIFEST: Omit<Manifest, "files"> = {
  format: "fla-panel.manifest/1",
  madeAt: "2026-11-22T12:00:00.000Z",
  panelVersion: "1.0.0",
  language: "en",
  contract: { version: "1", modelled: true },
  source: {
    environment: "local",
    apiBase: "http://127.0.0.1/REST/fla/v1",
    clientId: "self_service_expeditor_1",
    role: "employer",
    enterpriseNumber: EMPLOYER,
    thumbprint: "ab".repeat(32),
  },
  parts: [
    {
      kind: "trainingRegistration",
      employer: EMPLOYER,
      query: {},
      total: 10,
      records: 10,
      workers: 3,
      pages: 1,
      complete: true,
      findings: [],
    },
  ],
  pages: [],
};
