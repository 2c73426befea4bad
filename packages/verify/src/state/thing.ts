/** Something that a sequence has made, and how an answer says which it is. */

import { itemKeys } from "@cantus/contract/collections";
import { matchUrl } from "../checks/match-url.ts";
import type { Exchange } from "../exchange/exchange.ts";
import type { NamedIdentity } from "../run/identity.ts";
import type { Run } from "../run/run.ts";
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

/** The thing that an answer says it has made, by its body or by Location; else by the path that it was sent to. */
export function thingMade(
  run: Run,
  resource: Resource,
  { made, sent, shown, by }: Pick<Thing, "made" | "sent" | "shown" | "by">,
): Thing | undefined {
  const { key } = resource;
  const match = matchUrl(run.contract, made.request.method, made.request.url, run.basePath);
  const path = match.kind === "operation" ? match.pathParameters : {};
  const id = (shown && idOf(run.contract, shown, key)) ?? idByLocation(run, resource, made) ?? path[key.parameter];
  if (id === undefined || !made.operation) return undefined;
  const around = itemKeys(made.operation).map(
    ({ parameter, collection }) => [collection, path[parameter] ?? ""] as const,
  );
  return { id, place: new Map([...around, [key.collection, id]]), sent, shown, made, by };
}

function idByLocation(run: Run, { key, read }: Resource, { request, response }: Exchange): string | undefined {
  const url = response.headers.location === undefined ? null : URL.parse(response.headers.location, request.url);
  const match = url && matchUrl(run.contract, "GET", url.href, run.basePath);
  if (match?.kind !== "operation" || match.operation !== read) return undefined;
  return match.pathParameters[key.parameter];
}
