// The simulator misbehaves as ordered: each fault is what a client would see of the real thing.
import assert from "node:assert/strict";
import { before, beforeEach, describe, it } from "node:test";
import { FAULTS, type Fault, type Place, parseOrder } from "../../www/src/simulator/fault.js";
import { ConnectionDropped } from "../../www/src/simulator/http.js";
import { type Account, account } from "./client.js";
import { conforms, example } from "./conformance.js";
import { type Answer, Wire } from "./wire.js";

const CREATE = "POST /trainingRegistrations";
const registration = example("training-registration");

let employer: Account;
let wire: Wire;
let token: string;

before(async () => {
  employer = await account("employer", ["0000000196"]);
});

beforeEach(async () => {
  wire = new Wire({ clients: [employer.client] });
  token = await wire.bearer(employer);
});

const create = (body: object = registration) => wire.call("POST", "/trainingRegistrations", token, body);
const order = (fault: Fault, at: Place, when: "next" | "always" = "next") =>
  wire.simulator.order({ fault, at, when });

async function registered(): Promise<number> {
  const query = { employer: registration.employer };
  return (await wire.call("POST", "/trainingRegistrations/query", token, query)).body.total;
}

describe("faults of the API that refuse, and register nothing", () => {
  const refusals: [fault: Fault, status: number, type: string, look?: (answer: Answer) => void][] = [
    ["invalidToken", 401, "invalidAccessToken"],
    ["expiredToken", 401, "expiredAccessToken"],
    ["insufficientScope", 403, "missingScope"],
    ["noMandate", 403, "missingPermission"],
    ["issues", 400, "badRequest", ({ body }) => assert.equal(body.issues.length, 2)],
    ["duplicate", 409, "duplicateRegistration"],
    [
      "tooManyRequests",
      429,
      "tooManyRequests",
      ({ headers, body }) => assert.deepEqual([headers.get("retry-after"), body.retryAfterSec], ["7", 7]),
    ],
    [
      "serviceUnavailable",
      503,
      "serviceUnavailable",
      ({ headers, body }) => assert.deepEqual([headers.get("retry-after"), body.retryAfterSec], ["7", 7]),
    ],
    [
      "tooManyRequestsUntil",
      429,
      "tooManyRequests",
      ({ headers, body }) => {
        const until = (wire.now + 7) * 1000;
        assert.deepEqual(
          [Date.parse(headers.get("retry-after") ?? ""), Date.parse(body.retryAfter)],
          [until, until],
        );
      },
    ],
    ["serverError", 500, "internalServerError"],
  ];
  for (const [fault, status, type, look] of refusals) {
    it(`${fault}: ${status}`, async () => {
      order(fault, "api");
      const answer = await create();
      conforms(CREATE, answer);
      assert.deepEqual([answer.status, answer.body.type.split(":").at(-1)], [status, type]);
      look?.(answer);
      assert.equal(await registered(), 0);
    });
  }

  it("refused: handled at once, with what the business rules say", async () => {
    order("refused", "api");
    const answer = await create();
    conforms(CREATE, answer);
    assert.deepEqual([answer.status, answer.body.result, answer.body.anomalies.length], [200, "B", 1]);
    assert.equal(await registered(), 0);
  });

  it("itemRefused: a problem of the one item there was", async () => {
    order("itemRefused", "api");
    const answer = await create();
    conforms(CREATE, answer);
    assert.deepEqual([answer.status, answer.body.items[0].problem.status], [200, 400]);
    assert.equal(await registered(), 0);
  });

  it("taskFailed, laterRefused: received, and refused when asked for", async () => {
    for (const [fault, look] of [
      [
        "taskFailed",
        ({ body }: Answer) => assert.deepEqual([body.state, body.problem.status], ["failed", 400]),
      ],
      ["laterRefused", ({ body }: Answer) => assert.equal(body.result, "B")],
    ] as const) {
      wire.simulator.order({ fault, at: "api", when: "next", polls: 1 });
      const received = await create();
      conforms(CREATE, received);
      const ask = () => wire.call("GET", received.headers.get("location") ?? "", token);
      for (const answer of [await ask(), await ask()]) conforms("GET /tasks/{id}", answer);
      look(await ask());
      assert.equal(await registered(), 0);
    }
  });

  it("a busy server wants to be left alone for as long as ordered", async () => {
    for (const fault of ["tooManyRequests", "serviceUnavailable"] as const) {
      wire.simulator.order({ fault, at: "api", when: "next", seconds: 90 });
      const { headers, body } = await create();
      assert.deepEqual([headers.get("retry-after"), body.retryAfterSec], ["90", 90]);
    }
  });

  it("gateway: a page with 503, and when to come back", async () => {
    order("gateway", "api");
    const { status, headers, body } = await create();
    assert.deepEqual([status, headers.get("retry-after")], [503, "7"]);
    assert.match(body, /<html>/);
    assert.equal(await registered(), 0);
  });

  it("unheard: the connection ends before the record was taken", async () => {
    order("unheard", "api");
    await assert.rejects(create(), ConnectionDropped);
    assert.equal(await registered(), 0);
  });

  it("html: the page of a web filter in the place of an answer", async () => {
    order("html", "api");
    const { status, headers, body } = await create();
    assert.deepEqual([status, headers.get("content-type")], [200, "text/html; charset=utf-8"]);
    assert.match(body, /<html>/);
    assert.equal(await registered(), 0);
  });

  it("empty: a success that says nothing", async () => {
    order("empty", "api");
    const { status, body } = await create();
    assert.deepEqual([status, body], [200, ""]);
    assert.equal(await registered(), 0);
  });
});

describe("faults of the API that register all the same", () => {
  it("dropped: the connection ends after the record was taken", async () => {
    order("dropped", "api");
    await assert.rejects(create(), ConnectionDropped);
    assert.equal(await registered(), 1);
  });

  it("createdEmpty, createdRelative, itemAccepted: the forms of taking it at once", async () => {
    order("createdEmpty", "api");
    const empty = await create({ ...registration, reference: "1" });
    conforms(CREATE, empty);
    assert.deepEqual([empty.status, empty.body], [201, ""]);
    order("createdRelative", "api");
    const relative = await create({ ...registration, reference: "2" });
    conforms(CREATE, relative);
    assert.match(relative.headers.get("location") ?? "", /^\/REST\//);
    order("itemAccepted", "api");
    const item = await create({ ...registration, reference: "3" });
    conforms(CREATE, item);
    assert.deepEqual([item.status, item.body.items[0].reference], [200, "3"]);
    assert.equal(await registered(), 3);
  });

  it("laterAccepted: nothing is there until the result is", async () => {
    wire.simulator.order({ fault: "laterAccepted", at: "api", when: "next", polls: 2 });
    const location = (await create()).headers.get("location") ?? "";
    const statuses: number[] = [];
    for (let asked = 0; asked < 3; asked += 1) {
      const answer = await wire.call("GET", location, token);
      conforms("GET /tasks/{id}", answer);
      statuses.push(answer.status);
    }
    assert.deepEqual(statuses, [404, 404, 200]);
  });

  it("pendingElsewhere, pendingRelative: the addresses a client must look at twice", async () => {
    order("pendingElsewhere", "api");
    const elsewhere = await create({ ...registration, reference: "1" });
    conforms(CREATE, elsewhere);
    assert.match(elsewhere.headers.get("location") ?? "", /^https:\/\/elsewhere\.invalid\//);
    order("pendingRelative", "api");
    const relative = await create({ ...registration, reference: "2" });
    conforms(CREATE, relative);
    assert.match(relative.headers.get("location") ?? "", /^\/REST\/.*\/tasks\//);
  });

  it("slow: the answer comes, later", async () => {
    wire.simulator.order({ fault: "slow", at: "api", when: "next", seconds: 20 });
    assert.equal((await create()).status, 201);
    assert.deepEqual(wire.waited, [20_000]);
  });

  it("pending: received, and decided two seconds later", async () => {
    order("pending", "api");
    const received = await create();
    conforms(CREATE, received);
    assert.deepEqual([received.status, received.body.result], [202, "S"]);
    const task = received.headers.get("location") ?? "";
    const processing = await wire.call("GET", task, token);
    conforms("GET /tasks/{id}", processing);
    assert.equal(processing.body.state, "processing");
    wire.now += 2;
    const done = await wire.call("GET", task, token);
    conforms("GET /tasks/{id}", done);
    assert.equal(done.status, 303);
    assert.equal((await wire.call("GET", done.headers.get("location") ?? "", token)).status, 200);
  });
});

describe("faults of the token endpoint", () => {
  const errors: [fault: Fault, status: number][] = [
    ["invalid_request", 400],
    ["invalid_client", 401],
    ["invalid_grant", 400],
    ["unauthorized_client", 400],
    ["unsupported_grant_type", 400],
    ["invalid_scope", 400],
  ];
  for (const [fault, status] of errors) {
    it(`${fault}: ${status}`, async () => {
      order(fault, "token");
      const answer = await wire.connect(employer);
      assert.deepEqual([answer.status, answer.body.error], [status, fault]);
    });
  }

  it("scopeDropped: a token, but not for what was asked", async () => {
    order("scopeDropped", "token");
    const { status, body } = await wire.connect(employer);
    assert.equal(status, 200);
    assert.ok(!("scope" in body));
  });

  it("tooManyRequests, serviceUnavailable, html, empty, dropped", async () => {
    order("tooManyRequests", "token");
    assert.equal((await wire.connect(employer)).status, 429);
    order("serviceUnavailable", "token");
    assert.equal((await wire.connect(employer)).status, 503);
    order("html", "token");
    assert.match((await wire.connect(employer)).body, /<html>/);
    order("empty", "token");
    assert.equal((await wire.connect(employer)).body, "");
    order("dropped", "token");
    await assert.rejects(wire.connect(employer), ConnectionDropped);
  });
});

describe("an order", () => {
  it("holds once, or until it is taken back, and only where it was given", async () => {
    order("noMandate", "api");
    assert.equal((await wire.connect(employer)).status, 200);
    assert.equal((await create()).status, 403);
    assert.equal((await create()).status, 201);
    order("noMandate", "api", "always");
    assert.equal((await create()).status, 403);
    assert.equal((await create()).status, 403);
    order("none", "api");
    assert.equal((await create({ ...registration, reference: "again" })).status, 201);
  });

  it("begins after so many requests that go well", async () => {
    const statuses = async () => {
      const references = Array.from({ length: 4 }, () => crypto.randomUUID());
      const answers: number[] = [];
      for (const reference of references) answers.push((await create({ ...registration, reference })).status);
      return answers;
    };
    wire.simulator.order({ fault: "expiredToken", at: "api", when: "next", after: 2 });
    assert.deepEqual(await statuses(), [201, 201, 401, 201]);
    wire.simulator.order({ fault: "tooManyRequests", at: "api", when: "always", after: 1 });
    assert.deepEqual(await statuses(), [201, 429, 429, 429]);
  });

  it("can be the record's own reference, every time and for that record alone", async () => {
    const refused = { ...registration, reference: "simulate.noMandate" };
    assert.equal((await create(refused)).status, 403);
    assert.equal((await create(refused)).status, 403);
    assert.equal((await create()).status, 201);
    const query = { employer: registration.employer, reference: "simulate.noMandate" };
    assert.equal((await wire.call("POST", "/trainingRegistrations/query", token, query)).status, 200);
    assert.equal((await create({ ...registration, reference: "simulate.nothing" })).status, 201);
  });

  it("from outside is read with care", () => {
    for (const at of ["api", "token"] as const) {
      for (const fault of FAULTS[at]) {
        assert.deepEqual(parseOrder({ fault, at }), { fault, at, when: "next" });
      }
    }
    assert.deepEqual(parseOrder({ fault: "noMandate" }), { fault: "noMandate", at: "api", when: "next" });
    const counted = { fault: "pending", at: "api", when: "next", seconds: 1, after: 2, polls: 3 };
    assert.deepEqual(parseOrder({ ...counted, other: 4 }), counted);
    for (const wrong of [
      null,
      undefined,
      "noMandate",
      {},
      { fault: "toString" },
      { fault: "invalid_client", at: "api" },
      { fault: "noMandate", at: "token" },
      { fault: "slow", at: "x" },
      { fault: "slow", seconds: -1 },
      { fault: "pending", polls: 0.5 },
      { fault: "noMandate", after: "2" },
      { fault: "slow", when: "never" },
    ]) {
      assert.equal(parseOrder(wrong), null);
    }
  });
});
