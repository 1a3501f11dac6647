import { renderToString } from "preact-render-to-string";
import type { Language } from "../../text/language.js";
import { Text } from "../../text/text.js";
import { Digest } from "../digest.js";
import type { Manifest } from "../layout.js";
import { ReportBody } from "./report-body.js";
import { STYLE } from "./style.js";
import type { Tally } from "./tally.js";

/** What a report is about: everything the manifest says but the files, of which the report is one. */
export interface ReportInput {
  readonly manifest: Omit<Manifest, "files">;
  readonly tally: Tally;
}

/**
 * The report as one file of HTML that needs nothing beside it, for the screen and for paper. It has no script, and its
 * policy allows none; the style is allowed by its digest.
 */
export function writeReport(language: Language, input: ReportInput): string {
  const text = new Text(language);
  const policy = `default-src 'none'; style-src 'sha256-${styleDigest()}'; base-uri 'none'; form-action 'none'`;
  const head = renderToString(
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta http-equiv="Content-Security-Policy" content={policy} />
      <meta name="referrer" content="no-referrer" />
      <title>{text.say("report.title")}</title>
    </head>,
  );
  const body = renderToString(<ReportBody text={text} input={input} />);
  return `<!doctype html>\n<html lang="${language}">${head.replace("</head>", `<style>${STYLE}</style></head>`)}<body>${body}</body></html>\n`;
}

function styleDigest(): string {
  const hex = new Digest().add(new TextEncoder().encode(STYLE)).hex();
  return btoa(String.fromCharCode(...(hex.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16))));
}
