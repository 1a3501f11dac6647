import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as later } from "node:timers/promises";
import type { Page } from "@playwright/test";
import type { Company } from "../../sending/window.js";
import { companyFile } from "../certificate.js";
import { buildPage } from "./build.js";
import type { controls as Controls, Row } from "./page.js";
import { type CountingRegister, startRegister } from "./register.js";
import { Victim } from "./victim.js";

declare const controls: typeof Controls;

export interface KillOptions {
  /** How often the browser is killed, over as many submissions as that takes. */
  kills: number;
  killsPerSubmission: number;
  rows: number;
  seed: number;
  say(line: string): void;
}

/** How far the furthest request was that had left without its answer on the disk, when the browser was killed. */
export const STAGES = [
  "nothing marked",
  "marked, not arrived",
  "arrived, not accepted",
  "accepted, not answered",
  "answered, answer not on the disk",
] as const;
type Stage = (typeof STAGES)[number];

export interface KillReport {
  readonly submissions: number;
  readonly kills: number;
  /** Kills by the furthest row. */
  readonly byStage: Readonly<Record<Stage, number>>;
  /** Rows that were found under way after a kill. */
  readonly rowsByStage: Readonly<Record<Stage, number>>;
  /** Rows that were looked up after a kill, and what came of it. */
  readonly lookedUp: { readonly registered: number; readonly absent: number };
  readonly rows: number;
}

/** Milliseconds the register takes before it accepts, and again before it answers, at the most; one of these for a time. */
const SLOWNESS = [2, 12, 80];
const CONCURRENCY = [2, 4, 6];

/**
 * Sends submissions in a browser that is killed again and again, and holds the panel to its word: every row is accounted
 * for in the end, none was accepted twice, and none that the panel called unsent was ever accepted.
 */
export async function killTest(options: KillOptions): Promise<KillReport> {
  const { kills, killsPerSubmission, seed, say } = options;
  const random = generator(seed);
  const folder = mkdtempSync(join(tmpdir(), "fla-kill-"));
  const certificate = companyFile(join(folder, "company"));
  const www = await buildPage(join(folder, "www"));
  copyFileSync(certificate.path, join(www, "company.pfx"));
  const pick = (values: readonly number[]) => values[Math.floor(random() * values.length)] ?? 0;
  let slowest = 0;
  const register = await startRegister(www, certificate.client, () => Math.floor(Math.random() * slowest));
  const { origin, tokenEndpoint, apiBase } = register;
  const company: Company = {
    ...{ origin, tokenEndpoint, apiBase },
    clientId: certificate.client.clientId,
    enterpriseNumber: certificate.client.employers[0] ?? "",
    password: certificate.password,
  };
  const tally = new Tally();
  try {
    let done = 0;
    for (let submission = 0; done < kills; submission += 1) {
      const planned = Math.min(killsPerSubmission, kills - done);
      const profile = join(folder, `profile-${submission}`);
      mkdirSync(profile);
      const hurry = () => {
        slowest = pick(SLOWNESS);
        return pick(CONCURRENCY);
      };
      const one = new Submission(register, company, profile, options.rows, random, hurry, tally);
      await one.run(planned);
      done += planned;
      say(`submission ${submission + 1}: ${planned} kills, ${done} of ${kills}; ${tally.inWords()}`);
      rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    }
    return tally.report();
  } finally {
    await register.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}

/** One batch, from its making to the last row. */
class Submission {
  #id = "";
  #killedAt = 0;

  constructor(
    readonly register: CountingRegister,
    readonly company: Company,
    readonly profile: string,
    readonly rows: number,
    readonly random: () => number,
    /** Sets how slow the register is for a time, and gives how many requests are under way then. */
    readonly hurry: () => number,
    readonly tally: Tally,
  ) {}

  async run(kills: number): Promise<void> {
    for (let killed = 0; killed < kills; killed += 1) {
      const victim = await Victim.start(this.profile);
      const page = await this.#open(victim);
      if (killed === 0) this.#id = await this.#make(page);
      else this.#hold(await this.#rowsOf(page), killed);
      await this.#send(page);
      // A share of what is left, so that every kill finds something to interrupt.
      const share = (this.random() * 1.6 * this.rows) / (kills + 1);
      await Promise.race([
        this.register.arrivals(this.register.arrivalCount + Math.ceil(share)),
        this.#ended(page),
      ]);
      await later(this.random() * 100);
      this.#killedAt = Date.now();
      await victim.kill();
      this.tally.killed();
    }
    const victim = await Victim.start(this.profile);
    const page = await this.#open(victim);
    this.#hold(await this.#rowsOf(page), kills);
    for (;;) {
      await this.#send(page);
      await this.#ended(page);
      const rows = await this.#rowsOf(page);
      this.#holdTruth(rows);
      // What the register does not have goes again, on the word of the user, who is this test.
      const absent = await page.evaluate((id) => controls.again(id), this.#id);
      this.tally.absent += absent;
      if (absent === 0) break;
    }
    this.#holdEnd(await this.#rowsOf(page), await page.title());
    await victim.kill();
    this.tally.submitted(this.rows);
  }

  async #open(victim: Victim): Promise<Page> {
    const page = await victim.open(this.company.origin);
    await page.evaluate((company) => controls.connect(company), this.company);
    return page;
  }

  #make(page: Page): Promise<string> {
    const { rows, company } = this;
    return page.evaluate(([rows, employer]) => controls.make(rows, employer), [
      rows,
      company.enterpriseNumber,
    ] as const);
  }

  async #send(page: Page): Promise<void> {
    const concurrency = this.hurry();
    await page.evaluate(([id, concurrency]) => controls.send(id, concurrency), [
      this.#id,
      concurrency,
    ] as const);
  }

  async #ended(page: Page): Promise<void> {
    // Whoever races against it kills the browser: then nobody hears how it ends.
    await page
      .waitForFunction(() => /^(done|paused)/.test(document.title), null, { timeout: 0 })
      .catch(() => {});
  }

  #rowsOf(page: Page): Promise<Row[]> {
    return page.evaluate((id) => controls.rows(id), this.#id);
  }

  /** Right after a restart: what the panel calls unsent is not at the server; how far the furthest row was is noted. */
  #hold(rows: readonly Row[], kill: number): void {
    if (rows.length !== this.rows) throw new Error(`after kill ${kill}: ${rows.length} rows of ${this.rows}`);
    this.#holdTruth(rows);
    const stages = rows.filter(({ state }) => state === "sending").map((row) => this.#stageOf(row));
    this.tally.found(stages);
  }

  #holdTruth(rows: readonly Row[]): void {
    for (const { reference, state, lookup } of rows) {
      const { accepted = [] } = this.register.histories.get(reference) ?? {};
      if (accepted.length > 1) throw new Error(`${reference} was accepted ${accepted.length} times`);
      const isUnsent = state === "waiting" || lookup === "absent";
      if (isUnsent && accepted.length > 0) throw new Error(`${reference} is called unsent, and was accepted`);
      if (state === "accepted" && accepted.length === 0) throw new Error(`${reference} was never accepted`);
    }
  }

  /** How far a row was when the browser was killed. The register went on with what it had. */
  #stageOf({ reference }: Row): number {
    const history = this.register.histories.get(reference);
    const before = (times: readonly number[] = []) => times.filter((at) => at <= this.#killedAt).length;
    const [arrived, accepted, answered] = [history?.arrived, history?.accepted, history?.answered].map(
      before,
    );
    if (!arrived) return 1;
    if (answered === arrived) return 4;
    return accepted ? 3 : 2;
  }

  #holdEnd(rows: readonly Row[], title: string): void {
    const open = rows.filter(({ state }) => state !== "accepted");
    if (open.length > 0)
      throw new Error(`${title}: ${open.length} rows are not accepted: ${JSON.stringify(open[0])}`);
    for (const { reference } of rows) {
      const { arrived = [], accepted = [] } = this.register.histories.get(reference) ?? {};
      const [first = 0] = accepted;
      if (accepted.length !== 1) throw new Error(`${reference} was accepted ${accepted.length} times`);
      // A register that takes duplicates would have taken it twice.
      if (arrived.some((at) => at > first)) throw new Error(`${reference} left again after it was accepted`);
    }
  }
}

class Tally {
  #kills = 0;
  #submissions = 0;
  #rows = 0;
  #lookedUp = 0;
  absent = 0;
  readonly #byStage = noneOf();
  readonly #rowsByStage = noneOf();

  killed(): void {
    this.#kills += 1;
  }

  submitted(rows: number): void {
    this.#submissions += 1;
    this.#rows += rows;
  }

  found(stages: readonly number[]): void {
    const stage = STAGES[Math.max(0, ...stages)] ?? "nothing marked";
    this.#byStage[stage] += 1;
    for (const one of stages) this.#rowsByStage[STAGES[one] ?? stage] += 1;
    this.#lookedUp += stages.length;
  }

  inWords(): string {
    return STAGES.map((stage) => `${stage} ${this.#byStage[stage]}`).join(", ");
  }

  report(): KillReport {
    return {
      submissions: this.#submissions,
      kills: this.#kills,
      byStage: this.#byStage,
      rowsByStage: this.#rowsByStage,
      lookedUp: { registered: this.#lookedUp - this.absent, absent: this.absent },
      rows: this.#rows,
    };
  }
}

function noneOf(): Record<Stage, number> {
  return Object.fromEntries(STAGES.map((stage) => [stage, 0])) as Record<Stage, number>;
}

/** Numbers from 0 to 1 that a seed decides (mulberry32). */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
