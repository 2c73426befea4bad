import { createServer } from "node:net";
import { join } from "node:path";
import { readContract } from "@cantus/contract/read";
import { verify } from "@cantus/verify";
import { commandOf, kindOf, type Peer, start } from "./peer.ts";

/** As many as its proxy gets through in the time that the others have. */
const MOST_REQUESTS = 2000;

const REPOSITORY = join(import.meta.dirname, "../../..");

/**
 * Its proxy judges traffic and makes none, so it is given all that Cantus sends, and what it says of the answers counts.
 */
export const PRISM: Peer = {
  name: "Prism's proxy",
  async run(stand, seconds) {
    const port = await freePort();
    const prism = commandOf(REPOSITORY, "@stoplight/prism-cli", "prism");
    const args = ["proxy", stand.file, stand.url, "--port", String(port)];
    const proxy = start(stand, [...prism, ...args], seconds);
    try {
      const listening = new Promise<void>((resolve) =>
        proxy.stdout.on("data", (chunk) => String(chunk).includes("listening") && resolve()),
      );
      await Promise.race([listening, proxy.ended]);
      const failures = new Set<string>();
      const through: typeof fetch = async (input, init) => {
        const request = new Request(input, init);
        const { pathname, search } = new URL(request.url);
        const below = pathname.slice(new URL(stand.url).pathname.replace(/\/$/, "").length);
        const response = await fetch(new Request(`http://127.0.0.1:${port}${below}${search}`, request));
        for (const { location, severity, code } of JSON.parse(response.headers.get("sl-violations") ?? "[]")) {
          if (location[0] !== "response" || severity !== "Error") continue;
          failures.add(kindOf(request.method, response.status, location.join("/"), code));
        }
        return response;
      };
      const contract = await readContract(stand.file);
      const stop = new AbortController();
      proxy.ended.then(() => stop.abort());
      const options = { identities: stand.identities, requests: MOST_REQUESTS, signal: stop.signal };
      await verify(contract, through, options).result.catch((error) => {
        if (!stop.signal.aborted) throw error;
      });
      return failures;
    } finally {
      proxy.stop();
      await proxy.ended;
    }
  },
};

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
