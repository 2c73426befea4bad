/** For tests: boats at a server that speaks as OData does, and that can be told to do otherwise. */
import { createContract, type OpenApiDocument } from "@cantus/contract";
import { schemaValidator } from "@cantus/contract/schema";
import type { Fetch } from "../exchange/target.ts";

const text = { type: "string" };
const json = (schema: object) => ({ content: { "application/json": { schema } } });
const boat = {
  type: "object",
  required: ["Code", "Length"],
  properties: {
    Code: { ...text, pattern: "^[A-Z]{2}[0-9]{2,6}$" },
    Length: { type: "integer", minimum: 1, maximum: 200 },
    Moored: { type: "boolean" },
  },
};
const page = {
  type: "object",
  required: ["value"],
  properties: {
    "@odata.count": { type: "integer" },
    "@odata.nextLink": text,
    value: { type: "array", items: boat },
  },
};
const query = (name: string, schema: object, more = {}) => ({ name, in: "query", schema, ...more });
const filter = query("$filter", text);
const key = { name: "Code", in: "path", required: true, schema: boat.properties.Code };
const ok = (schema: object) => ({ 200: { description: "", ...json(schema) } });
const refused = { 400: { description: "" }, 404: { description: "" }, 409: { description: "" } };

export const boatsContract = createContract({
  openapi: "3.1.1",
  info: { title: "Boats", version: "1" },
  paths: {
    "/Boats": {
      get: {
        operationId: "list",
        parameters: [
          query("$top", { type: "integer", minimum: 0, maximum: 100 }),
          query("$skip", { type: "integer", minimum: 0 }),
          query("$count", { type: "boolean" }),
          filter,
          query("$orderby", { type: "array", items: { enum: ["Length", "Length desc"] } }, { explode: false }),
        ],
        responses: { ...ok(page), ...refused },
      },
      post: {
        operationId: "create",
        requestBody: { required: true, ...json({ ...boat, additionalProperties: false }) },
        responses: { 201: { description: "", ...json(boat) }, ...refused },
      },
    },
    "/Boats/$count": {
      get: {
        operationId: "count",
        parameters: [filter],
        responses: { 200: { description: "", content: { "text/plain": { schema: text } } }, ...refused },
      },
    },
    "/Boats('{Code}')": {
      get: { operationId: "read", parameters: [key], responses: { ...ok(boat), ...refused } },
      delete: { operationId: "remove", parameters: [key], responses: { 204: { description: "" }, ...refused } },
    },
  },
} as unknown as OpenApiDocument);

type Boat = Readonly<Record<"Code" | "Length" | "Moored", string | number | boolean>>;

/** What is broken, by how it is said. */
export interface Broken {
  readonly keepsDeleted?: boolean;
  readonly counts?: (matching: number, shown: number) => number | undefined;
  readonly countsPath?: (matching: number, all: number) => number;
  /** How many are shown where none is asked for. */
  readonly none?: number;
  readonly filters?: (term: string) => string;
  readonly links?: boolean;
  /** Links to the next page have nothing of what was asked for. */
  readonly linksAlone?: boolean;
  readonly forgets?: boolean;
}

const BY_DEFAULT = 10;

export function boatsServer(broken: Broken = {}): Fetch {
  let boats: Boat[] = [];
  return async (request) => {
    const { pathname, searchParams } = new URL(request.url);
    const path = decodeURIComponent(pathname);
    const code = /^\/Boats\('([^']*)'\)$/.exec(path)?.[1];
    const boat = boats.find(({ Code }) => Code === code);
    if (code !== undefined && !boat) return new Response(null, { status: 404 });
    if (code !== undefined && request.method === "DELETE") {
      if (!broken.keepsDeleted) boats = boats.filter(({ Code }) => Code !== code);
      return new Response(null, { status: 204 });
    }
    if (code !== undefined) return Response.json(boat);
    const found = boats.filter(matches(searchParams.get("$filter"), broken));
    if (path === "/Boats/$count") {
      return new Response(String(broken.countsPath?.(found.length, boats.length) ?? found.length));
    }
    if (path !== "/Boats") return new Response(null, { status: 404 });
    if (request.method === "POST") {
      const made = (await request.json()) as Boat;
      const schema = boatsContract.operation("create")?.requestBody?.content[0]?.schema ?? true;
      if (!schemaValidator(boatsContract).accepts(schema, made, "request")) return new Response(null, { status: 400 });
      if (boats.some(({ Code }) => Code === made.Code)) return new Response(null, { status: 409 });
      boats = [...boats, broken.forgets ? { ...made, Length: 1 } : made];
      return Response.json(made, { status: 201 });
    }
    const matching = inOrder(found, searchParams.get("$orderby"));
    const start = Number(searchParams.get("$skip") ?? 0);
    const shown = matching.slice(start, start + (Number(searchParams.get("$top") ?? BY_DEFAULT) || (broken.none ?? 0)));
    const count = broken.counts ? broken.counts(matching.length, shown.length) : matching.length;
    const isCounted = searchParams.get("$count") === "true";
    const isCut = !searchParams.has("$top") && start + shown.length < matching.length && broken.links !== false;
    if (broken.linksAlone) for (const name of [...searchParams.keys()]) searchParams.delete(name);
    searchParams.set("$skip", String(start + shown.length));
    return Response.json({
      ...(isCounted && { "@odata.count": count }),
      ...(isCut && { "@odata.nextLink": `/Boats?${searchParams}` }),
      value: shown,
    });
  };
}

function matches(filter: string | null, { filters = (term) => term }: Broken): (boat: Boat) => boolean {
  const terms = (filter ?? "").split(" and ").filter(Boolean).map(filters);
  return (boat) =>
    terms.every((term) => {
      const [, name = "", comparison = "", literal = ""] = /^(\w+) (\w+) (.*)$/.exec(term) ?? [];
      const [has, value] = [boat[name as keyof Boat], JSON.parse(literal.replaceAll("'", '"'))];
      if (comparison === "eq") return has === value;
      if (comparison === "ne") return has !== value;
      return has !== undefined && (comparison === "gt" ? has > value : comparison === "le" ? has <= value : true);
    });
}

function inOrder(boats: readonly Boat[], order: string | null): readonly Boat[] {
  if (order === null) return boats;
  const sign = order.endsWith(" desc") ? -1 : 1;
  return boats.toSorted((one, other) => sign * (Number(one.Length) - Number(other.Length)));
}
