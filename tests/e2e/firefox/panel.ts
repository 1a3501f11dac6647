import { type ElementHandle, type Page, TimeoutError } from "puppeteer-core";
import { say } from "../words.js";

/** How long anything on the screen may take, in milliseconds. */
const PATIENCE = 20_000;

/** An element by the beginning of its name, as a person would find it. */
interface Sought {
  css: string;
  name: string;
  /** The name is this and nothing more. */
  exact?: boolean;
  /** The question it is one of the answers to. */
  question?: string;
}

/**
 * The panel as a person uses it, in Firefox, who has a keyboard and no mouse: the counterpart of what drives it in
 * Chromium with a mouse.
 */
export class Panel {
  constructor(readonly page: Page) {}

  say(key: string, params: Record<string, string | number> = {}): string {
    return say("en", key, params);
  }

  /** Waits for the screen with this title. */
  async at(key: string): Promise<void> {
    await this.#find({ css: "h1", name: this.say(key), exact: true });
  }

  async press(key: string, params: Record<string, string | number> = {}): Promise<void> {
    await this.#press({ css: "button", name: this.say(key, params), exact: true });
  }

  /** Presses a button by the beginning of its name: a door of the first screen, a station of the path. */
  async pressFrom(key: string): Promise<void> {
    await this.#press({ css: "button", name: this.say(key) });
  }

  async fill(key: string, value: string): Promise<void> {
    const field = await this.#find({ css: "input:not([type=radio])", name: this.say(key) });
    await field.evaluate((input) => (input as HTMLInputElement).select());
    await field.type(value);
  }

  async choose(question: string, answer: string): Promise<void> {
    const sought = { css: "input[type=radio]", name: this.say(answer), question: this.say(question) };
    await this.#press(sought, " ");
  }

  /** Switches the box with this label. */
  async toggle(key: string): Promise<void> {
    await this.#press({ css: "input[type=checkbox]", name: this.say(key) }, " ");
  }

  /** Opens or closes what is folded under this heading. */
  async unfold(key: string): Promise<void> {
    await this.#press({ css: "summary", name: this.say(key) });
  }

  /** Waits until this stands on the screen. */
  async reads(text: string, timeout = PATIENCE): Promise<void> {
    await this.page.waitForFunction(
      (wanted) => document.body.textContent?.includes(wanted),
      { timeout },
      text,
    );
  }

  /** The demo up to the form, connected: four clicks. */
  async startDemo(): Promise<void> {
    await this.pressFrom("welcome.demo");
    await this.at("certificate.demo.title");
    await this.press("certificate.open");
    await this.at("who.title");
    await this.press("who.connect", { role: this.say("role.employer") });
    await this.openForm();
  }

  /** From the doors of the work station to the form. */
  async openForm(): Promise<void> {
    await this.at("work.doors.title");
    await this.pressFrom("work.door.registration");
    await this.at("work.title");
  }

  /** The own certificate, up to the answer to its password. */
  async openOwn(file: string, password: string): Promise<void> {
    await this.pressFrom("welcome.own");
    await this.at("certificate.title");
    const input = await this.page.waitForSelector("input[type=file]");
    await (input as ElementHandle<HTMLInputElement>).uploadFile(file);
    await this.givePassword(password);
  }

  async givePassword(password: string): Promise<void> {
    await this.fill("certificate.password", password);
    await this.press("certificate.open");
  }

  /** Expects the failure in words, with its next action. */
  async failsWith(code: string, params: Record<string, string | number> = {}): Promise<void> {
    await this.reads(this.say(`error.${code}.text`, params));
    await this.reads(this.say(`error.${code}.next`, params));
  }

  /** Empties what the browser keeps for the extension, and closes the tab. */
  async forget(): Promise<void> {
    await this.page.evaluate(async () => {
      await chrome.storage.local.clear();
      for (const { name = "" } of await indexedDB.databases()) indexedDB.deleteDatabase(name);
    });
    await this.page.close();
  }

  async #press(sought: Sought, key: "Enter" | " " = "Enter"): Promise<void> {
    const element = await this.#find(sought);
    await element.press(key);
  }

  /** Looks until it is there. A document that is replaced under the search, as a tab's first one is, only begins it anew. */
  async #find(sought: Sought): Promise<ElementHandle<Element>> {
    const until = performance.now() + PATIENCE;
    for (;;) {
      const timeout = Math.max(1, until - performance.now());
      try {
        return (await this.page.waitForFunction(findElement, { timeout }, sought)) as ElementHandle<Element>;
      } catch (reason) {
        if (performance.now() < until && !(reason instanceof TimeoutError)) continue;
        const screen = await this.page.evaluate(() => document.body.innerText);
        throw new Error(`nothing like ${JSON.stringify(sought)} on the screen:\n${screen}`, {
          cause: reason,
        });
      }
    }
  }
}

/** Runs in the page. */
function findElement({ css, name, exact, question }: Sought): Element | null {
  const plain = (text: string | null | undefined) => text?.replace(/\s+/g, " ").trim() ?? "";
  const groups = [...document.querySelectorAll("fieldset")];
  const within =
    question === undefined
      ? document
      : groups.find((group) => plain(group.querySelector("legend")?.textContent).startsWith(question));
  for (const element of within?.querySelectorAll(css) ?? []) {
    const { labels } = element as HTMLInputElement;
    const naming = (labels?.[0] ?? element).cloneNode(true) as Element;
    for (const silent of naming.querySelectorAll("[aria-hidden=true]")) silent.remove();
    const said = plain(element.getAttribute("aria-label") ?? naming.textContent);
    const isIt = exact ? said === name : said.startsWith(name);
    if (isIt && element.checkVisibility() && !element.matches(":disabled")) return element;
  }
  return null;
}
