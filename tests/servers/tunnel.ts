import { createServer } from "node:http";
import { connect } from "node:net";
import type { Duplex } from "node:stream";
import { listen, type Running } from "./loopback.js";

export interface Tunnel extends Running {
  /** Where the one host is from now on. */
  leadTo(port: number): void;
  /** Every other host that was asked for. Nothing of it left this machine. */
  elsewhere: string[];
}

/**
 * A proxy for a browser without resolver rules: it leads to one host, which is on this machine, and nowhere else. The
 * browser speaks TLS through it (CONNECT, RFC 9110 §9.3.6), so it sees the host's unmodified name and certificate.
 */
export async function startTunnel(host: string): Promise<Tunnel> {
  const elsewhere: string[] = [];
  /** What is under way: the server lets go of a socket once it leads elsewhere. */
  const open = new Set<Duplex>();
  let target = 0;
  const server = createServer((incoming, outgoing) => {
    elsewhere.push(incoming.url ?? "");
    outgoing.writeHead(403).end();
  });
  server.on("connect", ({ url }, socket) => {
    open.add(socket);
    // The browser may hang up at any time; that is its business.
    socket.on("error", () => socket.destroy());
    socket.on("close", () => open.delete(socket));
    if (url !== `${host}:443`) {
      elsewhere.push(url ?? "");
      socket.end("HTTP/1.1 403 Forbidden\r\n\r\n");
      return;
    }
    const through = connect(target, "127.0.0.1", () => {
      socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
      socket.pipe(through).pipe(socket);
    });
    through.on("error", () => socket.destroy());
    socket.on("close", () => through.destroy());
  });
  const running = await listen(server);
  return {
    port: running.port,
    async close() {
      for (const socket of open) socket.destroy();
      await running.close();
    },
    elsewhere,
    leadTo: (port) => {
      target = port;
    },
  };
}
