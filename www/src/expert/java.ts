import { KNOWN } from "#known";
import type { TokenTarget } from "./token-request.js";

/** Sentences beside the settings, in the language of the user. */
export interface JavaWords {
  readonly title: string;
  readonly audience: string;
  readonly scope: string;
  readonly lifetime: string;
  readonly keyId: string;
  readonly alias: string;
  readonly calls: string;
}

/**
 * What a program in Java needs to ask for a token as the panel does: the settings as properties, and the calls of the
 * Nimbus libraries (oauth2-oidc-sdk 11) that use them.
 */
export function toJava(
  target: TokenTarget,
  apiBase: string,
  aliases: readonly string[],
  words: JavaWords,
): string {
  const { tokenEndpoint, audience, clientId, scope } = target;
  const { lifetime } = KNOWN.assertion;
  const lines = [
    remark(words.title),
    `token.endpoint=${tokenEndpoint}`,
    remark(words.audience),
    `assertion.audience=${audience}`,
    `client.id=${clientId}`,
    remark(words.scope),
    `scope=${scope ?? ""}`,
    "assertion.algorithm=RS256",
    remark(words.lifetime),
    `assertion.lifetime.seconds=${lifetime}`,
    remark(words.keyId),
    "assertion.key.id=",
    "keystore.type=PKCS12",
    remark(words.alias),
    ...aliases.map((alias, index) => `${index > 0 ? "# " : ""}keystore.alias=${alias}`),
    `api.base=${apiBase}`,
    "",
    remark(words.calls),
    "",
    ...nimbusCalls(target),
  ];
  return `${lines.join("\n")}\n`;
}

/**
 * The calls of the Nimbus libraries that ask for a token, as lines of Java in which `file` (a stream) and `password`
 * (characters) are known. What came of it is in `response`.
 */
export function nimbusCalls({ tokenEndpoint, audience, clientId, scope }: TokenTarget): string[] {
  const { lifetime } = KNOWN.assertion;
  const scopes = scope === null ? "null" : `Scope.parse(${literal(scope)})`;
  return [
    'KeyStore store = KeyStore.getInstance("PKCS12");',
    "store.load(file, password);",
    "String alias = null;",
    "for (String one : Collections.list(store.aliases())) if (store.isKeyEntry(one)) alias = one;",
    "PrivateKey key = (PrivateKey) store.getKey(alias, password);",
    "Instant now = Instant.now();",
    "JWTAuthenticationClaimsSet claims = new JWTAuthenticationClaimsSet(",
    `    new ClientID(${literal(clientId)}),`,
    `    new Audience(${literal(audience)}).toSingleAudienceList(),`,
    `    Date.from(now.plusSeconds(${lifetime})), null, Date.from(now), new JWTID());`,
    "PrivateKeyJWT authentication = new PrivateKeyJWT(claims, JWSAlgorithm.RS256, key, null, null);",
    "TokenRequest request = new TokenRequest(",
    `    URI.create(${literal(tokenEndpoint)}), authentication,`,
    `    new ClientCredentialsGrant(), ${scopes});`,
    "TokenResponse response = TokenResponse.parse(request.toHTTPRequest().send());",
    "String header = response.toSuccessResponse().getTokens().getBearerAccessToken().toAuthorizationHeader();",
  ];
}

function remark(words: string): string {
  return `# ${words}`;
}

/** A literal of Java: what JSON escapes, Java reads the same way. */
function literal(text: string): string {
  return JSON.stringify(text);
}

/**
 * The names by which Java may find the key, likeliest first: that of the file in lower case, and `1` where the file has
 * none. The panel shows the common name of the certificate where there is no other, and cannot tell that from a name
 * in the file that reads the same.
 */
export function javaAliases(name: string, commonName: string | null): string[] {
  if (name === "") return ["1"];
  return name === commonName ? ["1", name.toLowerCase()] : [name.toLowerCase()];
}
