import { createServer } from "node:http";
import { populate } from "../../../www/src/simulator/population.js";
import { listen } from "../../servers/loopback.js";
import { servePage } from "../../servers/page.js";
import { Orders } from "./orders.js";

/**
 * A register whose pages are all written down before the first is asked for, and the page beside it. It runs in a process of
 * its own, so that it costs each contender the same. `node server.mjs <folder> <records>`; it says where it is on its first
 * line. Its registrations are all there is; `/pace?milliseconds=` says how long an answer takes.
 */

const BASE = "/REST/federalLearningAccount/v1";
const SIZE = 100;
const TOKEN = '{"access_token":"bench","token_type":"Bearer","expires_in":900}';
const JSON_TYPE = { "content-type": "application/json" };

const [folder = ".", records = "20000"] = process.argv.slice(2);
let pages: Buffer[] = [];
let pace = 0;

const orders = new Orders();
const server = createServer(async (incoming, outgoing) => {
  if (await orders.hear(incoming, outgoing)) return;
  const { pathname, searchParams } = new URL(incoming.url ?? "/", "http://localhost");
  incoming.resume();
  if (pathname === `${BASE}/trainingRegistrations/query`) {
    const body = pages[Number(searchParams.get("page") ?? 1) - 1];
    setTimeout(() => outgoing.writeHead(200, JSON_TYPE).end(body), pace);
  } else if (pathname.endsWith("/query")) {
    setTimeout(() => outgoing.writeHead(200, JSON_TYPE).end('{"items":[],"total":0}'), pace);
  } else if (pathname.endsWith("/token")) {
    outgoing.writeHead(200, JSON_TYPE).end(TOKEN);
  } else if (pathname === "/pace") {
    pace = Number(searchParams.get("milliseconds"));
    outgoing.writeHead(204).end();
  } else {
    await servePage(folder, incoming, outgoing);
  }
});
server.keepAliveTimeout = 60_000;
const { port } = await listen(server);
const origin = `http://127.0.0.1:${port}`;
pages = write(Number(records), `${origin}${BASE}/trainingRegistrations`);
process.stdout.write(`${origin}\n`);

/** Every page as the simulator would answer it, with whole records. */
function write(total: number, base: string): Buffer[] {
  // A worker has more than three registrations on the average.
  const { registrations } = populate([{ enterpriseNumber: "1000000120", workers: Math.ceil(total / 3) }]);
  const all = registrations.slice(0, total);
  return Array.from({ length: Math.ceil(total / SIZE) }, (_, index) => {
    const items = all
      .slice(index * SIZE, (index + 1) * SIZE)
      .map(({ id, record }) => ({ id, href: `${base}/${id}`, ...record }));
    const more = (index + 1) * SIZE < total;
    const link = (page: number) => `${base}/query?page=${page}&pageSize=${SIZE}`;
    const body = {
      ...{ self: link(index + 1), items, page: index + 1, pageSize: SIZE, total },
      ...(more ? { next: link(index + 2) } : {}),
    };
    return Buffer.from(JSON.stringify(body));
  });
}
