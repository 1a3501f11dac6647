import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";

const { CHROMIUM = "/usr/bin/chromium" } = process.env;
const FLAGS = [
  ...["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-extensions"],
  ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
];

/** A browser as a user has it: nobody looks into it from outside. */
export interface Browser {
  /** Of its first process. */
  readonly id: number;
  close(): Promise<void>;
}

/** Opens a page with a profile on the disk: what a private window keeps in memory would flatter the pages kept. */
export function openBrowser(profile: string, address: string): Browser {
  const child = spawn(CHROMIUM, [...FLAGS, `--user-data-dir=${profile}`, address], { stdio: "ignore" });
  if (child.pid === undefined) throw new Error(`${CHROMIUM} does not start`);
  return {
    id: child.pid,
    async close() {
      const closed = once(child, "close");
      child.kill();
      await closed;
    },
  };
}

export function browserVersion(): string {
  const said = execFileSync(CHROMIUM, ["--version"], { encoding: "utf8" });
  return /\d[\d.]*/.exec(said)?.[0] ?? said.trim();
}
