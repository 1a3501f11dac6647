import type { Server } from "node:http";
import type { AddressInfo } from "node:net";

/** A server on this machine and how to end it. */
export interface Running {
  port: number;
  close(): Promise<void>;
}

/** Listens on loopback; port 0 takes any free one. */
export async function listen(server: Server, port = 0): Promise<Running> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
