/** One exchange as plain values, so that the same service answers in the page and behind a socket. */
export interface HttpRequest {
  method: string;
  /** Absolute. */
  url: string;
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>;
  body: Uint8Array | null;
}

/** What the service answers. Names of header fields are written as they are sent. */
export interface HttpResponse {
  status: number;
  headers: Record<string, string>;
  body: Uint8Array;
}

/** The connection ended without an answer. What was asked may have been done all the same. */
export class ConnectionDropped extends Error {
  override readonly name = "ConnectionDropped";
}

/** A JSON answer, or one without a body when there is nothing to say. */
export function answer(
  status: number,
  value?: object,
  headers: Record<string, string> = {},
  mediaType = "application/json",
): HttpResponse {
  if (value === undefined) {
    return { status, headers, body: new Uint8Array() };
  }
  return {
    status,
    headers: { "Content-Type": mediaType, ...headers },
    body: new TextEncoder().encode(JSON.stringify(value)),
  };
}

/** The media type of a request in lower case, without its parameters. */
export function mediaType(request: HttpRequest): string {
  return (request.headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
}
