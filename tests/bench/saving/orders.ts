import type { IncomingMessage, ServerResponse } from "node:http";

/** What the page is asked to do; it tells what came of it. */
export interface Order {
  readonly name: string;
  readonly argument: unknown;
}

/**
 * Orders from the bench to its page, over the server that both know. A debugger would do as well, but keeps every answer
 * that comes over the network in the memory of the page.
 */
export class Orders {
  readonly #given = new Slot();
  readonly #told = new Slot();

  /** Whether a request was about orders; it is answered then. */
  async hear(incoming: IncomingMessage, outgoing: ServerResponse): Promise<boolean> {
    if (incoming.url === "/orders" && incoming.method === "GET") {
      outgoing.end(await this.#given.take());
    } else if (incoming.url === "/orders") {
      this.#given.put(await bodyOf(incoming));
      outgoing.end(await this.#told.take());
    } else if (incoming.url === "/told") {
      this.#told.put(await bodyOf(incoming));
      outgoing.end();
    } else {
      return false;
    }
    return true;
  }
}

/** Gives the page an order and what it tells. */
export async function give<T>(origin: string, order: Order): Promise<T> {
  const response = await fetch(`${origin}/orders`, { method: "POST", body: JSON.stringify(order) });
  const told = (await response.json()) as { value: T } | { failure: string };
  if ("failure" in told) throw new Error(told.failure);
  return told.value;
}

/** In the page: obeys, one order after the other. */
export async function obey(
  obeying: Readonly<Record<string, (argument: never) => Promise<unknown>>>,
): Promise<never> {
  for (;;) {
    const { name, argument } = (await (await fetch("/orders")).json()) as Order;
    const told = await obeying[name]?.(argument as never).then(
      (value) => ({ value }),
      (error) => ({ failure: `${error.code ?? error}` }),
    );
    await fetch("/told", { method: "POST", body: JSON.stringify(told) });
  }
}

/** One text on its way from who puts it to who takes it. */
class Slot {
  #put: (text: string) => void = () => {};
  #text = this.#empty();

  put(text: string): void {
    this.#put(text);
  }

  async take(): Promise<string> {
    const text = await this.#text;
    this.#text = this.#empty();
    return text;
  }

  #empty(): Promise<string> {
    return new Promise((resolve) => {
      this.#put = resolve;
    });
  }
}

async function bodyOf(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
