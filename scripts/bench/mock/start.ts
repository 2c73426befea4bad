import { costOf, type HttpCase, type Peer, startPeer } from "../http.ts";

/** What it takes to come up. */
export interface Start {
  /** CPU until the first answer. */
  readonly cpuSeconds: number;
  readonly seconds: number;
  /** Bytes, after that answer. */
  readonly memory: number;
}

/** Starts a peer, lets it answer once, and ends it. */
export async function startOf(peer: Peer, { path, method, headers, status }: HttpCase): Promise<Start> {
  const begin = performance.now();
  const running = await startPeer(peer);
  try {
    const answer = await fetch(running.url + path, { method, headers: { ...headers } });
    await answer.arrayBuffer();
    if (answer.status !== status) throw new Error(`${peer.name} answered ${method} ${path} with ${answer.status}`);
    const seconds = (performance.now() - begin) / 1000;
    return { seconds, ...(await costOf(running)) };
  } finally {
    running.process.kill();
  }
}
