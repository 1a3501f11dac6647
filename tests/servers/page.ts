import { readFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { extname, join, normalize, sep } from "node:path";

/** The one rule that a policy inside a page cannot give; all others are in the page itself. */
export const CONTENT_SECURITY_POLICY = "frame-ancestors 'none'";

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".mjs": "text/javascript; charset=utf-8",
  ".pfx": "application/x-pkcs12",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

/** Serves the files of one folder, as any static host would, with the policy as a header. */
export async function servePage(
  folder: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const file = fileOf(folder, new URL(incoming.url ?? "/", "http://page.invalid").pathname);
  const content = file === null ? null : await readFile(file).catch(() => null);
  if (file === null || content === null) {
    outgoing.writeHead(404, { "Content-Type": "text/plain" }).end("Not found\n");
    return;
  }
  outgoing
    .writeHead(200, {
      "Content-Type": MEDIA_TYPES[extname(file)] ?? "application/octet-stream",
      "Content-Security-Policy": CONTENT_SECURITY_POLICY,
      "X-Content-Type-Options": "nosniff",
      "Referrer-Policy": "no-referrer",
      "Cache-Control": "no-store",
    })
    .end(content);
}

/** The file an address stands for; `null` for one outside the folder or with broken escapes. */
function fileOf(folder: string, path: string): string | null {
  try {
    const name = decodeURIComponent(path);
    const file = normalize(join(folder, name.endsWith("/") ? `${name}index.html` : name));
    return file.startsWith(normalize(folder) + sep) ? file : null;
  } catch {
    return null;
  }
}
