import pino from "pino";
import type { Capability, Owner } from "../accounts/principal.ts";
import type { MusicEngine } from "../engines/engine.ts";
import { studio } from "../engines/music/studio.ts";
import { createService, type ServiceOptions } from "../service.ts";
import { newPlace, type Place } from "./place.ts";

export interface Call {
  readonly key?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/** A member of an organization, and how to call as them. */
export interface Caller extends Owner {
  readonly key: string;
  call(method: string, path: string, call?: Call): Promise<Answer>;
}

// biome-ignore lint/suspicious/noExplicitAny: tests say themselves what they expect of an answer's body
export type Answer = { readonly status: number; readonly headers: Headers; readonly body: any };

/** A real service on a real port, in a place of its own unless one is given. */
export async function startService({ place: given, ...options }: ServiceOptions & { place?: Place } = {}) {
  const place = given ?? (await newPlace());
  const service = await createService({
    port: 0,
    demoLibrary: false,
    engines: [whimsical],
    shutdownSeconds: 0,
    rateLimit: 0,
    log: pino({ enabled: false }),
    ...place.options,
    ...options,
  });
  const { url } = await service.listen();

  async function call(method: string, path: string, { key, body, headers, signal }: Call = {}): Promise<Answer> {
    const response = await fetch(new URL(path, url), {
      method,
      headers: {
        ...(key !== undefined && { "X-API-Key": key }),
        ...(body !== undefined && { "Content-Type": "application/json" }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(signal && { signal }),
    });
    const text = await response.text();
    const isJson = response.headers.get("Content-Type")?.includes("json");
    return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
  }

  return {
    service,
    url,
    place,
    call,

    /** A new user with a key, in a new organization unless one is named. */
    async newCaller(
      capabilities: readonly Capability[] = ["USE_MUSIC_GENERATION"],
      organizationId?: string,
    ): Promise<Caller> {
      const { accounts } = service;
      const owner: Owner = {
        organizationId: organizationId ?? (await accounts.createOrganization("Test")),
        userId: await accounts.createUser("Test"),
      };
      await accounts.setMembership(owner, capabilities);
      const { key } = await accounts.createKey(owner, "test");
      return {
        ...owner,
        key,
        /** Paths are below the caller's organization. */
        call: (method, path, options) => call(method, `/v1/music/${owner.organizationId}${path}`, { key, ...options }),
      };
    },

    async close() {
      await service.close();
      await place.remove();
    },
  };
}

/** Starts a generation and returns its id. */
export async function generate(caller: Caller, body: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const answer = await caller.call("POST", "/generations", { body: { prompt: "A short tune", duration: 1, ...body } });
  if (answer.status !== 202) throw new Error(`Not accepted: ${JSON.stringify(answer.body)}`);
  return answer.body.id;
}

/** Reads a generation until `isThere` says so. */
export async function until(caller: Caller, id: string, isThere: (generation: Answer["body"]) => boolean) {
  for (;;) {
    const { status, body } = await caller.call("GET", `/generations/${id}`);
    if (status !== 200) throw new Error(`Not read: ${JSON.stringify(body)}`);
    if (isThere(body)) return body;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

export const ended = (caller: Caller, id: string) =>
  until(caller, id, ({ status }) => status !== "queued" && status !== "running");

/** A track, made for real. */
export async function makeTrack(caller: Caller, body: Readonly<Record<string, unknown>> = {}): Promise<string> {
  return (await ended(caller, await generate(caller, body))).result_track_id;
}

/** Endless renderings that were stopped, by prompt. */
export const stoppedRenderings = new Set<string>();

/** The studio, which fails when the prompt says "broken", and never comes to an end when it says "endless". */
const whimsical: MusicEngine = {
  ...studio,
  async render(request, options) {
    if (request.prompt.includes("broken")) throw new Error("The soundfont at /srv/fonts is broken");
    if (!request.prompt.includes("endless")) return studio.render(request, options);
    options.report(25);
    options.signal.throwIfAborted();
    await new Promise<void>((resolve) => options.signal.addEventListener("abort", () => resolve(), { once: true }));
    stoppedRenderings.add(request.prompt);
    throw options.signal.reason;
  },
};
