import { KNOWN } from "#known";
import {
  MANIFEST_FORMAT,
  MANIFEST_VERSION,
  type Manifest,
  type Page,
  type Part,
  type Source,
} from "../saved/layout.js";
import type { Language } from "../text/language.js";

/** What the page knows when a file is finished. */
export interface Occasion {
  /** Milliseconds. */
  readonly at: number;
  readonly source: Source;
  /** The certificate that signs (PEM); `null` when nobody does. */
  readonly certificate: string | null;
}

/** Everything a saved register says about itself, but its files. */
export interface About extends Occasion {
  readonly language: Language;
  readonly pages: readonly Page[];
  readonly parts: readonly Part[];
}

/** The version of the contract in `crate/core/contract`, which records are read by. */
const CONTRACT_VERSION = "1.0.0";

/** What a manifest says beside its files. */
export function headOf({ source, language, at, pages, parts }: About): Omit<Manifest, "files"> {
  return {
    format: `${MANIFEST_FORMAT}${MANIFEST_VERSION}`,
    madeAt: new Date(at).toISOString(),
    panelVersion: KNOWN.version,
    language,
    contract: { version: CONTRACT_VERSION, modelled: true },
    source,
    parts,
    pages,
  };
}
