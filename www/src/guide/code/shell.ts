import { KNOWN } from "#known";
import { toCurl } from "../../expert/curl.js";
import { type TokenTarget, tokenRequest } from "../../expert/token-request.js";
import { BACKDATED } from "./clock.js";
import type { CodeWords } from "./code.js";

/** Stands for the assertion until the shell puts it in. */
const PLACE = "ASSERTION";

/** The token request for a POSIX shell: OpenSSL signs, curl sends. The key goes through a pipe and is never a file. */
export function toShell(target: TokenTarget, words: CodeWords): string {
  const { header, lifetime } = KNOWN.assertion;
  const command = toCurl(tokenRequest(target, PLACE)).replace(`=${PLACE}'`, `='"$assertion"`);
  return `#!/bin/sh
# ${words.title}
set -eu
audience=${quoted(target.audience)}
client_id=${quoted(target.clientId)}

base64url() { openssl base64 -A | tr '+/' '-_' | tr -d '='; }

# ${words.assertion}
now=$(($(date +%s) - ${BACKDATED}))
claims=$(printf '{"iss":"%s","sub":"%s","aud":"%s","jti":"%s","iat":%d,"exp":%d}' \\
  "$client_id" "$client_id" "$audience" "$(openssl rand -hex 16)" "$now" "$((now + ${lifetime}))")
signed=$(printf '%s' ${quoted(header)} | base64url).$(printf '%s' "$claims" | base64url)
unsigned=$(mktemp)
trap 'rm -f "$unsigned"' EXIT
printf '%s' "$signed" > "$unsigned"

# ${words.key}
signature=$(openssl pkcs12 -in "$FLA_PFX" -passin env:FLA_PFX_PASSWORD -nocerts -nodes |
  openssl dgst -sha256 -sign /dev/stdin "$unsigned" | base64url)
assertion=$signed.$signature

# ${words.request}
# ${words.result}
${command}`;
}

/** One word of a POSIX shell, whatever is in it. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
