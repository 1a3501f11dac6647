// The local simulator as a program, with the static page beside it when a folder is named:
//
//     node tests/servers/demo.mjs [--www dist/www] [--port 0]
//
// When it listens it prints one line of JSON with its addresses; it ends with SIGTERM or SIGINT.
import { parseArgs } from "node:util";
import { build } from "esbuild";

const { values } = parseArgs({
  options: { www: { type: "string" }, port: { type: "string", default: "0" } },
});

const outfile = "target/js-tests/servers/local.mjs";
await build({
  entryPoints: ["tests/servers/local.ts"],
  outfile,
  bundle: true,
  platform: "node",
  format: "esm",
  packages: "external",
  logLevel: "error",
});
const { startLocal } = await import(new URL(`../../${outfile}`, import.meta.url).href);

const { www } = values;
const local = await startLocal({ port: Number(values.port), ...(www === undefined ? {} : { www }) });
const { origin, tokenEndpoint, apiBase } = local;
process.stdout.write(`${JSON.stringify({ url: `${origin}/`, tokenEndpoint, apiBase })}\n`);

const end = () => void local.close().then(() => process.exit(0));
process.once("SIGTERM", end);
process.once("SIGINT", end);
