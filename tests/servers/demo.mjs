// The static page and the local simulator on one loopback address:
//
//     node tests/servers/demo.mjs [--www dist/www] [--port 0] [--json]
//
// When it listens it says so, to a person or, with --json, to a program. SIGINT and SIGTERM end it.
import { parseArgs } from "node:util";
import { build } from "esbuild";

const { values } = parseArgs({
  options: {
    www: { type: "string", default: "dist/www" },
    port: { type: "string", default: "0" },
    json: { type: "boolean", default: false },
  },
});

const outfile = "target/servers/local.mjs";
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

const local = await startLocal({ www: values.www, port: Number(values.port) });
const { origin, tokenEndpoint, apiBase } = local;
process.stdout.write(
  values.json
    ? `${JSON.stringify({ url: `${origin}/`, tokenEndpoint, apiBase })}\n`
    : `Open ${origin}/ and choose the demo.\n\nThe local simulator answers for developers:\n  token endpoint  ${tokenEndpoint}\n  API base        ${apiBase}\n  misbehave       POST ${origin}/simulator/fault {"fault":"noMandate","at":"api","when":"next"}\n`,
);

const end = () => void local.close().then(() => process.exit(0));
process.once("SIGTERM", end);
process.once("SIGINT", end);
