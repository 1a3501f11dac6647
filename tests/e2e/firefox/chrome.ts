import type { Browser } from "puppeteer-core";
import manifest from "../../../extension/manifest.firefox.json" with { type: "json" };
import { type Connection, connectionOf } from "./bidi.js";

/** The browser's own window: its buttons, its questions, its console. Runs with the rights of the browser. */
export class Chrome {
  private constructor(
    readonly connection: Connection,
    readonly context: string,
  ) {}

  static async of(browser: Browser): Promise<Chrome> {
    const connection = connectionOf(browser);
    const { result } = await connection.send("browsingContext.getTree", { "moz:scope": "chrome" });
    return new Chrome(connection, result.contexts[0].context);
  }

  /** What the browser says about breaches of a content security policy, in pages, Workers and the background. */
  async policyBreaches(): Promise<string[]> {
    return JSON.parse(
      await this.#run(`JSON.stringify(Services.console.getMessageArray()
        .filter((message) => message instanceof Ci.nsIScriptError && message.category.startsWith("CSP"))
        .map((message) => message.errorMessage))`),
    );
  }

  /** Waits for a file to be downloaded, and gives where it lies. */
  async downloaded(): Promise<string> {
    return this.#run(`(async () => {
      const { Downloads } = ChromeUtils.importESModule("resource://gre/modules/Downloads.sys.mjs");
      const list = await Downloads.getList(Downloads.ALL);
      return new Promise((settle) => {
        const look = (download) => {
          if (download.succeeded) settle(download.target.path);
        };
        list.addView({ onDownloadAdded: look, onDownloadChanged: look });
      });
    })()`);
  }

  /** Waits for the question about a permission and answers it. */
  async answerPermission(answer: "allow" | "deny"): Promise<void> {
    const button = answer === "allow" ? "button" : "secondaryButton";
    await this.#run(`new Promise((settle) => {
      const press = () => {
        const question = document.getElementById("addon-webext-permissions-notification");
        if (!question || PopupNotifications.panel.state !== "open") return false;
        question.${button}.click();
        return true;
      };
      // The panel may show something else first.
      const { panel } = PopupNotifications;
      const look = () => {
        if (!press()) return;
        panel.removeEventListener("popupshown", look);
        settle();
      };
      panel.addEventListener("popupshown", look);
      look();
    })`);
  }

  /** Puts the extension's button into the toolbar and presses it. */
  async pressToolbarButton(): Promise<void> {
    const id = `${manifest.browser_specific_settings.gecko.id.replaceAll(/[^\w-]/g, "_")}-browser-action`;
    await this.#run(`{
      CustomizableUI.addWidgetToArea("${id}", CustomizableUI.AREA_NAVBAR);
      document.getElementById("${id}").querySelector(".unified-extensions-item-action-button").click();
    }`);
  }

  async #run(expression: string): Promise<string> {
    const { result } = await this.connection.send("script.evaluate", {
      expression,
      target: { context: this.context },
      awaitPromise: true,
    });
    if (result.type !== "success") throw new Error(result.exceptionDetails.text);
    return result.result.value;
  }
}
