import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as later } from "node:timers/promises";
import { type Browser, chromium, type Page } from "@playwright/test";

const { CHROMIUM = "/usr/bin/chromium" } = process.env;

/** A Chromium of our own, with everything it keeps in one folder, that can be killed as a power switch would. */
export class Victim {
  readonly #process: ChildProcess;
  readonly #browser: Browser;

  private constructor(process: ChildProcess, browser: Browser) {
    this.#process = process;
    this.#browser = browser;
  }

  static async start(profile: string): Promise<Victim> {
    const announcement = join(profile, "DevToolsActivePort");
    rmSync(announcement, { force: true });
    const process = spawn(
      CHROMIUM,
      [
        ...["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--remote-debugging-port=0"],
        ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
        ...["--hide-crash-restore-bubble", `--user-data-dir=${profile}`, "about:blank"],
      ],
      { stdio: "ignore" },
    );
    while (!existsSync(announcement) || readFileSync(announcement, "utf8") === "") {
      if (process.exitCode !== null) throw new Error(`Chromium ended with ${process.exitCode}`);
      await later(20);
    }
    const [port] = readFileSync(announcement, "utf8").split("\n");
    return new Victim(process, await chromium.connectOverCDP(`http://127.0.0.1:${port}`));
  }

  async open(address: string): Promise<Page> {
    const [context] = this.#browser.contexts();
    const page = await (context ?? (await this.#browser.newContext())).newPage();
    await page.goto(address);
    await page.waitForFunction(() => document.title === "ready");
    return page;
  }

  /** SIGKILL: no handler runs, nothing is flushed. */
  async kill(): Promise<void> {
    const exited = once(this.#process, "exit");
    this.#process.kill("SIGKILL");
    await exited;
    await this.#browser.close().catch(() => {});
  }
}
