import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

/** The panel's own modules, its Worker and its Wasm, with controls in the place of screens. */
export async function buildPage(folder: string): Promise<string> {
  await build({
    entryPoints: ["tests/e2e/kill/page.ts", "www/src/session/worker.ts"],
    outdir: folder,
    bundle: true,
    splitting: true,
    format: "esm",
    target: ["chrome116"],
    minify: true,
    entryNames: "[name]",
    logLevel: "error",
  });
  cpSync("dist/wasm/fla_wasm_bg.wasm", join(folder, "fla_wasm_bg.wasm"));
  writeFileSync(join(folder, "index.html"), '<!doctype html><script type="module" src="page.js"></script>');
  return folder;
}
