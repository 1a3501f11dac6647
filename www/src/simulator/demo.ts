import demo from "../../demo/demo.json" with { type: "json" };
import type { Client } from "./client";

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
