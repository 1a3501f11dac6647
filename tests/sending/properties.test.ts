// Whatever comes back, nothing is called accepted without proof, and nothing breaks. What a proof is, is said here anew.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import fc from "fast-check";
import type { Outcome, Receipt } from "#core";
import type { HttpResponse } from "../../www/src/simulator/http.js";
import { BASE, Core, registration, verdict } from "./core.js";

/** How many answers are tried of each kind. */
const RUNS = { numRuns: 1500 };

const REFERENCE = "FP-PROPERTY/1";
const SSIN = registration().worker.ssin;

let core: Core;

before(async () => {
  core = await Core.connected();
});

after(() => {
  core.session.free();
});

const word = fc.constantFrom("A", "A", "W", "W", "B", "S", "a", "", "processing", "done", "failed", "other");
const reference = fc.constantFrom(REFERENCE, REFERENCE, REFERENCE, "another", "", 7);
const problem = fc.record(
  { type: fc.constantFrom("urn:problem-type:belgif:badRequest", "about:blank"), status: fc.integer() },
  { requiredKeys: [] },
);
/** Bodies made of the words that the reader knows, in all combinations. */
const members = fc.record(
  {
    id: fc.oneof(fc.string(), fc.integer(), fc.constant(null)),
    href: fc.oneof(fc.webUrl(), fc.string()),
    reference,
    result: fc.oneof({ weight: 6, arbitrary: word }, fc.constant(null), fc.integer()),
    state: word,
    status: fc.integer({ min: 0, max: 700 }),
    worker: fc.record({ ssin: fc.constantFrom(SSIN, "80400000119") }),
    problem: fc.oneof(problem, fc.string()),
    anomalies: fc.array(fc.oneof(fc.dictionary(fc.string(), fc.string()), fc.integer())),
    errors: fc.array(fc.record({ errorCode: fc.string() })),
    pollAfter: fc.oneof(fc.date({ noInvalidDate: true }).map(String), fc.constant("2030-01-01T00:00:00Z")),
  },
  { requiredKeys: [] },
);
const body = fc.oneof(
  { weight: 4, arbitrary: members },
  { weight: 3, arbitrary: fc.array(members, { maxLength: 3 }).map((items) => ({ items })) },
  { weight: 1, arbitrary: members.map((declarationStatus) => ({ declarationStatus })) },
  { weight: 1, arbitrary: fc.jsonValue() },
);
const bytes = fc.oneof(
  { weight: 8, arbitrary: body.map((value) => new TextEncoder().encode(JSON.stringify(value))) },
  { weight: 1, arbitrary: fc.uint8Array() },
  {
    weight: 1,
    arbitrary: fc.constantFrom("", "<html>", "{", "[]", "null").map((text) => new TextEncoder().encode(text)),
  },
);
const status = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(200, 200, 201, 207) },
  { weight: 2, arbitrary: fc.constantFrom(0, 202, 204, 303, 400, 404, 409, 429, 500, 503) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 999 }) },
);
const headers = fc.record(
  {
    "Content-Type": fc.constantFrom("application/json", "application/problem+json", "text/html"),
    Location: fc.constantFrom(
      "tasks/1",
      `${BASE}/tasks/1`,
      "https://elsewhere.invalid/1",
      "//x/",
      "::",
      "/../..",
    ),
    "Retry-After": fc.constantFrom("7", "-1", "99999999999", "Sun, 06 Nov 1994 08:49:37 GMT", "soon"),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Record<string, string>>;
const response = fc.record({ status, headers, body: bytes });

/** What the body says about our record: the body, or the one item that is ours. */
function ours(bytes: Uint8Array): { part: Members; isItem: boolean } | null {
  let whole: unknown;
  try {
    whole = JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    return null;
  }
  if (!isObject(whole)) return null;
  const nested = (value: Members) => (isObject(value.declarationStatus) ? value.declarationStatus : value);
  if (!Array.isArray(whole.items)) return { part: nested(whole), isItem: false };
  const items = whole.items.filter(isObject).map(nested);
  const named = items.filter((item) => item.reference === REFERENCE);
  const [only] = named.length > 0 ? named : items.filter((item) => !("reference" in item));
  const alone = named.length === 1 || (named.length === 0 && items.length === 1);
  return only && alone ? { part: only, isItem: true } : null;
}

/** The members the reader knows, of any kind. */
interface Members {
  id?: unknown;
  reference?: unknown;
  result?: unknown;
  state?: unknown;
  items?: unknown;
  next?: unknown;
  worker?: unknown;
  declarationStatus?: unknown;
}

const isObject = (value: unknown): value is Members =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Whether an answer to a submission, or later to the question after it, proves that our record was taken. */
function proves({ status, body }: HttpResponse, isCreation: boolean): boolean {
  if (isCreation && status === 201 && body.length === 0) return true;
  if (![200, 207, isCreation ? 201 : 202].includes(status)) return false;
  const about = ours(body);
  if (!about) return false;
  const { part, isItem } = about;
  if (typeof part.reference === "string" && part.reference !== REFERENCE) return false;
  if (part.result !== undefined) return part.result === "A" || part.result === "W";
  if (part.state !== undefined) return false;
  if (isCreation && status === 201 && !isItem) return true;
  const worker = part.worker as { ssin?: unknown } | undefined;
  const isShown = "reference" in part ? part.reference === REFERENCE : worker?.ssin === SSIN;
  const hasId = typeof part.id === "number" || (typeof part.id === "string" && part.id !== "");
  return isShown && hasId;
}

/** What every outcome must be, whatever was answered. */
function holds(outcome: Outcome): void {
  if (outcome.kind === "refused") assert.match(outcome.problem.code, /^problem\./);
  if (outcome.kind !== "unknown") return;
  assert.notEqual(outcome.reason, "interrupted");
  if (outcome.canFollow) assert.ok(outcome.location?.startsWith(`${BASE}/`), outcome.location ?? "");
}

async function answered(answer: HttpResponse, work: () => Promise<Receipt>): Promise<Receipt> {
  core.answer = ({ url }) => (url.startsWith(`${BASE}/`) ? answer : null);
  try {
    return await work();
  } finally {
    core.answer = null;
  }
}

describe("whatever the answer", () => {
  it("a submission is accepted only with proof", async () => {
    let accepted = 0;
    await fc.assert(
      fc.asyncProperty(response, async (answer) => {
        const receipt = await answered(answer, () =>
          core.send({ ...registration(), reference: REFERENCE }, true),
        );
        holds(receipt.outcome);
        if (receipt.outcome.kind === "accepted") {
          accepted += 1;
          assert.ok(proves(answer, true), JSON.stringify(receipt.outcome));
        }
      }),
      RUNS,
    );
    assert.ok(accepted > 20, "hardly any answer was a proof: the property says little");
  });

  it("what is asked later is accepted only with proof, or found in the register", async () => {
    core.order("pending", { polls: 1_000_000 });
    const pending = await core.send({ ...registration(), reference: REFERENCE });
    let accepted = 0;
    await fc.assert(
      fc.asyncProperty(response, async (answer) => {
        const receipt = await answered(answer, () => core.session.follow(pending));
        holds(receipt.outcome);
        if (receipt.outcome.kind === "accepted" && !receipt.outcome.byReference) {
          accepted += 1;
          assert.ok(proves(answer, false), JSON.stringify(receipt.outcome));
        }
      }),
      RUNS,
    );
    assert.ok(accepted > 20, "hardly any answer was a proof: the property says little");
  });

  it("the register is said to have it only when it shows it, and not to have it only after the last page", async () => {
    core.order("unheard");
    const lost = await core.send({ ...registration(), reference: `${REFERENCE}/lost` });
    const record = fc.record(
      {
        id: fc.oneof(fc.string(), fc.integer()),
        reference: fc.constantFrom(lost.reference, "another"),
        worker: fc.record({ ssin: fc.constantFrom(SSIN, "80400000119") }),
      },
      { requiredKeys: [] },
    );
    const next = fc.constantFrom("query?page=2", "https://elsewhere.invalid/", "?page=1&pageSize=100");
    const page = fc.record({ items: fc.array(record, { maxLength: 3 }), next }, { requiredKeys: ["items"] });
    const pages = fc.record({
      status: fc.constantFrom(200, 200, 200, 400, 204, 500),
      body: fc.oneof(page, fc.jsonValue()),
    });
    const isOurs = (item: Members) =>
      item.reference === lost.reference && (item.worker as { ssin?: string } | undefined)?.ssin === SSIN;
    await fc.assert(
      fc.asyncProperty(pages, async ({ status, body }) => {
        const encoded = new TextEncoder().encode(JSON.stringify(body));
        core.answer = ({ url }) =>
          url.startsWith(`${BASE}/`)
            ? { status, headers: { "Content-Type": "application/json" }, body: encoded }
            : null;
        const verification = await core.session.verify(lost);
        core.answer = null;
        const items =
          isObject(body) && Array.isArray(body.items) ? (body.items as unknown[]).filter(isObject) : [];
        if (verification.kind === "registered") {
          assert.ok(status === 200 && items.some((item) => item.reference === lost.reference));
          assert.equal(verdict(verification.receipt), "accepted by reference");
        }
        if (verification.kind === "absent") {
          assert.ok(status === 200 && isObject(body) && typeof body.next !== "string" && !items.some(isOurs));
        }
      }),
      RUNS,
    );
  });
});
