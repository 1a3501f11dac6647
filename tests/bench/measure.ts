import {
  type Asserter,
  type Contender,
  type KeyFile,
  MESSAGE,
  type Opened,
  type Opener,
  type Signer,
} from "./contender.js";
import { RS256 } from "./contenders/webcrypto.js";

/** What there is to compare. The floor is the part of opening that nobody can do without. */
export interface Lists {
  readonly open: readonly Opener[];
  readonly floor: Contender<void>;
  readonly sign: readonly Signer[];
  readonly assert: readonly Asserter[];
}

export type Job = "open" | "sign" | "assert";

/** How one contender did at one job on one file: milliseconds, or why it could not. */
export type Timing = Unable | { readonly name: string; readonly median: number; readonly runs: number };

interface Unable {
  readonly name: string;
  readonly cannot: string;
}

/** From here on a contender runs twice and no more; the table says so. */
const SLOW_MS = 5_000;

/** How often the others run: more when a run is short, for then it is the scheduler that varies. */
const RUNS: readonly (readonly [belowMs: number, runs: number])[] = [
  [4, 151],
  [20, 31],
  [100, 15],
  [500, 9],
  [SLOW_MS, 5],
];

interface Entrant {
  readonly name: string;
  readonly run: () => unknown;
  readonly samples: number[];
  readonly wanted: number;
}

/**
 * Times every contender of a job on one file. They take turns, so that whatever else the machine does hits
 * them all.
 */
export async function measure(job: Job, lists: Lists, file: KeyFile): Promise<Timing[]> {
  const entries = await enter(job, lists, file);
  await takeTurns(entries.filter((entry) => "run" in entry));
  return entries.map((entry) => {
    if ("cannot" in entry) return entry;
    const { name, samples } = entry;
    return { name, median: median(samples), runs: samples.length };
  });
}

/** Runs every contender once and checks what it gives. One that cannot is noted; a wrong result is an error. */
export async function enter(job: Job, lists: Lists, file: KeyFile): Promise<(Entrant | Unable)[]> {
  const withFloor = job === "open" && file.iterations !== null;
  const entries: (Entrant | Unable)[] = [];
  for (const contender of lists[job]) {
    entries.push(await enterOne(contender, file, CHECKS[job] as Check<unknown>));
  }
  if (withFloor) entries.push(await enterOne(lists.floor, file, () => {}));
  return entries;
}

async function enterOne(contender: Contender<unknown>, file: KeyFile, check: Check<unknown>) {
  const { name } = contender;
  let run: () => unknown;
  let first: { result: unknown; elapsed: number };
  try {
    run = await contender.prepare(file);
    first = await time(run);
  } catch (error) {
    return { name, cannot: String(error instanceof Error ? error.message : error) };
  }
  try {
    await check(first.result, file);
  } catch (error) {
    throw new Error(`${name} on "${file.title}": ${error}`);
  }
  const { elapsed } = first;
  // The first run also compiled the code. Where runs are few and long that is nothing, and it counts.
  if (elapsed >= SLOW_MS) return { name, run, samples: [elapsed], wanted: 2 };
  return { name, run, samples: [], wanted: RUNS.find(([below]) => elapsed < below)?.[1] ?? 2 };
}

/** Round after round, each time starting with another one; who runs less often is spread over all rounds. */
async function takeTurns(entrants: readonly Entrant[]) {
  const missing = entrants.map(({ samples, wanted }) => wanted - samples.length);
  const rounds = Math.max(0, ...missing);
  for (let round = 0; round < rounds; round += 1) {
    for (let turn = 0; turn < entrants.length; turn += 1) {
      const index = (round + turn) % entrants.length;
      const [entrant, runs] = [entrants[index], missing[index]];
      if (!entrant || runs === undefined) continue;
      if (Math.floor(((round + 1) * runs) / rounds) === Math.floor((round * runs) / rounds)) continue;
      entrant.samples.push((await time(entrant.run)).elapsed);
    }
  }
}

async function time(run: () => unknown) {
  const started = performance.now();
  const result = await run();
  return { result, elapsed: performance.now() - started };
}

function median(samples: readonly number[]): number {
  const sorted = samples.toSorted((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return ((low ?? Number.NaN) + (high ?? Number.NaN)) / 2;
}

type Check<Result> = (result: Result, file: KeyFile) => void | Promise<void>;

const CHECKS: {
  open: Check<Opened>;
  sign: Check<Uint8Array<ArrayBuffer> | string>;
  assert: Check<string>;
} = {
  async open(opened, file) {
    if ((await opened.thumbprint()) !== file.thumbprint) throw new Error("another certificate");
    if (opened.assertion) await CHECKS.assert(await opened.assertion(), file);
  },
  async sign(signature, file) {
    if (!(signature instanceof Uint8Array)) return CHECKS.assert(signature, file);
    const { spki } = file;
    const key = await crypto.subtle.importKey("spki", spki, RS256, false, ["verify"]);
    const right = await crypto.subtle.verify(RS256, key, signature, MESSAGE);
    if (!right) throw new Error("the signature is wrong");
  },
  async assert(jwt, { spki }) {
    const end = jwt.lastIndexOf(".");
    const key = await crypto.subtle.importKey("spki", spki, RS256, false, ["verify"]);
    const [signed, signature] = [
      new TextEncoder().encode(jwt.slice(0, end)),
      fromBase64url(jwt.slice(end + 1)),
    ];
    const right = await crypto.subtle.verify(RS256, key, signature, signed);
    if (!right) throw new Error("the signature of the assertion is wrong");
  },
};

function fromBase64url(text: string) {
  const base64 = text.replaceAll("-", "+").replaceAll("_", "/");
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
