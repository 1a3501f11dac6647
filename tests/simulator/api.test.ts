// The simulator's register keeps what the contract promises: every answer is held to the OpenAPI file.
import assert from "node:assert/strict";
import { before, beforeEach, describe, it } from "node:test";
import { SCOPES } from "../../www/src/simulator/client.js";
import { type Account, account } from "./client.js";
import { conforms, example } from "./conformance.js";
import { type Answer, API_BASE, Wire } from "./wire.js";

const CREATE = "POST /trainingRegistrations";
const OWN = "0000000196";
const CUSTOMER = "1000000120";

let employer: Account;
let representative: Account;
let wire: Wire;
let token: string;

const registration = example("training-registration");
const right = example("training-right");

before(async () => {
  employer = await account("employer", [OWN]);
  representative = await account("provider", [CUSTOMER], "self_service_chaman_100001_testtest00");
});

beforeEach(async () => {
  wire = new Wire({ clients: [employer.client, representative.client] });
  token = await wire.bearer(employer);
});

/** Calls and holds the answer to the contract. */
async function call(operation: string, body?: unknown, id = ""): Promise<Answer> {
  const [method = "", path = ""] = operation.split(" ");
  const answer = await wire.call(method, path.replace("{id}", id), token, body);
  conforms(operation, answer);
  return answer;
}

const problemOf = ({ status, body }: Answer) => [status, body.type.split(":").at(-1)];
// biome-ignore lint/suspicious/noExplicitAny: a part of a JSON answer
const issuesOf = ({ body }: Answer) => body.issues.map((one: any) => [one.type.split(":").at(-1), one.name]);

describe("a training registration", () => {
  it("is taken, read back as it was sent, replaced and withdrawn", async () => {
    const created = await call(CREATE, registration);
    assert.equal(created.status, 201);
    assert.equal(created.body.result, "A");
    assert.deepEqual(created.body.anomalies, []);
    assert.equal(created.headers.get("location"), `${API_BASE}/trainingRegistrations/${created.body.id}`);

    const { id } = created.body;
    const { id: _, href, ...record } = (await call("GET /trainingRegistrations/{id}", undefined, id)).body;
    assert.deepEqual(record, registration);
    assert.equal(href, created.headers.get("location"));

    const changed = { ...registration, training: { ...registration.training, name: "First aid, refresher" } };
    assert.equal((await call("PUT /trainingRegistrations/{id}", changed, id)).body.result, "A");
    assert.equal(
      (await call("GET /trainingRegistrations/{id}", undefined, id)).body.training.name,
      "First aid, refresher",
    );

    assert.equal((await call("DELETE /trainingRegistrations/{id}", undefined, id)).status, 204);
    assert.deepEqual(problemOf(await call("GET /trainingRegistrations/{id}", undefined, id)), [
      404,
      "resourceNotFound",
    ]);
  });

  it("with no more than must be told is taken", async () => {
    assert.equal((await call(CREATE, example("training-registration-minimal"))).status, 201);
  });

  it("with the same reference is refused as a duplicate; without one it is registered twice", async () => {
    await call(CREATE, registration);
    assert.deepEqual(problemOf(await call(CREATE, registration)), [409, "duplicateRegistration"]);
    const { reference: _, ...anonymous } = registration;
    assert.equal((await call(CREATE, anonymous)).status, 201);
    assert.equal((await call(CREATE, anonymous)).status, 201);
  });

  it("is taken with a remark when it was followed before it ended, began before 2024, or after the register closed", async () => {
    const during = (startDate: string, endDate: string) =>
      call(CREATE, {
        ...registration,
        reference: startDate,
        training: { ...registration.training, period: { startDate, endDate } },
      });
    for (const [start, end, codes] of [
      ["2024-05-14", "2026-11-22", []],
      ["2025-12-31", "2026-11-23", ["99999-102"]],
      ["2023-12-31", "2023-12-31", ["99999-103"]],
      ["2026-01-01", "2026-01-02", ["99999-104"]],
    ] as const) {
      const { body } = await during(start, end);
      assert.equal(body.result, codes.length === 0 ? "A" : "W");
      assert.deepEqual(
        body.anomalies.map(({ code }: { code: string }) => code),
        codes,
      );
    }
  });

  it("cannot be turned into another worker's", async () => {
    const { id } = (await call(CREATE, registration)).body;
    const other = { ...registration, worker: { ssin: "02400000456" } };
    assert.deepEqual(issuesOf(await call("PUT /trainingRegistrations/{id}", other, id)), [
      ["rejectedInput", "worker.ssin"],
    ]);
  });
});

describe("a body that is not as it should be is refused field by field", () => {
  const { training } = registration;
  const wrong: [what: string, body: unknown, issues: [type: string, name: string][]][] = [
    ["a missing part", { ...registration, worker: undefined }, [["schemaViolation", "worker"]]],
    [
      "a missing field",
      { ...registration, training: { ...training, nature: undefined } },
      [["schemaViolation", "training.nature"]],
    ],
    ["an unknown field", { ...registration, colour: "blue" }, [["unknownInput", "colour"]]],
    [
      "an unknown field deep down",
      { ...registration, training: { ...training, price: 1 } },
      [["unknownInput", "training.price"]],
    ],
    [
      "a text for a number",
      { ...registration, training: { ...training, duration: { value: "7.5", unit: "hours" } } },
      [["schemaViolation", "training.duration.value"]],
    ],
    [
      "no duration",
      { ...registration, training: { ...training, duration: { value: 0, unit: "hours" } } },
      [["schemaViolation", "training.duration.value"]],
    ],
    [
      "an unknown unit",
      { ...registration, training: { ...training, duration: { value: 1, unit: "weeks" } } },
      [["schemaViolation", "training.duration.unit"]],
    ],
    [
      "a day that is none",
      {
        ...registration,
        training: { ...training, period: { startDate: "2024-02-30", endDate: "2024-03-01" } },
      },
      [["schemaViolation", "training.period.startDate"]],
    ],
    [
      "dates in the wrong order",
      {
        ...registration,
        training: { ...training, period: { startDate: "2024-03-02", endDate: "2024-03-01" } },
      },
      [["invalidPeriod", "training.period"]],
    ],
    [
      "an SSIN with dots",
      { ...registration, worker: { ssin: "80.40.00-001.19" } },
      [["schemaViolation", "worker.ssin"]],
    ],
    [
      "an SSIN with wrong check digits",
      { ...registration, worker: { ssin: "80400000118" } },
      [["invalidStructure", "worker.ssin"]],
    ],
    [
      "wrong check digits in two numbers at once",
      {
        ...registration,
        worker: { ssin: "80400000118" },
        training: { ...training, provider: { enterpriseNumber: "0000000294" } },
      },
      [
        ["invalidStructure", "worker.ssin"],
        ["invalidStructure", "training.provider.enterpriseNumber"],
      ],
    ],
    ["null for absent", { ...registration, reference: null }, [["schemaViolation", "reference"]]],
    ["a list", [registration], [["schemaViolation", ""]]],
  ];
  for (const [what, body, issues] of wrong) {
    it(what, async () => {
      const answer = await call(CREATE, body);
      assert.deepEqual(problemOf(answer), [400, "badRequest"]);
      assert.deepEqual(issuesOf(answer), issues);
      assert.ok(!JSON.stringify(answer.body).includes("80400000118"), "quotes no worker's number");
    });
  }
});

describe("who may do what", () => {
  it("no token, somebody's invention, and a token in the address", async () => {
    for (const authorization of ["", "Basic aHVudGVyMjo=", "Bearer"]) {
      const answer = await wire.call("POST", "/trainingRegistrations", authorization, registration);
      assert.deepEqual(problemOf(answer), [401, "noAccessToken"]);
      assert.match(answer.headers.get("www-authenticate") ?? "", /^Bearer /);
    }
    const invented = await wire.call("POST", "/trainingRegistrations", "Bearer hunter2", registration);
    assert.deepEqual(problemOf(invented), [401, "invalidAccessToken"]);
    assert.match(invented.headers.get("www-authenticate") ?? "", /error="invalid_token"/);
    const inAddress = `/trainingRegistrations?access_token=${token.slice(7)}`;
    assert.deepEqual(problemOf(await wire.call("POST", inAddress, "", registration)), [401, "noAccessToken"]);
  });

  it("a token works until its last second and not after", async () => {
    wire.now += 599;
    assert.equal((await call(CREATE, registration)).status, 201);
    wire.now += 1;
    assert.deepEqual(problemOf(await call(CREATE, registration)), [401, "expiredAccessToken"]);
  });

  it("a token without the scope", async () => {
    wire.simulator.order({ fault: "scopeDropped", at: "token", when: "next" });
    token = await wire.bearer(employer);
    const answer = await call(CREATE, registration);
    assert.deepEqual(problemOf(answer), [403, "missingScope"]);
    assert.deepEqual(answer.body.requiredScopes, [SCOPES.employer]);
    assert.match(answer.headers.get("www-authenticate") ?? "", /error="insufficient_scope"/);
  });

  it("an employer for itself alone, a representative for its customers alone", async () => {
    const forCustomer = { ...registration, employer: { enterpriseNumber: CUSTOMER } };
    assert.deepEqual(problemOf(await call(CREATE, forCustomer)), [403, "missingPermission"]);
    token = await wire.bearer(representative);
    assert.deepEqual(problemOf(await call(CREATE, registration)), [403, "missingPermission"]);
    assert.equal((await call(CREATE, forCustomer)).status, 201);
  });

  it("nobody reads, changes or withdraws another employer's record", async () => {
    const { id } = (await call(CREATE, registration)).body;
    token = await wire.bearer(representative);
    const forCustomer = { ...registration, employer: { enterpriseNumber: CUSTOMER } };
    for (const [operation, body] of [
      ["GET /trainingRegistrations/{id}", undefined],
      ["PUT /trainingRegistrations/{id}", forCustomer],
      ["DELETE /trainingRegistrations/{id}", undefined],
      ["POST /trainingRegistrations/query", { employer: { enterpriseNumber: OWN } }],
    ] as const) {
      assert.deepEqual(problemOf(await call(operation, body, id)), [403, "missingPermission"], operation);
    }
  });
});

describe("rights and credits", () => {
  it("a right is taken once for a worker, year and kind", async () => {
    const created = await call("POST /trainingRights", right);
    assert.equal(created.status, 201);
    assert.deepEqual(problemOf(await call("POST /trainingRights", right)), [409, "duplicateRegistration"]);
    const { id } = created.body;
    const more = { ...right, amount: { value: 3, unit: "days" } };
    assert.equal((await call("PUT /trainingRights/{id}", more, id)).status, 200);
    assert.equal((await call("GET /trainingRights/{id}", undefined, id)).body.amount.value, 3);
    assert.equal((await call("DELETE /trainingRights/{id}", undefined, id)).status, 204);
  });

  it("a sectoral right without joint committee is taken with a remark", async () => {
    const { jointCommittee: _, ...without } = right;
    assert.equal((await call("POST /trainingRights", without)).body.result, "W");
  });

  it("the credit is what the rights give less what was followed in the same unit", async () => {
    await call("POST /trainingRights", { ...right, kind: "legal", amount: { value: 5, unit: "days" } });
    await call("POST /trainingRights", right);
    const followed = (reference: string, changes: object) =>
      call(CREATE, { ...registration, reference, training: { ...registration.training, ...changes } });
    await followed("a", { duration: { value: 2.5, unit: "days" } });
    await followed("b", { duration: { value: 7.5, unit: "hours" } });
    await followed("c", { duration: { value: 1, unit: "days" }, countsForTrainingRight: false });
    await followed("d", { duration: { value: 1, unit: "days" }, status: "planned" });
    const page = await call("POST /trainingCredits/query", example("training-credit-query"));
    assert.equal(page.body.total, 1);
    const [credit] = page.body.items;
    assert.deepEqual(
      [credit.entitled, credit.used, credit.remaining].map(({ value }) => value),
      [7, 2.5, 4.5],
    );
    const again = await call("GET /trainingCredits/{id}", undefined, credit.id);
    assert.deepEqual(again.body, credit);
  });
});

describe("a query", () => {
  it("follows next from page to page to the end, with the same body", async () => {
    for (let n = 1; n <= 5; n += 1) {
      await call(CREATE, { ...registration, reference: `FP-2024/${n}` });
    }
    const query = example("training-registration-query");
    const seen: string[] = [];
    let next: string | undefined = `${API_BASE}/trainingRegistrations/query?pageSize=2`;
    while (next) {
      const page: Answer = await wire.call("POST", next, token, query);
      conforms("POST /trainingRegistrations/query", page);
      seen.push(...page.body.items.map(({ reference }: { reference: string }) => reference));
      next = page.body.next;
    }
    assert.deepEqual(seen, ["FP-2024/1", "FP-2024/2", "FP-2024/3", "FP-2024/4", "FP-2024/5"]);
  });

  it("finds by reference, worker, status and overlapping period, and nothing is an empty page", async () => {
    await call(CREATE, registration);
    const total = async (criteria: object) =>
      (await call("POST /trainingRegistrations/query", { employer: { enterpriseNumber: OWN }, ...criteria }))
        .body.total;
    assert.equal(await total({}), 1);
    assert.equal(await total({ reference: registration.reference }), 1);
    assert.equal(await total({ reference: "other" }), 0);
    assert.equal(await total({ worker: { ssin: "02400000456" } }), 0);
    assert.equal(await total({ status: "planned" }), 0);
    assert.equal(await total({ period: { startDate: "2024-05-15", endDate: "2024-06-01" } }), 1);
    assert.equal(await total({ period: { startDate: "2024-05-16", endDate: "2024-06-01" } }), 0);
  });

  it("refuses page numbers and parameters that make no sense", async () => {
    for (const [parameters, type] of [
      ["page=0", "schemaViolation"],
      ["pageSize=101", "schemaViolation"],
      ["page=two", "schemaViolation"],
      ["colour=blue", "unknownInput"],
    ]) {
      const path = `/trainingRegistrations/query?${parameters}`;
      const answer = await wire.call("POST", path, token, { employer: { enterpriseNumber: OWN } });
      assert.deepEqual([answer.status, answer.body.issues[0].type.split(":").at(-1)], [400, type]);
    }
  });
});

describe("the service", () => {
  it("tells its health to everyone", async () => {
    const answer = await wire.call("GET", "/health", "");
    conforms("GET /health", answer);
    assert.deepEqual(answer.body, { status: "UP" });
  });

  it("gives every answer a trace id and repeats ours", async () => {
    const { headers } = await wire.simulator.handle({
      method: "GET",
      url: `${API_BASE}/health`,
      headers: { "belgov-trace-id": "ours" },
      body: null,
    });
    assert.match(headers["BelGov-Trace-Id"] ?? "", /^[0-9a-f-]{36}$/);
    assert.equal(headers["BelGov-Related-Trace-Id"], "ours");
  });

  it("knows what it does not know: 404 for an address, 405 for a method", async () => {
    assert.deepEqual(problemOf(await wire.call("GET", "/nothing", token)), [404, "resourceNotFound"]);
    const patched = await wire.call("PATCH", "/trainingRegistrations/x", token);
    assert.deepEqual([patched.status, patched.headers.get("allow")], [405, "GET, PUT, DELETE"]);
  });

  it("refuses a body beyond its limit", async () => {
    const answer = await call(CREATE, { ...registration, source: "x".repeat(1024 * 1024) });
    assert.deepEqual([...problemOf(answer), answer.body.limit], [413, "payloadTooLarge", 1024 * 1024]);
  });
});
