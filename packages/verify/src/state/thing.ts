/** Something that a sequence has made, and how an answer says which it is. */

import type { Contract } from "@cantus/contract";
import type { ItemKey } from "@cantus/contract/collections";
import { matchUrl } from "../checks/match-url.ts";
import type { Exchange } from "../exchange/exchange.ts";
import type { NamedIdentity } from "../run/identity.ts";
import type { Run } from "../run/run.ts";
import { idsSent } from "./ids-sent.ts";
import { idOf } from "./item.ts";
import type { JsonObject } from "./json.ts";
import type { Resource } from "./resource.ts";

/** Ids by the collection that they are in. */
export type Place = ReadonlyMap<string, string>;

export interface Thing {
  readonly id: string;
  /** Its own id and those of what it is in. */
  readonly place: Place;
  readonly sent: JsonObject;
  /** As the answer showed it that made it. */
  readonly shown: JsonObject | undefined;
  readonly made: Exchange;
  readonly by: NamedIdentity;
}

/** The thing that an answer says it has made, by its body or by Location; else by what it was sent to. */
export function thingMade(
  run: Run,
  resource: Resource,
  { made, sent, shown, by }: Pick<Thing, "made" | "sent" | "shown" | "by">,
): Thing | undefined {
  if (!made.operation) return undefined;
  const match = matchUrl(run.contract, made.request.method, made.request.url, run.basePath);
  const path = match.kind === "operation" ? match.pathParameters : {};
  const sentTo = idsSent(run.contract, made.operation, made.request, path);
  const parts =
    (shown && calledIn(run.contract, resource, shown)) ??
    calledByLocation(run, resource, made) ??
    allOf(keysOf(resource).map(({ collection }) => sentTo.get(collection)));
  if (parts === undefined) return undefined;
  const own = keysOf(resource).map(({ collection }, index) => [collection, parts[index] ?? ""] as const);
  return { id: parts.join("/"), place: new Map([...sentTo, ...own]), sent, shown, made, by };
}

/** The parts of its id that a thing shows, as many as paths take. */
export function calledIn(contract: Contract, resource: Resource, item: JsonObject): string[] | undefined {
  return allOf(keysOf(resource).map((key) => idOf(contract, item, key)));
}

function calledBy(resource: Resource, path: Readonly<Record<string, string>>): string[] | undefined {
  return allOf(keysOf(resource).map(({ parameter }) => path[parameter]));
}

function keysOf({ outer, key }: Resource): readonly ItemKey[] {
  return [...outer, key];
}

function allOf(parts: readonly (string | undefined)[]): string[] | undefined {
  const known = parts.filter((part) => part !== undefined);
  return known.length === parts.length ? known : undefined;
}

function calledByLocation(run: Run, resource: Resource, { request, response }: Exchange): string[] | undefined {
  const url = response.headers.location === undefined ? null : URL.parse(response.headers.location, request.url);
  return url ? calledByUrl(run, resource, url) : undefined;
}

/** The parts of the id of the thing that a URL reads. */
export function calledByUrl(run: Run, resource: Resource, url: URL): string[] | undefined {
  const match = matchUrl(run.contract, "GET", url.href, run.basePath);
  if (match.kind !== "operation" || match.operation !== resource.read) return undefined;
  return calledBy(resource, match.pathParameters);
}
