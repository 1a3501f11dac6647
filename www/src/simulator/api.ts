import type { HttpRequest, HttpResponse } from "./http";
import { resourceNotFound } from "./problem";
import type { TokenSource } from "./token";
export class Api {
  constructor(readonly base: string, readonly tokens: TokenSource, readonly now: () => number) {}
  async answer(_r: HttpRequest, url: URL): Promise<HttpResponse> { throw resourceNotFound(url.pathname); }
}
