import type { TokenRequest } from "./token-request.js";

/** The token request as a command for curl in a POSIX shell. curl does the encoding of the form. */
export function toCurl({ method, url, headers, fields }: TokenRequest): string {
  const parts = [
    `curl --silent --show-error --request ${method} ${quoted(url)}`,
    ...headers.map(([name, value]) => `--header ${quoted(`${name}: ${value}`)}`),
    ...fields.map(([name, value]) => `--data-urlencode ${quoted(`${name}=${value}`)}`),
  ];
  return `${parts.join(" \\\n  ")}\n`;
}

/** One word of a POSIX shell, whatever is in it. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
