import { expect, type Page } from "@playwright/test";

/** Seconds of the keystroke-level model (Card, Moran and Newell, 1980): an average typist's key, and a thought. */
const KEY_SECONDS = 0.28;
const THOUGHT_SECONDS = 1.35;

/** Somebody who has no mouse, and who is timed as a person would be and not as a machine. */
export class Keyboard {
  keys = 0;
  thoughts = 0;

  constructor(readonly page: Page) {}

  get seconds(): number {
    return this.keys * KEY_SECONDS + this.thoughts * THOUGHT_SECONDS;
  }

  async press(key: string): Promise<void> {
    // A chord is a press of each of its keys.
    this.keys += key.split("+").length;
    await this.page.keyboard.press(key);
  }

  /** Types, after the thought what to type. */
  async type(text: string): Promise<void> {
    this.thoughts += 1;
    this.keys += text.length;
    await this.page.keyboard.type(text);
  }

  /** Presses Tab until the control with this name has the focus. */
  async tabTo(name: string | RegExp): Promise<void> {
    for (let presses = 0; presses < 60; presses += 1) {
      await this.press("Tab");
      if (await this.isOn(name)) return;
    }
    throw new Error(`no Tab leads to ${name}`);
  }

  /** Whether the focus is on a control with this name, or in a group of this name. */
  async isOn(name: string | RegExp): Promise<boolean> {
    const focused = await this.page.evaluate(() => {
      const element = document.activeElement as HTMLInputElement | null;
      const group = element?.closest("fieldset")?.querySelector("legend")?.textContent ?? "";
      const label = element?.labels?.[0]?.textContent ?? "";
      return [element?.getAttribute("aria-label") ?? "", label, element?.textContent ?? "", group];
    });
    return focused.some((one) => (typeof name === "string" ? one.trim().startsWith(name) : name.test(one)));
  }

  /** Expects the focus to be on something, not lost to the page. */
  async isSomewhere(): Promise<void> {
    await expect.poll(() => this.page.evaluate(() => document.activeElement?.tagName)).not.toBe("BODY");
  }
}
