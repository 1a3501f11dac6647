/** The part of `oidc-provider` that the test servers use; the package brings no types. */
declare module "oidc-provider" {
  import type { IncomingMessage, ServerResponse } from "node:http";

  export default class Provider {
    constructor(issuer: string, configuration: object);
    callback(): (incoming: IncomingMessage, outgoing: ServerResponse) => void;
    on(event: "grant.error", listener: (context: unknown, error: ProviderError) => void): void;
    ClientCredentials: {
      find(token: string): Promise<{ clientId: string; scope?: string; exp: number } | undefined>;
    };
  }

  export interface ProviderError extends Error {
    error: string;
    error_description?: string;
    /** Why, for the operator alone: the client is not told. */
    error_detail?: string;
  }

  export const errors: {
    InvalidClientAuth: new (detail: string) => ProviderError;
  };
}
