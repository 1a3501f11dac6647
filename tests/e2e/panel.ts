import { expect, type Locator, type Page } from "@playwright/test";
import type { Local } from "../servers/local.js";
import { CHOSEN, TYPED } from "./registration.js";
import { type Language, say } from "./words.js";

/** The panel as a person uses it: by what stands on the screen. */
export class Panel {
  constructor(
    readonly page: Page,
    public language: Language = "en",
  ) {}

  say(key: string, params: Record<string, string | number> = {}): string {
    return say(this.language, key, params);
  }

  button(key: string, params: Record<string, string | number> = {}): Locator {
    return this.page.getByRole("button", { name: this.say(key, params), exact: true });
  }

  /** A button by the beginning of its name: a door of the first screen, a station of the path. */
  buttonFrom(key: string): Locator {
    return this.page.getByRole("button", { name: new RegExp(`^${literally(this.say(key))}`) });
  }

  field(key: string): Locator {
    return this.page.getByLabel(new RegExp(`^${literally(this.say(key))}`));
  }

  heading(key: string): Locator {
    return this.page.getByRole("heading", { level: 1, name: this.say(key), exact: true });
  }

  /** Waits for the screen with this title. */
  async at(key: string): Promise<void> {
    await expect(this.heading(key)).toBeVisible();
  }

  station(name: "certificate" | "connection" | "work" | "receipts"): Locator {
    return this.page
      .getByRole("navigation", { name: this.say("frame.stations") })
      .getByRole("button", { name: this.say(`station.${name}`) });
  }

  /** The choice with this label among those of a question. */
  choice(question: string, answer: string): Locator {
    return this.page
      .getByRole("group", { name: this.say(question) })
      .getByRole("radio", { name: new RegExp(`^${literally(this.say(answer))}`) });
  }

  async speak(language: Language): Promise<void> {
    const menu = this.page.locator("details.menu");
    await menu.locator("summary").click();
    await menu.getByLabel(this.say("frame.language")).selectOption(language);
    this.language = language;
    await menu.locator("summary").click();
    await expect(this.page.locator("html")).toHaveAttribute("lang", language);
  }

  /** The demo up to the form, connected: four clicks. */
  async startDemo(): Promise<void> {
    await this.buttonFrom("welcome.demo").click();
    await this.at("certificate.demo.title");
    await this.button("certificate.open").click();
    await this.at("who.title");
    await this.button("who.connect", { role: this.say("role.employer") }).click();
    await this.openForm();
  }

  /** The form of one registration, from the doors of the work station unless it is open already. */
  async openForm(): Promise<void> {
    const doors = this.heading("work.doors.title");
    await expect(doors.or(this.heading("work.title"))).toBeVisible();
    if (await doors.isVisible()) await this.buttonFrom("work.door.registration").click();
    await this.at("work.title");
  }

  /** Gives the registration a reference. It is among the fields that are folded away until one of them matters. */
  async fillReference(reference: string): Promise<void> {
    await this.at("work.title");
    const field = this.field("field.reference");
    if (!(await field.isVisible())) {
      await this.page.getByText(this.say("work.section.more"), { exact: true }).click();
    }
    await field.fill(reference);
  }

  /** The own certificate up to the screen that says who it is. */
  async openOwn(file: string, password: string): Promise<void> {
    await this.buttonFrom("welcome.own").click();
    await this.at("certificate.title");
    await this.chooseFile(file);
    await this.giveOwnPassword(password);
  }

  /** The account at the local simulator, filled in and not yet connected. */
  async fillAccount({ tokenEndpoint, apiBase }: Local, clientId: string): Promise<void> {
    await this.station("connection").click();
    await this.choice("connection.environment", "environment.local").check();
    await this.field("connection.client").fill(clientId);
    await this.field("connection.token").fill(tokenEndpoint);
    await this.field("connection.api").fill(apiBase);
  }

  async chooseFile(file: string): Promise<void> {
    await this.page.getByLabel(this.say("certificate.choose")).setInputFiles(file);
  }

  async giveOwnPassword(password: string): Promise<void> {
    await this.password.fill(password);
    await this.button("certificate.open").click();
  }

  /** Unfolds the offer to remember the open certificate. */
  async offerToRemember(): Promise<void> {
    const title = this.page.getByText(this.say("remember.title"), { exact: true });
    const folded = this.page.locator("details:not([open])", { has: title });
    if (await folded.count()) await title.click();
  }

  /** Has the open certificate remembered, and waits until so many are listed. */
  async rememberFile(entries = 1): Promise<void> {
    await this.offerToRemember();
    await this.choice("remember.way", "remember.way.file").check();
    await this.button("remember.file").click();
    await expect(this.remembered).toHaveCount(entries);
  }

  async rememberKey(term: string, entries = 1): Promise<void> {
    await this.offerToRemember();
    await this.choice("remember.way", "remember.way.key").check();
    await this.choice("remember.term", term).check();
    await this.button("remember.key").click();
    await expect(this.remembered).toHaveCount(entries);
  }

  /** From the certificate to the doors of the work station, with an account typed in. */
  async connectToPortal(clientId: string, apiBase: string): Promise<void> {
    await this.button("who.continue").click();
    await this.at("connection.title");
    await this.field("connection.client").fill(clientId);
    await this.field("connection.api").fill(apiBase);
    await this.button("connection.connect").click();
    await this.at("work.doors.title");
  }

  /** The registration that every test of the whole path sends. */
  async fillForm(enterpriseNumber: string): Promise<void> {
    await this.field("field.employer.enterpriseNumber").fill(enterpriseNumber);
    await this.fillTraining();
  }

  /** The same for an employer that stands there already. */
  async fillTraining(): Promise<void> {
    for (const [field, text] of TYPED) await this.field(field).fill(text);
    for (const [question, answer] of CHOSEN) await this.choice(question, answer).check();
  }

  /** The entries of what is remembered on this computer. */
  get remembered(): Locator {
    return this.page.getByRole("region", { name: this.say("remembered.title") }).getByRole("listitem");
  }

  get password(): Locator {
    return this.page.getByLabel(this.say("certificate.password"), { exact: true });
  }

  /** Expects the failure in words, with its next action, and its code behind the technical details. */
  async failsWith(code: string, params: Record<string, string | number> = {}): Promise<Locator> {
    const box = this.page.getByRole("alert");
    await expect(box).toContainText(this.say(`error.${code}.text`, params));
    await expect(box).toContainText(this.say(`error.${code}.next`, params));
    await box.getByText(this.say("frame.details"), { exact: true }).click();
    await expect(box.getByText(code, { exact: true })).toBeVisible();
    return box;
  }
}

function literally(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
