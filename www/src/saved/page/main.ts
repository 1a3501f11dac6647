import { FlaError } from "../../session/session.js";
import { isLanguage, LANGUAGE_NAMES, LANGUAGES, preferredLanguage } from "../../text/language.js";
import { Words } from "../../text/words.js";
import { SAVED_TABLES, type SavedKey } from "../tables.js";
import { type Verdict, verify } from "../verify.js";
import { Zip } from "../zip.js";
import { element } from "./element.js";
import { drawVerdict, notice } from "./verdict.js";

/**
 * The page that checks a saved register: one file, without the panel, without its Wasm, without any network. It is opened
 * from a server, from the extension or from a disk; a page from a disk may start no Worker, so it reads in pieces instead.
 */

type Phase =
  | { readonly at: "start" }
  | { readonly at: "busy"; readonly givenUp: AbortController }
  | { readonly at: "done"; readonly name: string; readonly verdict: Verdict }
  | { readonly at: "failed"; readonly name: string; readonly error: FlaError };

let language = preferredLanguage(navigator.languages);
let phase: Phase = { at: "start" };
const progress = element("progress", { max: "1", value: "0" }) as HTMLProgressElement;
const said = element("p", { role: "status" });

function words(): Words<SavedKey> {
  return new Words<SavedKey>(language, SAVED_TABLES[language]);
}

async function take(file: File | undefined) {
  if (!file) return;
  if (phase.at === "busy") phase.givenUp.abort();
  const givenUp = new AbortController();
  show({ at: "busy", givenUp });
  try {
    const zip = await Zip.open(file);
    const verdict = await verify(zip, { givenUp: givenUp.signal, onProgress });
    if (!givenUp.signal.aborted) show({ at: "done", name: file.name, verdict });
  } catch (error) {
    if (givenUp.signal.aborted) return;
    show({
      at: "failed",
      name: file.name,
      error: error instanceof FlaError ? error : new FlaError("internal"),
    });
  }
}

function onProgress(share: number) {
  progress.value = share;
  const percent = words().say("verify.progress", { percent: Math.floor(share * 100) });
  if (said.textContent !== percent) said.textContent = percent;
}

function show(next: Phase) {
  phase = next;
  draw();
  if (phase.at !== "start") document.querySelector<HTMLElement>("#result")?.focus();
}

function draw() {
  const say = (key: SavedKey) => words().say(key);
  document.documentElement.lang = language;
  document.title = `${say("verify.title")} · FLA Panel`;
  const main = element(
    "main",
    {},
    element("h1", {}, say("verify.title")),
    element("p", {}, say("verify.lead")),
    ...(globalThis.crypto?.subtle ? [choice()] : [notice("error", say("verify.insecure"))]),
    element("section", { id: "result", tabindex: "-1", "aria-label": say("verify.title") }, ...result()),
  );
  document.querySelector("#verify")?.replaceChildren(languages(), main);
}

function result(): HTMLElement[] {
  switch (phase.at) {
    case "start":
      return [];
    case "busy": {
      const { givenUp } = phase;
      progress.setAttribute("aria-label", words().say("saved.checking"));
      const stop = () => {
        givenUp.abort();
        show({ at: "start" });
      };
      return [
        progress,
        said,
        element("button", { type: "button", click: stop }, words().say("verify.cancel")),
      ];
    }
    case "done":
      return drawVerdict(words(), phase.name, phase.verdict);
    case "failed": {
      const { code, params } = phase.error;
      const values = { file: phase.name, ...params };
      return [
        notice(
          "error",
          words().about("error", code, ".text", values),
          words().about("error", code, ".next", values),
          element("p", { class: "hint" }, `${words().say("verify.code")}: ${code}`),
        ),
      ];
    }
  }
}

function languages(): HTMLElement {
  const options = LANGUAGES.map((one) =>
    element("option", { value: one, selected: one === language }, LANGUAGE_NAMES[one]),
  );
  const change = ({ target }: Event) => {
    const { value } = target as HTMLSelectElement;
    if (isLanguage(value)) language = value;
    draw();
    document.querySelector<HTMLElement>("#language")?.focus();
  };
  return element(
    "header",
    { class: "language" },
    element("label", { for: "language" }, words().say("verify.language")),
    element("select", { id: "language", change }, ...options),
  );
}

function choice(): HTMLElement {
  const input = element("input", {
    type: "file",
    accept: ".zip,application/zip",
    change: () => void take((input as HTMLInputElement).files?.[0]),
  });
  return element("label", { class: "choose" }, words().say("verify.choose"), input);
}

// A file may be dropped anywhere: a page that let the browser open it instead would be gone.
document.addEventListener("dragover", (event) => {
  event.preventDefault();
  document.querySelector(".choose")?.classList.add("over");
});
document.addEventListener("dragleave", () => document.querySelector(".choose")?.classList.remove("over"));
document.addEventListener("drop", (event) => {
  event.preventDefault();
  document.querySelector(".choose")?.classList.remove("over");
  void take(event.dataTransfer?.files[0]);
});
draw();
