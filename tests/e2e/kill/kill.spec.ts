import { randomInt } from "node:crypto";
import { expect, test } from "@playwright/test";
import { killTest } from "./kill.js";

/** `cargo xtask kill-test [number] [seed]` runs more of them. */
const { KILLS = "12", KILL_SEED = String(randomInt(2 ** 31)) } = process.env;

test("a browser killed at any instant loses no row and sends none twice", async () => {
  const kills = Number(KILLS);
  test.setTimeout(60_000 + kills * 20_000);
  const seed = Number(KILL_SEED);
  // biome-ignore lint/suspicious/noConsole: the seed is what a failure is repeated with
  const say = (line: string) => console.log(line);
  say(`kill test, seed ${seed}`);
  const report = await killTest({ kills, killsPerSubmission: kills > 50 ? 10 : 6, rows: 1_000, seed, say });
  say(JSON.stringify(report));
  expect(report.kills).toBe(kills);
});
