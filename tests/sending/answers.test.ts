// The core as built against the simulator: each form of an answer, at once and later, and each kind of trouble.
import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "node:test";
import type { Receipt } from "#core";
import demo from "../../www/demo/demo.json" with { type: "json" };
import { ACCOUNT, BASE, Core, registration, right, verdict } from "./core.js";

let core: Core;

beforeEach(async () => {
  core = await Core.connected();
});

afterEach(() => {
  core.session.free();
});

describe("an answer at once", () => {
  for (const [fault, expected, registered] of [
    ["createdEmpty", "accepted", 1],
    ["createdRelative", "accepted", 1],
    ["itemAccepted", "accepted", 1],
    ["itemRefused", "problem.bad_request", 0],
    ["refused", "problem.business_rules", 0],
    ["issues", "problem.bad_request", 0],
    ["noMandate", "problem.missing_permission", 0],
    ["tooManyRequests", "problem.too_many_requests", 0],
    ["serviceUnavailable", "problem.service_unavailable", 0],
    ["serverError", "serverError", 0],
    ["gateway", "serverError", 0],
    ["html", "notUnderstood", 0],
    ["empty", "notUnderstood", 0],
    ["dropped", "noAnswer", 1],
    ["unheard", "noAnswer", 0],
    ["slow", "accepted", 1],
    // Nobody had used the reference: one cannot say whose registration it is.
    ["duplicate", "alreadyRegistered", 0],
  ] as const) {
    it(`${fault}: ${expected}`, async () => {
      core.order(fault);
      const receipt = await core.submit();
      assert.deepEqual([verdict(receipt), core.registered(receipt.reference)], [expected, registered]);
    });
  }

  it("is told with the register's identifier and an absolute address", async () => {
    for (const fault of ["none", "createdEmpty", "createdRelative", "itemAccepted"] as const) {
      core.order(fault);
      const { outcome } = await core.submit();
      assert.ok(outcome.kind === "accepted");
      assert.equal(outcome.location, `${BASE}/trainingRegistrations/${outcome.id}`, fault);
      assert.ok(core.register.registrations.get(outcome.id ?? ""));
    }
  });

  it("of a duplicate is a refusal when the reference may have been sent before", async () => {
    const draft = { ...registration(), reference: "FP-1" };
    assert.equal(verdict(await core.send(draft)), "accepted");
    assert.equal(verdict(await core.send(draft, true)), "problem.duplicate");
    assert.equal(verdict(await core.send(draft, false)), "alreadyRegistered");
  });

  it("says how long to wait, in each of its forms", async () => {
    const waits: (number | null | undefined)[] = [];
    for (const fault of [
      "tooManyRequests",
      "tooManyRequestsUntil",
      "serviceUnavailable",
      "gateway",
    ] as const) {
      core.order(fault);
      const { outcome } = await core.submit();
      if (outcome.kind === "refused") waits.push(outcome.problem.retryAfter);
      if (outcome.kind === "unknown") waits.push(outcome.retryAfter);
    }
    for (const wait of waits) assert.ok(wait === 6 || wait === 7, String(waits));
    assert.equal(waits.length, 4);
  });
});

describe("an answer later", () => {
  async function pending(fault: Parameters<Core["order"]>[0], more = {}): Promise<Receipt> {
    core.order(fault, more);
    const receipt = await core.submit();
    assert.equal(verdict(receipt), "pending");
    return receipt;
  }

  /** Asks until it is decided. */
  async function decided(receipt: Receipt): Promise<[asked: number, Receipt]> {
    let asked = 0;
    let now = receipt;
    while (verdict(now) === "pending" && asked < 10) {
      assert.ok(now.outcome.kind === "unknown" && now.outcome.canFollow);
      assert.ok(now.outcome.retryAfter !== undefined);
      now = await core.session.follow(now);
      asked += 1;
    }
    return [asked, now];
  }

  for (const [fault, expected, registered] of [
    ["pending", "accepted", 1],
    ["pendingRelative", "accepted", 1],
    ["laterAccepted", "accepted", 1],
    ["laterRefused", "problem.business_rules", 0],
    ["taskFailed", "problem.bad_request", 0],
  ] as const) {
    it(`${fault}: ${expected}, after two questions in vain`, async () => {
      const [asked, receipt] = await decided(await pending(fault, { polls: 2 }));
      assert.deepEqual([asked, verdict(receipt)], [3, expected]);
      assert.equal(core.registered(receipt.reference), registered);
    });
  }

  it("is found by its reference where the browser hides the address of the decision", async () => {
    core.hidesRedirects = true;
    const [, receipt] = await decided(await pending("pending", { polls: 1 }));
    assert.equal(verdict(receipt), "accepted by reference");
    assert.equal(core.calls.at(-1), "POST /trainingRegistrations/query");
  });

  it("is not asked for at an address outside of the API", async () => {
    const receipt = await pending("pendingElsewhere");
    assert.ok(receipt.outcome.kind === "unknown");
    assert.match(receipt.outcome.location ?? "", /^https:\/\/elsewhere\.invalid\//);
    assert.ok(!receipt.outcome.canFollow);
    const before = core.calls.length;
    await assert.rejects(core.session.follow(receipt), { code: "submission.no_address" });
    const forged = { ...receipt, outcome: { ...receipt.outcome, canFollow: true } };
    await assert.rejects(core.session.follow(forged), { code: "submission.no_address" });
    assert.equal(core.calls.length, before);
    const verification = await core.session.verify(receipt);
    assert.equal(verification.kind, "registered");
  });

  it("is asked for by the account that sent it alone", async () => {
    const receipt = await pending("pending");
    await assert.rejects(core.session.follow({ ...receipt, clientId: "another" }), {
      code: "submission.other_account",
    });
    await assert.rejects(core.session.verify({ ...receipt, environment: "production" }), {
      code: "submission.other_account",
    });
    await core.session
      .connect({ ...ACCOUNT, role: "representative", clientId: demo.representative.clientId }, false)
      .catch(() => {});
    await assert.rejects(core.session.follow(receipt), {
      code: /submission.other_account|session.no_token/,
    } as never);
  });

  it("that is known already is not asked for", async () => {
    const receipt = await core.submit();
    await assert.rejects(core.session.follow(receipt), { code: "submission.settled" });
    await assert.rejects(core.session.verify(receipt), { code: "submission.settled" });
  });

  it("says when to ask again whatever is in the way, and loses nothing", async () => {
    const receipt = await pending("pending", { polls: 1 });
    for (const fault of ["tooManyRequests", "serviceUnavailable", "serverError", "noMandate"] as const) {
      core.order(fault);
      const now = await core.session.follow(receipt);
      assert.ok(now.outcome.kind === "unknown" && receipt.outcome.kind === "unknown");
      assert.deepEqual(
        [now.outcome.reason, now.outcome.location],
        ["pending", receipt.outcome.location],
        fault,
      );
      assert.ok(now.outcome.retryAfter !== undefined, fault);
    }
    core.order("dropped");
    await assert.rejects(core.session.follow(receipt), { code: "network.unreachable" });
    assert.equal((await decided(receipt))[1].outcome.kind, "accepted");
  });
});

describe("the register, asked whether it has what was sent", () => {
  for (const [fault, expected] of [
    ["dropped", "registered"],
    ["unheard", "absent"],
    ["html", "absent"],
    ["serverError", "absent"],
  ] as const) {
    it(`${fault}: ${expected}`, async () => {
      core.order(fault);
      const receipt = await core.submit();
      const verification = await core.session.verify(receipt);
      assert.equal(verification.kind, expected);
      assert.ok(!core.calls.some((call) => call.includes(demo.workers[0] ?? "?")));
      if (verification.kind !== "registered") return;
      assert.equal(verdict(verification.receipt), "accepted by reference");
      assert.deepEqual(
        { ...verification.receipt, outcome: null, answeredAt: null, traceId: null },
        { ...receipt, outcome: null, answeredAt: null, traceId: null },
      );
    });
  }

  it("does not say when it refuses the question, or answers something else", async () => {
    core.order("unheard");
    const receipt = await core.submit();
    for (const [fault, reason] of [
      ["noMandate", "refused"],
      ["tooManyRequests", "refused"],
      ["html", "notUnderstood"],
      ["empty", "notUnderstood"],
    ] as const) {
      core.order(fault);
      const verification = await core.session.verify(receipt);
      assert.ok(verification.kind === "unsaid");
      assert.equal(verification.reason, reason, fault);
    }
    core.order("dropped");
    await assert.rejects(core.session.verify(receipt), { code: "network.unreachable" });
  });

  it("can be asked with a receipt of the first form", async () => {
    core.order("dropped");
    const { kind: _, ...old } = await core.submit();
    const verification = await core.session.verify({ ...old, format: "fla-panel.receipt/1" } as never);
    assert.equal(verification.kind, "registered");
  });
});

describe("rights", () => {
  async function send(draft: object, reference = "R-1", attempted = false): Promise<Receipt> {
    const [receipt] = core.session.prepareAll("trainingRight", [{ draft, reference, attempted }]);
    assert.ok(receipt && "id" in receipt, JSON.stringify(receipt));
    return core.session.send(receipt.id);
  }

  it("are sent as registrations are, under a reference that stays here", async () => {
    const receipt = await send(right());
    assert.deepEqual(
      [receipt.kind, receipt.reference, verdict(receipt)],
      ["trainingRight", "R-1", "accepted"],
    );
    assert.deepEqual(receipt.sent, right());
    assert.equal(core.calls.at(-1), "POST /trainingRights");
    assert.equal(verdict(await send(right(), "R-1", true)), "problem.duplicate");
  });

  it("whose answer was lost are found by worker, year, kind and joint committee", async () => {
    core.order("dropped");
    const lost = await send(right());
    assert.equal((await core.session.verify(lost)).kind, "registered");
    core.order("unheard");
    assert.equal((await core.session.verify(await send(right(2024)))).kind, "absent");
    const more = await send({ ...right(), amount: { value: 3, unit: "days" } });
    assert.equal(verdict(more), "alreadyRegistered");
    const verification = await core.session.verify(more);
    assert.ok(verification.kind === "unsaid");
    assert.equal(verification.reason, "different");
  });

  it("can be decided later", async () => {
    core.order("laterAccepted", { polls: 1 });
    const receipt = await core.session.follow(await core.session.follow(await send(right())));
    assert.equal(verdict(receipt), "accepted");
  });
});

describe("many at once", () => {
  it("each is prepared, or told what is wrong with it, in order", () => {
    const references = core.session.makeReferences(3);
    assert.equal(new Set(references).size, 3);
    const rows = references.map((reference, index) => ({
      draft: index === 1 ? { reference } : { ...registration(), reference },
      attempted: false,
    }));
    const prepared = core.session.prepareAll("trainingRegistration", rows);
    assert.deepEqual(
      prepared.map((one) => ("id" in one ? one.reference : one.ready)),
      [references[0], false, references[2]],
    );
  });

  it("a token that ends midway is renewed once for all, and nothing is lost or sent twice", async () => {
    const references = core.session.makeReferences(20);
    const rows = references.map((reference) => ({
      draft: { ...registration(), reference },
      attempted: false,
    }));
    const prepared = core.session.prepareAll("trainingRegistration", rows) as Receipt[];
    core.ahead = 3_600_000;
    core.calls.length = 0;
    const receipts = await Promise.all(prepared.map(({ id }) => core.session.send(id)));
    assert.deepEqual([...new Set(receipts.map(verdict))], ["accepted"]);
    assert.equal(core.calls.filter((call) => call === "token").length, 1);
    for (const reference of references) assert.equal(core.registered(reference), 1);
  });

  it("a limit that is reached after some says so to the rest", async () => {
    core.order("tooManyRequests", { when: "always", after: 3 });
    const verdicts: string[] = [];
    for (let sent = 0; sent < 5; sent += 1) verdicts.push(verdict(await core.submit()));
    const busy = "problem.too_many_requests";
    assert.deepEqual(verdicts, ["accepted", "accepted", "accepted", busy, busy]);
  });

  it("a token server that is busy fails the sending, and what was prepared can still be sent", async () => {
    const [prepared] = core.session.prepareAll("trainingRegistration", [
      { draft: registration(), attempted: false },
    ]) as Receipt[];
    await core.session.connect(ACCOUNT, false);
    core.order("expiredToken");
    core.order("tooManyRequests", { at: "token" });
    const receipt = await core.session.send(prepared?.id ?? "");
    assert.equal(verdict(receipt), "problem.expired_access_token");
    core.order("tooManyRequests", { at: "token" });
    const [again] = core.session.prepareAll("trainingRegistration", [
      { draft: registration(), attempted: false },
    ]) as Receipt[];
    await assert.rejects(core.session.send(again?.id ?? ""), {
      code: "token.rate_limited",
      params: { retry_after: "7" },
    });
    assert.equal(verdict(await core.session.send(again?.id ?? "")), "accepted");
  });
});

it("every operation the core can call has been held to the contract", async () => {
  const { session } = core;
  await core.submit();
  const [one] = session.prepareAll("trainingRight", [{ draft: right(), attempted: false }]) as Receipt[];
  await session.send(one?.id ?? "");
  core.order("unheard");
  await session.verify(await core.submit());
  core.order("unheard");
  const [other] = session.prepareAll("trainingRight", [
    { draft: right(2024), attempted: false },
  ]) as Receipt[];
  await session.verify(await session.send(other?.id ?? ""));
  core.order("pending", { polls: 1 });
  await session.follow(await session.follow(await core.submit()));
  let report = session.diagnose(ACCOUNT, true, demo.enterpriseNumber, false);
  while (report.more) report = await session.continueDiagnosis();
  await session.consult({ kind: "trainingCredit", employer: demo.enterpriseNumber, year: 2025 }, null);
  assert.deepEqual([...new Set(core.calls)].toSorted(), [
    "GET /health",
    "GET /tasks/{id}",
    "GET /trainingRegistrations/{id}",
    "POST /trainingCredits/query",
    "POST /trainingRegistrations",
    "POST /trainingRegistrations/query",
    "POST /trainingRights",
    "POST /trainingRights/query",
    "token",
  ]);
});
