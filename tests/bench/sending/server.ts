import { createServer, type IncomingMessage } from "node:http";
import { listen } from "../../servers/loopback.js";
import { servePage } from "../../servers/page.js";

/**
 * A register that takes everything at once, and the page beside it. It runs in a process of its own, so that it costs each
 * contender the same. `node server.mjs <folder>`; it says where it is on its first line.
 */

const PATH = "/REST/federalLearningAccount/v1/trainingRegistrations";
const TOKEN = '{"access_token":"bench","token_type":"Bearer","expires_in":900}';
const JSON_TYPE = { "content-type": "application/json" };

let count = 0;
const [folder = "."] = process.argv.slice(2);

const server = createServer(async (incoming, outgoing) => {
  const path = incoming.url ?? "/";
  if (path === PATH) {
    const { reference } = JSON.parse(await bodyOf(incoming));
    count += 1;
    const body = JSON.stringify({ id: String(count), href: `${PATH}/${count}`, reference, anomalies: [] });
    outgoing.writeHead(201, { ...JSON_TYPE, location: `${PATH}/${count}` }).end(body);
  } else if (path.endsWith("/token")) {
    await bodyOf(incoming);
    outgoing.writeHead(200, JSON_TYPE).end(TOKEN);
  } else if (path === "/count") {
    outgoing.writeHead(200, JSON_TYPE).end(String(count));
    count = 0;
  } else {
    await servePage(folder, incoming, outgoing);
  }
});
server.keepAliveTimeout = 60_000;
const { port } = await listen(server);
process.stdout.write(`http://127.0.0.1:${port}\n`);

async function bodyOf(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}
