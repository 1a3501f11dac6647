import { readFileSync } from "node:fs";
import { expect, type Locator, type Page } from "@playwright/test";
import type { Panel } from "../panel.js";
import type { Language } from "../words.js";

const read = (language: Language): Record<string, string> =>
  JSON.parse(readFileSync(`www/messages/guide/${language}.json`, "utf8"));
const texts = { en: read("en"), fr: read("fr"), nl: read("nl"), de: read("de") };

/** The guide as a person uses it: by what stands on the screen. */
export class Guide {
  readonly page: Page;

  constructor(readonly panel: Panel) {
    this.page = panel.page;
  }

  /** What the guide says. A key that is not there is a mistake of the test. */
  say(key: string, values: Record<string, string | number> = {}): string {
    const text = texts[this.panel.language][key];
    if (text === undefined) throw new Error(`no message ${key} in the guide`);
    return text.replaceAll(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
  }

  button(key: string, values: Record<string, string | number> = {}): Locator {
    return this.page.getByRole("button", { name: this.say(key, values), exact: true });
  }

  /** From the first screen to the guide. */
  async openFromStart(): Promise<void> {
    await this.panel.button("guide.nothing_yet").click();
    await this.panel.at("guide.title");
    await this.part("plan").waitFor();
  }

  async openFromMenu(): Promise<void> {
    await this.page.locator("details.menu > summary").click();
    await this.panel.button("guide.open").click();
    await this.panel.at("guide.title");
  }

  part(name: "plan" | "developer" | "glossary" | "sources"): Locator {
    return this.page
      .getByRole("navigation", { name: this.say("parts") })
      .getByRole("button", { name: this.say(`part.${name}`), exact: true });
  }

  /** Answers the question which situation it is; `way` is the second answer of groups and suppliers. */
  async answer(kind: "employer" | "representative" | "group" | "supplier", way?: string): Promise<void> {
    const choice = (key: string) => this.page.getByRole("radio", { name: this.panel.say(key) });
    await choice(`connection.role.${kind}`).first().check();
    if (way) await choice(`situation.${way}`).check();
    await this.button("situation.show").click();
    await expect(this.page.getByText(this.panel.say(`situation.${way ?? kind}`)).first()).toBeVisible();
  }

  /** The row of a step. */
  step(name: string): Locator {
    return this.page.locator(".guide-steps > li").filter({ has: this.page.locator(`#step-${name}`) });
  }

  async unfold(name: string): Promise<Locator> {
    const button = this.step(name).getByRole("button", { name: this.say(`step.${name}`) });
    if ((await button.getAttribute("aria-expanded")) === "false") await button.click();
    await expect(this.page.locator(`#step-${name}`)).toBeVisible();
    return this.page.locator(`#step-${name}`);
  }
}
