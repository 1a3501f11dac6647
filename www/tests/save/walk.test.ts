import assert from "node:assert/strict";
import { test } from "node:test";
import { itemsOf } from "../../src/consult/items.js";
import { patiently } from "../../src/consult/patience.js";
import { FlaError } from "../../src/session/session.js";
import { FakeRegister, FakeSaves, type Held, save } from "./register.js";

const HELD: Held = { trainingRegistration: 250, trainingRight: 120, trainingCredit: 0 };
const ALL = 250 + 3 * 120;

const recordsOf = (parts: readonly { records: number }[]) =>
  parts.reduce((sum, { records }) => sum + records, 0);

test("every question is asked to its last page, and each first page only once", async () => {
  const register = new FakeRegister(HELD);
  const { desk, failure } = await save(register, new FakeSaves());
  assert.equal(failure, null);
  const parts = await desk.parts();
  assert.equal(recordsOf(parts), ALL);
  assert.ok(parts.every(({ complete, findings }) => complete && findings.length === 0));
  assert.equal(new Set(register.asked).size, register.asked.length);
});

test("a failure leaves what was fetched on the disk, and nothing of it is asked for again", async () => {
  const saves = new FakeSaves();
  const broken = new FakeRegister(HELD, (asked, page) => {
    if (asked === "trainingRight 2025 2") throw new FlaError("network.unreachable");
    return page;
  });
  const first = await save(broken, saves);
  assert.equal((first.failure as FlaError).code, "network.unreachable");
  const kept = saves.kept.length;
  assert.ok(kept > 4);

  const whole = new FakeRegister(HELD);
  const { desk, failure } = await save(whole, saves);
  assert.equal(failure, null);
  assert.equal(recordsOf(await desk.parts()), ALL);
  assert.ok(!whole.asked.includes("trainingRegistration all 1"));
  assert.ok(whole.asked.includes("trainingRight 2025 2"));
});

test("what is taken up from the disk makes the same file as what just came", async () => {
  const [straight, broken] = [new FakeSaves(), new FakeSaves()];
  await save(
    new FakeRegister(HELD, (_, page, count) => {
      if (count === 9) throw new FlaError("session.locked");
      return page;
    }),
    broken,
  );
  const one = await save(new FakeRegister(HELD), straight);
  const other = await save(new FakeRegister(HELD), broken);
  const occasion = { at: 0, source: {} as never, certificate: null };
  const names = async ({ desk }: typeof one) =>
    JSON.parse(new TextDecoder().decode(await desk.finish({ ...occasion, at: Date.UTC(2026, 0, 1) }))).files;
  assert.deepEqual(await names(one), await names(other));
});

test("a refused question is noted, and the others are asked", async () => {
  const saves = new FakeSaves();
  const register = new FakeRegister(HELD, (asked, page) => {
    if (!asked.startsWith("trainingRight 2025")) return page;
    throw new FlaError("consultation.refused", { status: "403", problem: "problem.missing_permission" });
  });
  const { desk, failure } = await save(register, saves);
  assert.equal(failure, null);
  const refused = (await desk.parts()).filter(({ complete }) => !complete);
  assert.deepEqual(
    refused.map(({ query, findings }) => [query.year, findings]),
    [[2025, [{ code: "refused", params: { problem: "missing_permission", status: "403" } }]]],
  );
  // Asked again later, it is there.
  const again = await save(new FakeRegister(HELD), saves);
  assert.equal(recordsOf(await again.desk.parts()), ALL);
  assert.ok((await again.desk.parts()).every(({ findings }) => findings.length === 0));
});

test("a page that the server fails at ends its question, and the others are asked", async () => {
  for (const fault of [
    new FlaError("consultation.refused", { status: "500", problem: "" }),
    new FlaError("consultation.not_understood", { status: "200" }),
  ]) {
    const saves = new FakeSaves();
    const poisoned = new FakeRegister(HELD, (asked, page) => {
      if (asked === "trainingRegistration all 2") throw fault;
      return page;
    });
    const { desk, failure } = await save(poisoned, saves);
    assert.equal(failure, null);
    const parts = await desk.parts();
    const [registrations, ...others] = parts;
    assert.deepEqual([registrations?.records, registrations?.complete], [100, false]);
    assert.deepEqual(registrations?.findings, [
      { code: "failed", params: { status: fault.params["status"] } },
    ]);
    assert.ok(others.every(({ complete }) => complete));
    // Asked again later, the rest is there.
    const again = await save(new FakeRegister(HELD), saves);
    assert.equal(recordsOf(await again.desk.parts()), ALL);
  }
});

test("a server that fails at one question after the other ends the walk", async () => {
  const down = new FakeRegister(HELD, (_, page, count) => {
    // After all first pages, and two more.
    if (count > 9) throw new FlaError("consultation.refused", { status: "503" });
    return page;
  });
  const saves = new FakeSaves();
  const { failure } = await save(down, saves);
  assert.equal((failure as FlaError).params["status"], "503");
  assert.equal(down.asked.length, 11);
  const { desk } = await save(new FakeRegister(HELD), saves);
  assert.equal(recordsOf(await desk.parts()), ALL);
});

test("a server that says when to come back is not asked anything else before", async () => {
  const busy = new FakeRegister(HELD, (asked, page) => {
    if (asked !== "trainingRegistration all 2") return page;
    throw new FlaError("consultation.refused", { status: "503", retry_after: "3600" });
  });
  const { failure } = await save(busy, new FakeSaves());
  assert.equal((failure as FlaError).params["retry_after"], "3600");
  assert.equal(busy.asked.at(-1), "trainingRegistration all 2");
});

test("a next page elsewhere ends its question, and is told as what it is", async () => {
  const register = new FakeRegister(HELD, (asked, page) => {
    if (asked === "trainingRight 2024 2")
      throw new FlaError("consultation.next", { url: "https://elsewhere.invalid" });
    return page;
  });
  const { desk, failure } = await save(register, new FakeSaves());
  assert.equal(failure, null);
  const open = (await desk.parts()).filter(({ complete }) => !complete);
  assert.deepEqual(
    open.map(({ query, findings }) => [query.year, findings]),
    [[2024, [{ code: "elsewhere", params: {} }]]],
  );
});

test("when every question is refused, that is the failure", async () => {
  const register = new FakeRegister(HELD, () => {
    throw new FlaError("consultation.refused", { status: "403", problem: "problem.missing_permission" });
  });
  const { failure } = await save(register, new FakeSaves());
  assert.equal((failure as FlaError).code, "consultation.refused");
});

test("a circle of pages ends, is told, and is not begun again after a closed panel", async () => {
  const saves = new FakeSaves();
  const circle = () =>
    new FakeRegister(HELD, (asked, page) =>
      asked === "trainingRegistration all 3" ? { ...page, next: page.url.replace("page=3", "page=2") } : page,
    );
  for (const _ of [1, 2]) {
    const { desk, failure } = await save(circle(), saves);
    assert.equal(failure, null);
    const [registrations] = await desk.parts();
    assert.deepEqual([registrations?.records, registrations?.complete], [250, false]);
    assert.deepEqual(registrations?.findings, [{ code: "circle", params: {} }]);
  }
});

test("a count that does not match and a record that came twice are told", async () => {
  const register = new FakeRegister(HELD, (asked, page) => {
    if (asked.startsWith("trainingRight 2024")) return { ...page, total: 123 };
    if (asked !== "trainingRegistration all 2") return page;
    const [first, ...others] = itemsOf(page.bytes);
    const items = [{ ...(first as object), id: "trainingRegistration--0" }, ...others];
    return { ...page, bytes: new TextEncoder().encode(JSON.stringify({ items })) };
  });
  const { desk } = await save(register, new FakeSaves());
  const findings = (await desk.parts()).flatMap(({ findings }) => findings);
  assert.deepEqual(findings, [
    { code: "twice", params: { count: 1, first: "trainingRegistration--0" } },
    { code: "totalMismatch", params: { total: 123, records: 120 } },
  ]);
});

test("no national number reaches the manifest, though the register has one in its ids and paths", async () => {
  const ssin = "85400003392";
  const register = new FakeRegister(HELD, (asked, page) => {
    if (!asked.startsWith("trainingCredit 2024")) return page;
    const item = { id: `credit-${ssin}-2024` };
    const bytes = new TextEncoder().encode(JSON.stringify({ items: [item, item] }));
    return { ...page, bytes, url: `https://example.invalid/v1/workers/${ssin}/credits?ssin=${ssin}` };
  });
  const { desk } = await save(register, new FakeSaves());
  const manifest = new TextDecoder().decode(
    await desk.finish({ at: Date.UTC(2026, 0, 1), source: {} as never, certificate: null }),
  );
  assert.ok(manifest.includes("/v1/workers/…/credits") && manifest.includes("credit-…-2024"));
  assert.ok(!manifest.includes(ssin));
});

test("a count that changes on the way is told, whichever of the two fits", async () => {
  for (const [early, late] of [
    [250, 251],
    [251, 250],
  ]) {
    const register = new FakeRegister(HELD, (asked, page) => {
      if (!asked.startsWith("trainingRegistration")) return page;
      return { ...page, total: (asked.endsWith(" 3") ? late : early) ?? null };
    });
    const [registrations] = await (await save(register, new FakeSaves())).desk.parts();
    assert.deepEqual(registrations?.findings, [
      { code: "totalMismatch", params: { total: 251, records: 250 } },
    ]);
  }
});

test("whoever pauses keeps what was fetched, and the rest is not reached", async () => {
  const pause = new AbortController();
  const register = new FakeRegister(HELD, (asked, page) => {
    if (asked === "trainingRegistration all 2") pause.abort();
    return page;
  });
  const saves = new FakeSaves();
  const { desk, failure } = await save(register, saves, { givenUp: pause.signal });
  assert.equal((failure as FlaError).code, "network.cancelled");
  const [first, second] = await desk.parts();
  assert.deepEqual([first?.records, first?.findings[0]?.code], [200, "notReached"]);
  assert.deepEqual([second?.pages, second?.findings[0]?.code], [0, "notReached"]);
  assert.equal(saves.kept.length, 2);
});

test("pages reach the disk in the order in which they came, whichever is ready first", async () => {
  const saves = new FakeSaves();
  const register = new FakeRegister(HELD, (asked, page) => {
    if (asked !== "trainingRegistration all 1") return page;
    // The first takes longer than the others together.
    const bytes = new TextEncoder().encode(
      `${" ".repeat(20_000_000)}${new TextDecoder().decode(page.bytes)}`,
    );
    return { ...page, bytes };
  });
  await save(register, saves);
  assert.deepEqual(
    saves.kept.map(({ place }) => place),
    saves.kept.map((_, place) => place),
  );
});

test("a full disk ends the walk, and nothing is kept after a page that could not be", async () => {
  const saves = new FakeSaves();
  saves.full = 2;
  const { failure } = await save(new FakeRegister(HELD), saves);
  assert.ok(failure instanceof DOMException);
  assert.equal(saves.kept.length, 2);
});

test("a page that stumbles is asked for again, as patiently as the server wants", async () => {
  const answers = [
    new FlaError("network.unreachable"),
    new FlaError("consultation.refused", { status: "503", retry_after: "7" }),
    new FlaError("consultation.refused", { status: "500" }),
    null,
  ];
  let clock = 0;
  const waits: (number | null)[] = [];
  const session = patiently({
    session: {
      consult: async () => {
        const error = answers.shift();
        if (error) throw error;
        return "page" as never;
      },
    },
    world: {
      now: () => clock,
      wait: async (milliseconds) => {
        clock += milliseconds;
      },
    },
    givenUp: new AbortController().signal,
    onWait: (until) => waits.push(until),
  });
  assert.equal(await session.consult({} as never, null), "page");
  assert.deepEqual(waits, [1_000, null, 8_000, null, 11_000, null]);
});

test("what would meet every question is not asked again", async () => {
  for (const error of [
    new FlaError("session.locked"),
    new FlaError("token.invalid_client"),
    new FlaError("consultation.refused", { status: "403", problem: "problem.missing_scope" }),
  ]) {
    let asked = 0;
    const session = patiently({
      session: {
        consult: async () => {
          asked += 1;
          throw error;
        },
      },
      world: { now: () => 0, wait: () => assert.fail("there is no reason to wait") },
      givenUp: new AbortController().signal,
      onWait() {},
    });
    await assert.rejects(session.consult({} as never, null), { code: error.code });
    assert.equal(asked, 1);
  }
});
