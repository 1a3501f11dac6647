import assert from "node:assert/strict";
import { test } from "node:test";
import type { Receipt } from "#core";
import { type Journal, journalError, newestFirst } from "../src/journal.js";
import { FlaError, type Session } from "../src/session/session.js";
import { receiptFileName } from "../src/steps/receipts.js";
import { submit } from "../src/submission.js";
import { receipt } from "./receipt.js";

/** Nobody gives up. */
const patient = new AbortController().signal;
const pending = receipt({ kind: "unknown", reason: "interrupted", status: null, location: null });
const accepted = receipt();

const WHAT = { kind: "trainingRegistration", draft: {} } as const;

/** A journal in memory that keeps what it is given. */
function keepingJournal(...earlier: Receipt[]): Journal {
  const kept = new Map(earlier.map((one) => [one.id, one]));
  return {
    put: async (one) => void kept.set(one.id, one),
    remove: async (id) => void kept.delete(id),
    clear: async () => kept.clear(),
    list: async () => newestFirst([...kept.values()]),
    persist() {},
  };
}

/** A journal that notes what is done with it, in one list with what the session does. */
function journal(log: string[], refuse: (write: number) => FlaError | null = () => null): Journal {
  let writes = 0;
  return {
    async put({ outcome }) {
      writes += 1;
      const error = refuse(writes);
      if (error) throw error;
      log.push(`journal ${outcome.kind}`);
    },
    async remove() {
      log.push("forget");
    },
    async clear() {},
    async list() {
      return [];
    },
    persist() {},
  };
}

function session(log: string[], send: () => Promise<Receipt>): Session {
  const prepare = async () => pending;
  const sent = () => {
    log.push("send");
    return send();
  };
  return { prepare, send: sent } as unknown as Session;
}

test("the receipt is journalled before the registration is sent, and again with its outcome", async () => {
  const log: string[] = [];
  const made = await submit(
    session(log, async () => accepted),
    journal(log),
    WHAT,
    patient,
  );
  assert.deepEqual(log, ["journal unknown", "send", "journal accepted"]);
  assert.deepEqual(made, { receipt: accepted, kept: true });
});

test("without a place for the receipt nothing is sent", async () => {
  const log: string[] = [];
  const refuse = () => new FlaError("journal.full");
  await assert.rejects(
    submit(
      session(log, async () => accepted),
      journal(log, refuse),
      WHAT,
      patient,
    ),
    { code: "journal.full" },
  );
  assert.deepEqual(log, []);
});

test("an outcome that cannot be kept is still told", async () => {
  const log: string[] = [];
  const refuse = (write: number) => (write === 2 ? new FlaError("journal.full") : null);
  const made = await submit(
    session(log, async () => accepted),
    journal(log, refuse),
    WHAT,
    patient,
  );
  assert.deepEqual(made, { receipt: accepted, kept: false });
});

test("a session that dies while sending leaves the outcome unknown, as the journal says", async () => {
  const log: string[] = [];
  const dies = () => Promise.reject(new FlaError("session.internal"));
  const made = await submit(session(log, dies), journal(log), WHAT, patient);
  assert.equal(made.receipt.outcome.kind, "unknown");
  assert.deepEqual(log, ["journal unknown", "send", "journal unknown"]);
});

test("what never left this computer leaves no receipt", async () => {
  const log: string[] = [];
  const refuses = () => Promise.reject(new FlaError("session.no_token"));
  await assert.rejects(submit(session(log, refuses), journal(log), WHAT, patient), {
    code: "session.no_token",
  });
  assert.deepEqual(log, ["journal unknown", "send", "forget"]);
});

test("what was given up before it was handed to the session is not sent, and leaves no receipt", async () => {
  const log: string[] = [];
  const giver = new AbortController();
  const giving: Journal = {
    ...journal(log),
    async put() {
      log.push("journal");
      giver.abort();
    },
  };
  const sends = session(log, async () => accepted);
  await assert.rejects(submit(sends, giving, WHAT, giver.signal), { code: "network.cancelled" });
  assert.deepEqual(log, ["journal", "forget"]);
});

test("an attempt that never left does not take an earlier receipt with the same reference along", async () => {
  const earlier = { ...accepted, id: "earlier" };
  const kept = keepingJournal(earlier);
  const offline = () => Promise.reject(new FlaError("network.offline"));
  await assert.rejects(submit(session([], offline), kept, WHAT, patient), { code: "network.offline" });
  assert.deepEqual(await kept.list(), [earlier]);
  await submit(
    session([], async () => accepted),
    kept,
    WHAT,
    patient,
  );
  assert.equal((await kept.list()).length, 2);
});

test("a full disk is told from storage that is switched off", () => {
  assert.equal(journalError(new DOMException("", "QuotaExceededError")).code, "journal.full");
  assert.equal(journalError(new DOMException("", "InvalidStateError")).code, "journal.unavailable");
  assert.equal(journalError(new Error("anything")).code, "journal.unavailable");
});

test("receipts are listed newest first", () => {
  const days = ["2026-11-20", "2026-11-22", "2026-11-21"].map((day) =>
    receipt(undefined, `${day}T12:00:00Z`),
  );
  assert.deepEqual(
    newestFirst(days).map((one) => one.sentAt.slice(8, 10)),
    ["22", "21", "20"],
  );
});

test("the name of a downloaded receipt says that it is of a demo, and nothing of the worker", () => {
  const odd = { ...receipt(), reference: "a/b" };
  assert.equal(receiptFileName(odd), "fla-receipt-demo-2026-11-22-a_b.json");
  assert.equal(receiptFileName({ ...odd, environment: "production" }), "fla-receipt-2026-11-22-a_b.json");
});
