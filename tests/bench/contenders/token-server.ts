const TOKEN = new TextEncoder().encode('{"access_token":"bench","token_type":"Bearer","expires_in":900}');

/** Answers every token request at once and keeps the assertion it came with: what the bench asks for. */
export class TokenServer {
  #body = new Uint8Array();

  /** The assertion of the last request. */
  get assertion(): string {
    return new URLSearchParams(new TextDecoder().decode(this.#body)).get("client_assertion") ?? "";
  }

  /** For a session in this thread. */
  readonly answer = async ({ body }: { body: Uint8Array<ArrayBuffer> }) => {
    this.#body = body;
    return { status: 200, headers: [["content-type", "application/json"]], body: TOKEN };
  };

  /** For a session in a Worker. */
  port(): MessagePort {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = async ({ data }) => {
      port1.postMessage({ id: data.id, response: await this.answer(data.request) });
    };
    return port2;
  }
}
