/**
 * Declarations of the types of Nimbus (oauth2-oidc-sdk 11, nimbus-jose-jwt 9) that the Java program names, with the
 * members it calls, after their Javadoc. They let `javac` check the program; there is nothing behind them to run.
 */
export const NIMBUS: Readonly<Record<string, string>> = {
  ...type("jose", "public final class JWSAlgorithm", "public static final JWSAlgorithm RS256 = null;"),
  ...type("oauth2.sdk", "public abstract class AuthorizationGrant", ""),
  ...type("oauth2.sdk", "public class ClientCredentialsGrant extends AuthorizationGrant", ""),
  ...type("oauth2.sdk", "public class Scope", "public static Scope parse(String text) { return null; }"),
  ...type(
    "oauth2.sdk",
    "public class TokenRequest",
    `public TokenRequest(java.net.URI endpoint, com.nimbusds.oauth2.sdk.auth.ClientAuthentication authentication,
       AuthorizationGrant grant, Scope scope) {}
     public com.nimbusds.oauth2.sdk.http.HTTPRequest toHTTPRequest() { return null; }`,
  ),
  ...type(
    "oauth2.sdk",
    "public abstract class TokenResponse",
    `public static TokenResponse parse(com.nimbusds.oauth2.sdk.http.HTTPResponse response) throws ParseException {
       return null;
     }
     public AccessTokenResponse toSuccessResponse() { return null; }`,
  ),
  ...type(
    "oauth2.sdk",
    "public class AccessTokenResponse extends TokenResponse",
    "public com.nimbusds.oauth2.sdk.token.Tokens getTokens() { return null; }",
  ),
  ...type(
    "oauth2.sdk",
    "public class ParseException extends Exception",
    "static final long serialVersionUID = 1;",
  ),
  ...type(
    "oauth2.sdk.http",
    "public class HTTPRequest",
    "public HTTPResponse send() throws java.io.IOException { return null; }",
  ),
  ...type("oauth2.sdk.http", "public class HTTPResponse", ""),
  ...type(
    "oauth2.sdk.token",
    "public class Tokens",
    "public BearerAccessToken getBearerAccessToken() { return null; }",
  ),
  ...type(
    "oauth2.sdk.token",
    "public class BearerAccessToken",
    "public String toAuthorizationHeader() { return null; } public long getLifetime() { return 0; }",
  ),
  ...type("oauth2.sdk.auth", "public abstract class ClientAuthentication", ""),
  ...type(
    "oauth2.sdk.auth",
    "public class PrivateKeyJWT extends ClientAuthentication",
    `public PrivateKeyJWT(JWTAuthenticationClaimsSet claims, com.nimbusds.jose.JWSAlgorithm algorithm,
       java.security.PrivateKey key, String keyId, java.security.Provider provider)
       throws com.nimbusds.jose.JOSEException {}`,
  ),
  ...type("jose", "public class JOSEException extends Exception", "static final long serialVersionUID = 1;"),
  ...type(
    "oauth2.sdk.auth",
    "public class JWTAuthenticationClaimsSet",
    `public JWTAuthenticationClaimsSet(com.nimbusds.oauth2.sdk.id.ClientID client,
       java.util.List<com.nimbusds.oauth2.sdk.id.Audience> audience, java.util.Date expires, java.util.Date notBefore,
       java.util.Date issued, com.nimbusds.oauth2.sdk.id.JWTID id) {}`,
  ),
  ...type("oauth2.sdk.id", "public class ClientID", "public ClientID(String value) {}"),
  ...type(
    "oauth2.sdk.id",
    "public class Audience",
    "public Audience(String value) {} public java.util.List<Audience> toSingleAudienceList() { return null; }",
  ),
  ...type("oauth2.sdk.id", "public class JWTID", "public JWTID() {}"),
};

/** One type as a source file, by its path. */
function type(packaged: string, declaration: string, members: string): Record<string, string> {
  const name = /class (\w+)/.exec(declaration)?.[1];
  const path = `com/nimbusds/${packaged.replaceAll(".", "/")}/${name}.java`;
  return { [path]: `package com.nimbusds.${packaged};\n${declaration} {\n${members}\n}\n` };
}
