/** A server of scripts/faults on a port, with things in it, and its contract as a peer is given it. */
import { mkdir, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { OpenApiDocument } from "@cantus/contract";
import { createApp, type Fault } from "../app.ts";
import type { Subject } from "../subjects.ts";

export interface Stand {
  /** Where the contract's paths begin. */
  readonly url: string;
  /** The contract, JSON, in a folder that is a peer's own. */
  readonly file: string;
  readonly folder: string;
  readonly document: OpenApiDocument;
  /** Of the ordinary caller. */
  readonly headers: Readonly<Record<string, string>>;
  readonly credential: string;
  readonly scheme: string;
  /** Of both callers, by name. */
  readonly identities: Subject<never>["identities"];
  /** How many came since it started. */
  requests(): number;
  /** What a peer has cost here, in seconds of CPU. */
  seconds(): number;
  spend(seconds: number): void;
  close(): Promise<void>;
}

/**
 * A thing that is made before a peer comes. Servers choose their ids, and no peer but some can find them out; so the
 * examples of the parameters name what is there.
 */
interface Seed {
  readonly path: string;
  /** Whose example is to be its id. */
  readonly parameter: string;
  /** Made by PUT, not by POST. */
  readonly put?: true;
}

/** In the order in which they need each other. */
const SEEDS: Readonly<Record<string, readonly Seed[]>> = {
  a: [
    { path: "/projects", parameter: "project_id" },
    { path: "/projects/{project_id}/tasks", parameter: "task_id" },
  ],
  b: [
    { path: "/vehicles", parameter: "vehicleId" },
    { path: "/vehicles/{vehicleId}/trips", parameter: "tripId" },
    { path: "/drivers/{code}", parameter: "code", put: true },
  ],
  c: [
    { path: "/articles", parameter: "article-id" },
    { path: "/articles/{article-id}/reviews", parameter: "review-id" },
    { path: "/exports", parameter: "export-id" },
  ],
};

// biome-ignore lint/suspicious/noExplicitAny: documents of this folder, whose members are known
type Known = any;

/** Starts a server, right or broken, and lays its contract into a folder. */
export async function startStand(
  name: string,
  subject: Subject<never>,
  fault: Fault<never> | undefined,
  folder: string,
): Promise<Stand> {
  let requests = 0;
  let spent = 0;
  const app = createApp(subject.service, fault);
  const server = createServer((request, response) => {
    requests++;
    app(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const document = structuredClone(subject.service.document) as Known;
  const basePath = new URL(document.servers[0].url).pathname.replace(/\/$/, "");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${basePath}`;
  document.servers = [{ url }];
  spellOut(document);
  const headers = Object.values(subject.identities)[0]?.headers ?? {};
  await seed(document, url, headers, SEEDS[name] ?? []);
  await mkdir(folder, { recursive: true });
  const file = join(folder, "contract.json");
  await writeFile(file, JSON.stringify(document, null, 2));
  requests = 0;
  return {
    url,
    file,
    folder,
    document,
    headers,
    credential: Object.keys(subject.service.tenants)[0] as string,
    scheme: Object.keys(document.components.securitySchemes)[0] as string,
    identities: subject.identities,
    requests: () => requests,
    seconds: () => spent,
    spend(seconds) {
      spent += seconds;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The same contract without what some of them do not read: parameters of a path, and `$ref` to anything but schemas. */
function spellOut(document: Known) {
  for (const item of Object.values(document.paths) as Known[]) {
    for (const operation of operationsOf(item)) {
      const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])];
      operation.parameters = parameters.map((one) => structuredClone(resolve(document, one)));
      operation.requestBody = resolve(document, operation.requestBody);
      for (const [status, response] of Object.entries(operation.responses)) {
        const { headers, ...rest } = resolve(document, response);
        const spelt = Object.entries(headers ?? {}).map(([name, header]) => [name, resolve(document, header)]);
        operation.responses[status] = { ...rest, ...(headers && { headers: Object.fromEntries(spelt) }) };
      }
    }
    delete item.parameters;
  }
}

/** Makes things by the contract's own examples, and lets the examples of its parameters name them. */
async function seed(document: Known, url: string, headers: Record<string, string>, seeds: readonly Seed[]) {
  const ids: Record<string, unknown> = {};
  for (const { path, parameter, put } of seeds) {
    const operation = document.paths[path][put ? "put" : "post"];
    const [mediaType, media] = Object.entries(operation.requestBody.content)[0] as [string, Known];
    const body = media.example ?? (Object.values(media.examples)[0] as Known).value;
    const filled = path.replaceAll(/\{([^}]+)\}/g, (_, name) => String(ids[name] ?? exampleOf(document, name)));
    const response = await fetch(url + filled, {
      method: put ? "PUT" : "POST",
      headers: { ...headers, "Content-Type": mediaType },
      body: JSON.stringify(body),
    });
    const id = idOf(await response.text(), response.headers.get("Location"), parameter);
    if (!response.ok || id === undefined) continue; // A broken server may make nothing; its examples then name nothing.
    ids[parameter] = id;
  }
  for (const parameter of parametersOf(document)) {
    const id = ids[parameter.name];
    if (id !== undefined) parameter.example = typeof parameter.example === "number" ? Number(id) : id;
    // A condition that every state of a thing meets.
    if (parameter.name === "If-Match" && parameter.required) parameter.example = "*";
  }
}

/** Of what was made: a member of the body, boxed or not, or where there is none what Location ends with. */
function idOf(text: string, location: string | null, parameter: string): unknown {
  const thing = thingIn(text);
  return thing?.id ?? thing?.[parameter] ?? thing?.[parameter.replaceAll("-", "_")] ?? location?.split("/").at(-1);
}

function thingIn(text: string): Known {
  try {
    const body = JSON.parse(text);
    return body?.data ?? body;
  } catch {
    return undefined; // No body, or one that the fault has broken.
  }
}

function parametersOf(document: Known): Known[] {
  const operations = Object.values(document.paths).flatMap((item) => operationsOf(item as Known));
  return operations.flatMap(({ parameters }) => parameters);
}

const exampleOf = (document: Known, name: string) => parametersOf(document).find((one) => one.name === name)?.example;

const operationsOf = (item: Known): Known[] =>
  Object.entries(item).flatMap(([method, operation]) => (method === "parameters" ? [] : [operation]));

function resolve(document: Known, node: Known): Known {
  return typeof node?.$ref === "string"
    ? node.$ref
        .slice(2)
        .split("/")
        .reduce((at: Known, key: string) => at[key], document)
    : node;
}
