import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as later } from "node:timers/promises";
import { type Browser, chromium, type Page } from "@playwright/test";
import { CHROMIUM_FLAGS } from "../../chromium.js";

const { CHROMIUM = "/usr/bin/chromium" } = process.env;

/** A Chromium of our own, with everything it keeps in one folder, that can be killed as a power switch would. */
export class Victim {
  readonly #chromium: ChildProcess;
  readonly #browser: Browser;

  private constructor(started: ChildProcess, browser: Browser) {
    this.#chromium = started;
    this.#browser = browser;
  }

  static async start(profile: string): Promise<Victim> {
    const announcement = join(profile, "DevToolsActivePort");
    rmSync(announcement, { force: true });
    const started = spawn(
      CHROMIUM,
      [
        ...CHROMIUM_FLAGS,
        ...["--headless=new", "--no-first-run", "--remote-debugging-port=0"],
        ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
        ...["--hide-crash-restore-bubble", `--user-data-dir=${profile}`, "about:blank"],
      ],
      // A group of its own, for what outlives the one that is killed.
      { stdio: "ignore", detached: true },
    );
    while (!existsSync(announcement) || readFileSync(announcement, "utf8") === "") {
      if (started.exitCode !== null) throw new Error(`Chromium ended with ${started.exitCode}`);
      await later(20);
    }
    const [port] = readFileSync(announcement, "utf8").split("\n");
    return new Victim(started, await chromium.connectOverCDP(`http://127.0.0.1:${port}`));
  }

  async open(address: string): Promise<Page> {
    const [context] = this.#browser.contexts();
    const page = await (context ?? (await this.#browser.newContext())).newPage();
    await page.goto(address);
    await page.waitForFunction(() => document.title === "ready");
    return page;
  }

  /** SIGKILL to the browser: no handler runs, nothing is flushed. Its children, left alone, get the same. */
  async kill(): Promise<void> {
    const exited = once(this.#chromium, "exit");
    this.#chromium.kill("SIGKILL");
    await exited;
    const { pid } = this.#chromium;
    try {
      if (pid !== undefined) process.kill(-pid, "SIGKILL");
    } catch {
      // They had ended by themselves.
    }
    await this.#browser.close().catch(() => {});
  }
}
