import { KNOWN } from "#known";
import { type TokenTarget, tokenRequest } from "../../expert/token-request.js";
import { BACKDATED } from "./clock.js";
import type { CodeWords } from "./code.js";

/** The token request in Python: the package `cryptography` for the key, the standard library for the rest. */
export function toPython(target: TokenTarget, words: CodeWords): string {
  const { method, headers, fields } = tokenRequest(target, "");
  const { header, lifetime } = KNOWN.assertion;
  const rest = fields.filter(([name]) => name !== "client_assertion");
  return `# ${words.title}
import base64
import json
import os
import secrets
import time
import urllib.parse
import urllib.request

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding
from cryptography.hazmat.primitives.serialization import pkcs12

TOKEN_ENDPOINT = ${text(target.tokenEndpoint)}
AUDIENCE = ${text(target.audience)}
CLIENT_ID = ${text(target.clientId)}

# ${words.key}
with open(os.environ["FLA_PFX"], "rb") as file:
    password = os.environ["FLA_PFX_PASSWORD"].encode()
    key, certificate, chain = pkcs12.load_key_and_certificates(file.read(), password)


def base64url(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


# ${words.assertion}
now = int(time.time()) - ${BACKDATED}
claims = {
    "iss": CLIENT_ID,
    "sub": CLIENT_ID,
    "aud": AUDIENCE,
    "jti": secrets.token_hex(16),
    "iat": now,
    "exp": now + ${lifetime},
}
signed = base64url(${text(header)}.encode()) + "." + base64url(json.dumps(claims).encode())
signature = key.sign(signed.encode(), padding.PKCS1v15(), hashes.SHA256())

# ${words.request}
form = urllib.parse.urlencode({
${rest.map(([name, value]) => `    ${text(name)}: ${text(value)},`).join("\n")}
    "client_assertion": signed + "." + base64url(signature),
})
headers = {
${headers.map(([name, value]) => `    ${text(name)}: ${text(value)},`).join("\n")}
}
request = urllib.request.Request(TOKEN_ENDPOINT, form.encode(), headers, method=${text(method)})
with urllib.request.urlopen(request, timeout=30) as response:
    token = json.load(response)

# ${words.result}
print(token["token_type"], token.get("expires_in"), token.get("scope"))
`;
}

/** A literal of Python: what JSON escapes, Python reads the same way. */
function text(value: string): string {
  return JSON.stringify(value);
}
