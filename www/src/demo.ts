import { FlaError } from "./session/session.js";

/** The practice company that comes with the panel. Everything in it is public and worth nothing elsewhere. */
export interface DemoPack {
  readonly file: File;
  readonly password: string;
  readonly clientId: string;
  readonly enterpriseNumber: string;
  readonly apiBase: string;
  /** National numbers of nobody: BIS numbers with unknown day of birth. */
  readonly workers: readonly string[];
  /** The company's other account, as a representative of customers that gave it a mandate. */
  readonly representative: {
    readonly clientId: string;
    readonly customers: readonly string[];
    readonly names: readonly string[];
  };
}

/** Reads the practice company from the files beside the page. */
export async function loadDemo(): Promise<DemoPack> {
  try {
    const about = await (await packaged("demo/demo.json")).json();
    const bytes = await (await packaged(`demo/${about.file}`)).arrayBuffer();
    return { ...about, file: new File([bytes], about.file) };
  } catch {
    throw new FlaError("demo.unavailable");
  }
}

async function packaged(path: string): Promise<Response> {
  // biome-ignore lint/style/noRestrictedGlobals: reads a file of the package itself, never the network.
  const response = await fetch(new URL(path, document.baseURI));
  if (!response.ok) throw new Error(path);
  return response;
}
