/**
 * What a target has given so far: the ids of things that exist there. The ids in a contract's examples do not, on a
 * server with data of its own, so that an operation on one thing is called with what an earlier answer told of it, by
 * the contract's links first and else by the shape of its paths.
 */

import type { Contract, Operation } from "@cantus/contract";
import { addressOf, type ItemKey, itemKeys, plainName, singularOf } from "@cantus/contract/collections";
import type { CheckContext } from "../checks/check.ts";
import { matchUrl } from "../checks/match-url.ts";
import { jsonOf } from "../exchange/body.ts";
import type { Exchange } from "../exchange/exchange.ts";
import { isSuccess } from "../exchange/outcome.ts";
import { idsSent } from "../state/ids-sent.ts";
import { idOf, itemsIn } from "../state/item.ts";
import type { JsonObject } from "../state/json.ts";
import { resourcesOf } from "../state/resource.ts";
import { evaluate } from "./expression.ts";
import { callNamesOf, nounsOf, referenceNamesOf } from "./id-names.ts";
import { idsAlone, madeIn, urlsIn } from "./told-in.ts";

type PathValues = Readonly<Record<string, string>>;

/** Ids by the collection of what they name. */
type Ids = ReadonlyMap<string, string>;

/** One thing that exists: its id and those that lead to it. */
interface Known {
  readonly values: Ids;
  /** This run made it, and may delete it. */
  readonly isOwn: boolean;
}

/** Of one collection no more than so many things are kept that the run has not made itself. */
const LISTED = 5;

export class Memory {
  readonly #contract: Contract;
  readonly #basePath: string | undefined;
  /** What picks an item, by collection. */
  readonly #keys: ReadonlyMap<string, ItemKey>;
  /** By what other places call them, in the order of the collections. */
  readonly #called = new Map<string, ItemKey[]>();
  /** By the collection that the thing is in; the newest that the run made comes first. */
  readonly #things = new Map<string, Known[]>();
  /** What links and URLs in answers say, by the operation that they lead to. */
  readonly #linked = new Map<string, { values: Record<string, unknown>; isOwn: boolean }>();

  constructor(contract: Contract, basePath: string | undefined) {
    this.#contract = contract;
    this.#basePath = basePath;
    const keys = [
      // Also of what no path leads to.
      ...resourcesOf(contract).flatMap(({ isSingle, key }) => (isSingle ? [] : [key])),
      ...contract.operations.flatMap((operation) => itemKeys(contract, operation)),
    ];
    this.#keys = new Map(keys.map((key) => [key.collection, key]));
    for (const key of this.#keys.values())
      for (const name of callNamesOf(key)) this.#called.set(name, [...(this.#called.get(name) ?? []), key]);
  }

  /** Takes from an answer what it tells. Only a 2xx tells of things that exist. */
  learn(operation: Operation, { exchange, match }: Pick<CheckContext, "exchange" | "match">): void {
    if (!isSuccess(exchange)) return;
    const path = match.kind === "operation" ? match.pathParameters : {};
    this.#learnUrls(exchange);
    this.#learnLinks(operation, exchange, path);
    const { method } = addressOf(this.#contract, operation);
    const sent = idsSent(this.#contract, operation, exchange.request, path);
    const isOwn = method === "post";
    if (method === "delete") this.#forget(operation, sent);
    else if (method === "put") this.#learnPut(operation, exchange, sent);
    else if (isOwn) this.#learnLocation(exchange, sent);
    if (isOwn || method === "get") this.#learnItems(operation, exchange, sent, isOwn);
  }

  /**
   * The ids that an operation can be called with, all of one thing. What is deleted is only what this run made.
   */
  idsFor(operation: Operation): ReadonlyMap<ItemKey, string> {
    const { keys, method } = addressOf(this.#contract, operation);
    const chosen = new Map<string, string>();
    for (const { collection } of keys.toReversed()) {
      const known = (this.#things.get(collection) ?? []).find(
        ({ values, isOwn }) =>
          (isOwn || method !== "delete") &&
          [...chosen].every(([place, value]) => !values.has(place) || values.get(place) === value),
      );
      for (const [place, value] of known?.values ?? []) if (!chosen.has(place)) chosen.set(place, value);
    }
    return idsOf(keys, chosen);
  }

  /** The same for each thing of the kind that the operation is about: first those that the run has not made, whose past may differ. */
  allIdsFor(operation: Operation): ReadonlyMap<ItemKey, string>[] {
    const keys = itemKeys(this.#contract, operation);
    const last = keys.at(-1);
    const things = (last && this.#things.get(last.collection)) ?? [];
    return things
      .toSorted((one, other) => Number(one.isOwn) - Number(other.isOwn))
      .map(({ values }) => new Map([...this.idsFor(operation), ...idsOf(keys, values)]));
  }

  /** The parameters that a link gave for an operation, by name or by `path.name`. */
  linkedValues(operation: Operation): Readonly<Record<string, unknown>> {
    const linked = this.#linked.get(operation.id);
    // A link may lead to what the run has not made, and then does not allow to delete it.
    const isDeleting = addressOf(this.#contract, operation).method === "delete";
    return linked && (linked.isOwn || !isDeleting) ? linked.values : {};
  }

  /** What picks the things that other places call by this name, `track_id` in a query or a body, if any is known. */
  keyNamed(name: string): ItemKey | undefined {
    return nounsOf(name)
      .flatMap((each) => this.#called.get(each) ?? [])
      .find(({ collection }) => this.idsIn(collection).length > 0);
  }

  /** The ids of what is known of a collection, those made last first. */
  idsIn(collection: string): readonly string[] {
    return (this.#things.get(collection) ?? []).flatMap(({ values }) => values.get(collection) ?? []);
  }

  idsNamed(name: string): readonly string[] {
    const key = this.keyNamed(name);
    return key ? this.idsIn(key.collection) : [];
  }

  idNamed(name: string): string | undefined {
    return this.idsNamed(name)[0];
  }

  /**
   * Ids by the names of members of one body, those made last first: all of one thing and of what it is in, as the seats of
   * an order are those of its event.
   */
  idsTogether(names: Iterable<string>): ReadonlyMap<string, readonly string[]> {
    const depth = ({ collection }: ItemKey) => collection.split("/").length;
    const keys = [...names]
      .flatMap((name) => [this.keyNamed(name)].flatMap((key) => (key ? [{ name, key }] : [])))
      .toSorted((one, other) => depth(other.key) - depth(one.key));
    const chosen = new Map<string, string>();
    const found = new Map<string, readonly string[]>();
    for (const { name, key } of keys) {
      const agrees = ({ values }: Known) =>
        [...chosen].every(([place, id]) => place === key.collection || (values.get(place) ?? id) === id);
      const own = chosen.get(key.collection);
      const fitting = (this.#things.get(key.collection) ?? []).filter(
        (known) => agrees(known) && (own === undefined || known.values.get(key.collection) === own),
      );
      for (const [place, id] of fitting[0]?.values ?? []) if (!chosen.has(place)) chosen.set(place, id);
      const ids = fitting.filter(agrees).flatMap(({ values }) => values.get(key.collection) ?? []);
      if (ids.length > 0) found.set(name, ids);
    }
    return found;
  }

  /**
   * The id of a thing that a member is called after: `customer`, where `/customers/{customer}` leads to one, or
   * `practitioner_code`, where `/practitioners/{code}` does.
   *
   * @param own the collection that the body is sent to, whose own id is not another's
   */
  idOfThing(name: string, own: string): string | undefined {
    const isCalledSo = (key: ItemKey) => {
      const noun = plainName(singularOf(key.collection.split("/").at(-1) ?? ""));
      const isBoth = noun === plainName(name) && plainName(key.parameter) === plainName(name);
      return isBoth || (key.collection !== own && referenceNamesOf(key).has(plainName(name)));
    };
    return [...this.#keys.values()].some(isCalledSo) ? this.idNamed(name) : undefined;
  }

  #learnLinks(operation: Operation, exchange: Exchange, path: PathValues): void {
    for (const link of operation.response(exchange.response.status)?.links ?? []) {
      if (link.operationId === undefined) continue;
      const values = Object.entries(link.parameters).map(([name, expression]) => [
        name,
        evaluate(expression, exchange, path),
      ]);
      const found = Object.fromEntries(values.filter(([, value]) => value !== undefined && value !== null));
      this.#link(link.operationId, found, operation.method === "post");
    }
  }

  /** What the run has made leads on; what a list shows only fills what is not known yet. */
  #link(operationId: string, values: Record<string, unknown>, isOwn: boolean): void {
    const earlier = this.#linked.get(operationId);
    if (Object.keys(values).length === 0 || (earlier?.isOwn && !isOwn)) return;
    this.#linked.set(operationId, { values: { ...earlier?.values, ...values }, isOwn });
  }

  /** URLs of this target in an answer, signed ones for instance, say how the operation behind them is called. */
  #learnUrls({ request, response }: Exchange): void {
    const texts = urlsIn(jsonOf(response.headers, response.body));
    if (texts.length === 0) return;
    const { origin } = new URL(request.url);
    for (const text of texts) {
      const url = URL.parse(text, request.url);
      if (url?.origin !== origin) continue;
      const match = matchUrl(this.#contract, "GET", url.href, this.#basePath);
      if (match.kind !== "operation") continue;
      const path = Object.entries(match.pathParameters).map(([name, value]) => [`path.${name}`, value]);
      const query = [...url.searchParams].map(([name, value]) => [`query.${name}`, value]);
      this.#link(match.operation.id, Object.fromEntries([...path, ...query]), false);
    }
  }

  /**
   * `Location` of a 201 or 202 is the thing that was made (RFC 9110, section 10.2.2).
   *
   * @param around ids of what it was made in, with which it goes
   */
  #learnLocation({ request, response }: Exchange, around: Ids): void {
    const location = response.headers.location;
    const url = location === undefined ? null : URL.parse(location, request.url);
    if (!url) return;
    const match = matchUrl(this.#contract, "GET", url.href, this.#basePath);
    if (match.kind !== "operation") return;
    const ids = idsSent(this.#contract, match.operation, { ...request, url: url.href }, match.pathParameters);
    const last = itemKeys(this.#contract, match.operation).at(-1);
    const id = last && ids.get(last.collection);
    if (last && id !== undefined) this.#remember(last, new Map([...around, ...ids]), id, true);
  }

  /** Only a 201 says that there was nothing before (RFC 9110, section 9.3.4); what was replaced is not the run's own. */
  #learnPut(operation: Operation, { response }: Exchange, sent: Ids): void {
    const { keys, path } = addressOf(this.#contract, operation);
    const last = keys.at(-1);
    const id = last && sent.get(last.collection);
    if (!last || id === undefined || !path.endsWith("{}")) return;
    const isNew = response.status === 201;
    // The same product in another cart is another thing.
    const known = (this.#things.get(last.collection) ?? []).filter(
      ({ values }) => !isNew || values.get(last.collection) !== id,
    );
    this.#things.set(last.collection, known);
    this.#remember(last, sent, id, isNew);
  }

  #learnItems(operation: Operation, exchange: Exchange, sent: Ids, isOwn: boolean): void {
    const { response } = exchange;
    const key = this.#keyAt(addressOf(this.#contract, operation).path);
    if (!key) return;
    const body = jsonOf(response.headers, response.body);
    const idsOf = (items: readonly JsonObject[]) => items.flatMap((item) => idOf(this.#contract, item, key) ?? []);
    const items = itemsIn(body) ?? [];
    const listed = items.length === 0 ? idsAlone(body) : idsOf(items);
    const made = idsOf(madeIn(body)).slice(0, 1);
    // Several may be made at once.
    const own = made.length === 0 && response.status === 201 ? idsOf(items) : made;
    for (const id of isOwn ? own : listed) this.#remember(key, sent, id, isOwn);
  }

  /** What picks the items of a list: of `/vehicles/{}/trips` those of `/trips`, where they are nowhere else. */
  #keyAt(path: string): ItemKey | undefined {
    const own = this.#keys.get(path);
    const noun = path.slice(path.lastIndexOf("/"));
    if (own || noun.endsWith("}")) return own;
    const [only, ...more] = [...this.#keys.values()].filter(({ collection }) => collection.endsWith(noun));
    return more.length === 0 ? only : undefined;
  }

  #remember(key: ItemKey, around: Ids, id: string, isOwn: boolean): void {
    const values = new Map([...around, [key.collection, id]]);
    const things = this.#things.get(key.collection) ?? [];
    this.#things.set(key.collection, things);
    const known = things.findIndex((thing) => thing.values.get(key.collection) === id);
    if (known >= 0 && (things[known]?.isOwn || !isOwn)) return;
    if (known >= 0) things.splice(known, 1);
    if (isOwn) things.unshift({ values, isOwn });
    else if (things.filter((thing) => !thing.isOwn).length < LISTED) things.push({ values, isOwn });
  }

  #forget(operation: Operation, sent: Ids): void {
    const { keys, path } = addressOf(this.#contract, operation);
    const deleted = keys.at(-1);
    // `DELETE /tracks/{id}/like` deletes no track.
    if (!deleted || !path.endsWith("{}")) return;
    const id = sent.get(deleted.collection);
    for (const [collection, things] of this.#things) {
      // The product in a cart has no other id than the product.
      const { parameter } = this.#keys.get(collection) ?? {};
      const isCalledAlike = parameter === deleted.parameter && plainName(parameter) !== "id";
      const isGone = ({ values }: Known) =>
        values.get(deleted.collection) === id || (isCalledAlike && values.get(collection) === id);
      this.#things.set(
        collection,
        things.filter((thing) => !isGone(thing)),
      );
    }
    for (const [target, { values }] of this.#linked) {
      if (Object.values(values).includes(id)) this.#linked.delete(target);
    }
  }
}

function idsOf(keys: readonly ItemKey[], values: Ids): ReadonlyMap<ItemKey, string> {
  return new Map(
    keys.flatMap((key) => {
      const value = values.get(key.collection);
      return value === undefined ? [] : [[key, value] as const];
    }),
  );
}
