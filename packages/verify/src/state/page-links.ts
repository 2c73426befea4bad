/** The links of a page to others (RFC 8288): in `Link`, in `links` or `_links`, or members that are called so. */
import { plainName } from "@cantus/contract/collections";
import { jsonOf } from "../exchange/body.ts";
import type { Exchange } from "../exchange/exchange.ts";
import { isObject } from "./json.ts";

export type PageRelation = "first" | "prev" | "last";

const RELATIONS: ReadonlyMap<string, PageRelation> = new Map([
  ["first", "first"],
  ["prev", "prev"],
  ["previous", "prev"],
  ["last", "last"],
]);

/** Absolute, by what they lead to. */
export function pageLinks({ request, response }: Exchange): ReadonlyMap<PageRelation, string> {
  const body = jsonOf(response.headers, response.body);
  const around = isObject(body) ? [body, body.links, body._links].filter(isObject) : [];
  const told = [
    ...linkHeader(response.headers.link),
    ...around.flatMap((members) =>
      Object.entries(members).map(([name, value]) => [plainName(name), hrefOf(value)] as const),
    ),
  ];
  const found = new Map<PageRelation, string>();
  for (const [name, href] of told) {
    const relation = RELATIONS.get(name);
    const url = href === undefined ? null : URL.parse(href, request.url);
    if (relation && url && url.origin === new URL(request.url).origin) found.set(relation, url.href);
  }
  return found;
}

/** A name alone, a cursor for instance, is no link. */
function hrefOf(value: unknown): string | undefined {
  const href = isObject(value) ? value.href : value;
  return typeof href === "string" && /^(https?:|\/|\?)/.test(href) ? href : undefined;
}

/** `<https://…?page=2>; rel="next"`, one relation after the other. */
export function* linkHeader(link = ""): Iterable<readonly [relation: string, url: string | undefined]> {
  for (const [, url, parameters = ""] of link.matchAll(/<([^>]*)>([^<]*)/g)) {
    const [, relations = ""] = /;\s*rel="?([^";,]*)/i.exec(parameters) ?? [];
    for (const relation of relations.split(" ")) yield [relation.toLowerCase(), url];
  }
}
