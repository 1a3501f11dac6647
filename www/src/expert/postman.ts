import { KNOWN } from "#known";
import { type TokenTarget, tokenRequest } from "./token-request.js";

const SCHEMA = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json";

/** Sentences of the collection, in the language of the user. */
export interface PostmanWords {
  readonly name: string;
  readonly about: string;
  readonly token: string;
  readonly api: string;
}

/**
 * A collection for Postman (format 2.1): the token request and one request to the API. What is secret is an empty
 * variable, to be pasted; Postman keeps it with the collection, which the description says.
 */
export function toPostman(target: TokenTarget, apiBase: string, words: PostmanWords): object {
  const { method, headers, fields } = tokenRequest(target, "{{client_assertion}}");
  const api = KNOWN.apiRequest;
  return {
    info: { name: words.name, description: words.about, schema: SCHEMA },
    item: [
      {
        name: words.token,
        request: {
          auth: { type: "noauth" },
          method,
          header: headerOf(headers),
          body: {
            mode: "urlencoded",
            urlencoded: fields.map(([key, value]) => ({ key, value, type: "text" })),
          },
          url: "{{token_endpoint}}",
        },
        response: [],
      },
      {
        name: words.api,
        request: {
          auth: {
            type: "bearer",
            bearer: [{ key: "token", value: "{{access_token}}", type: "string" }],
          },
          method: api.method,
          header: headerOf(api.headers.filter(([name]) => name !== "authorization")),
          body: { mode: "raw", raw: api.body, options: { raw: { language: "json" } } },
          url: `{{api_base}}${api.path}`,
        },
        response: [],
      },
    ],
    variable: [
      { key: "token_endpoint", value: target.tokenEndpoint, type: "string" },
      { key: "api_base", value: apiBase, type: "string" },
      { key: "client_assertion", value: "", type: "string" },
      { key: "access_token", value: "", type: "string" },
    ],
  };
}

function headerOf(headers: readonly (readonly [string, string])[]): object[] {
  return headers.map(([key, value]) => ({ key, value, type: "text" }));
}
