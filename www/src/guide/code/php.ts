import { KNOWN } from "#known";
import { type TokenTarget, tokenRequest } from "../../expert/token-request.js";
import { BACKDATED } from "./clock.js";
import type { CodeWords } from "./code.js";

/** The token request in PHP, with nothing but its own extensions. */
export function toPhp(target: TokenTarget, words: CodeWords): string {
  const { method, headers, fields } = tokenRequest(target, "");
  const { header, lifetime } = KNOWN.assertion;
  const rest = fields.filter(([name]) => name !== "client_assertion");
  return `<?php
// ${words.title}
declare(strict_types=1);

const TOKEN_ENDPOINT = ${text(target.tokenEndpoint)};
const AUDIENCE = ${text(target.audience)};
const CLIENT_ID = ${text(target.clientId)};

// ${words.key}
$file = file_get_contents(getenv('FLA_PFX'));
if ($file === false || !openssl_pkcs12_read($file, $store, getenv('FLA_PFX_PASSWORD'))) {
    fwrite(STDERR, openssl_error_string() . PHP_EOL);
    exit(1);
}

function base64url(string $data): string
{
    return rtrim(strtr(base64_encode($data), '+/', '-_'), '=');
}

// ${words.assertion}
$now = time() - ${BACKDATED};
$claims = [
    'iss' => CLIENT_ID,
    'sub' => CLIENT_ID,
    'aud' => AUDIENCE,
    'jti' => bin2hex(random_bytes(16)),
    'iat' => $now,
    'exp' => $now + ${lifetime},
];
$signed = base64url(${text(header)}) . '.' . base64url(json_encode($claims, JSON_UNESCAPED_SLASHES));
openssl_sign($signed, $signature, $store['pkey'], OPENSSL_ALGO_SHA256);

// ${words.request}
$form = http_build_query([
${rest.map(([name, value]) => `    ${text(name)} => ${text(value)},`).join("\n")}
    'client_assertion' => $signed . '.' . base64url($signature),
]);
$context = stream_context_create(['http' => [
    'method' => ${text(method)},
    'header' => [
${headers.map(([name, value]) => `        ${text(`${name}: ${value}`)},`).join("\n")}
    ],
    'content' => $form,
    'timeout' => 30,
    'ignore_errors' => true,
    'follow_location' => 0,
]]);
$answer = file_get_contents(TOKEN_ENDPOINT, false, $context);
$token = json_decode((string) $answer, true);
if (!isset($token['access_token'])) {
    fwrite(STDERR, $answer . PHP_EOL);
    exit(1);
}

// ${words.result}
echo implode(' ', [$token['token_type'], $token['expires_in'] ?? '', $token['scope'] ?? '']), PHP_EOL;
`;
}

/** A literal of PHP in single quotes, in which only these two signs mean something. */
function text(value: string): string {
  return `'${value.replaceAll(/[\\']/g, "\\$&")}'`;
}
