import { readFileSync } from "node:fs";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { build } from "esbuild";
import { OURS } from "./contender.js";

/** What a page has to load, in bytes. */
export interface Size {
  readonly name: string;
  readonly raw: number;
  readonly gzip: number;
  readonly brotli: number;
}

/** What each of them exports here opens a file and signs an assertion, or one of both: nothing else is kept. */
const PEERS: readonly (readonly [name: string, modules: readonly string[]])[] = [
  ["PKI.js and jose", ["pkijs", "jose"]],
  ["PKI.js (opens only)", ["pkijs"]],
  ["jose (signs only)", ["jose"]],
  ["node-forge", ["node-forge"]],
  ["jsrsasign (signs only)", ["jsrsasign"]],
];

/** Ours, the whole core and its bindings; then the peers, each bundled for a browser, shaken and minified. */
export async function sizes(): Promise<Size[]> {
  const wasm = readFileSync("dist/wasm/fla_wasm_bg.wasm");
  const glue = await bundled('export { default, Session } from "./dist/wasm/fla_wasm.js";');
  const found = [measured(`${OURS}: Wasm`, [wasm]), measured(`${OURS}: Wasm and bindings`, [wasm, glue])];
  for (const [name, modules] of PEERS) {
    const lines = modules.map((name, n) => `export * as m${n} from "./tests/bench/contenders/${name}.ts";`);
    found.push(measured(name, [await bundled(lines.join("\n"))]));
  }
  return found;
}

async function bundled(contents: string): Promise<Uint8Array> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: ".", loader: "ts" },
    bundle: true,
    minify: true,
    treeShaking: true,
    format: "esm",
    platform: "browser",
    target: ["chrome116", "firefox140"],
    legalComments: "none",
    logLevel: "error",
    write: false,
  });
  const [file] = outputFiles;
  if (!file) throw new Error("nothing was bundled");
  return file.contents;
}

/** Files that travel one by one are also compressed one by one. */
function measured(name: string, files: readonly Uint8Array[]): Size {
  const sum = (size: (file: Uint8Array) => number) => files.reduce((total, file) => total + size(file), 0);
  return {
    name,
    raw: sum((file) => file.length),
    gzip: sum((file) => gzipSync(file, { level: 9 }).length),
    brotli: sum((file) => brotliCompressSync(file).length),
  };
}
