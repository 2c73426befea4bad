/** Where a sequence is played: one resource at the target, in one place, with the things that were made there. */

import type { Operation, Schema } from "@cantus/contract";
import { type Properties, plainName, propertiesOf } from "@cantus/contract/collections";
import { isJson } from "@cantus/contract/media-type";
import { schemaValidator } from "@cantus/contract/schema";
import type { Case } from "../cases/case.ts";
import { schemaClause } from "../checks/clause.ts";
import type { ActiveCheckName } from "../checks/index.ts";
import { jsonOf } from "../exchange/body.ts";
import type { Exchange } from "../exchange/exchange.ts";
import { isRefused, isSuccess } from "../exchange/outcome.ts";
import type { Told } from "../run/findings.ts";
import type { Run } from "../run/run.ts";
import { type Ask, askedCase } from "./ask.ts";
import { itemIn, singleIn } from "./item.ts";
import type { JsonObject } from "./json.ts";
import { keywordOf } from "./keyword.ts";
import { shownSchema, thingMedia } from "./media.ts";
import { type Page, readPage } from "./page.ts";
import { payloadOf, unwrapped } from "./payload.ts";
import type { Resource } from "./resource.ts";
import { calledIn, type Place, type Thing, thingMade } from "./thing.ts";
import { asObject, isOfCaller, nthValue, wholeBody } from "./values.ts";

export interface Create extends Ask {
  /** Decides with which values. Defaults to the next that was not used. */
  readonly turn?: number;
}

const MOST_TRIES = 3;
const MOST_OTHERS = 2;
const OTHER_TURNS = 1_000;

export class Scene {
  readonly run: Run;
  readonly resource: Resource;
  /** What the collection is in. */
  readonly place: Place;
  /** Made here and not deleted, as far as is known. */
  readonly things: Thing[] = [];
  /** A create that was accepted, and nothing in its answer says what it has made. */
  unnamed: Exchange | undefined;
  /** Properties that the target refuses though the contract allows them: what it asks beyond the contract. */
  readonly #leftOut = new Set<string>();
  #isTried = false;
  /** The last create was refused for what is there. */
  #isTaken = false;
  #turn = 0;

  constructor(run: Run, resource: Resource, place: Place) {
    this.run = run;
    this.resource = resource;
    this.place = place;
  }

  /** Sends a request for this resource. `undefined` where it cannot be made, or the run is at its end. */
  async send(operation: Operation | undefined, ask: Ask = {}): Promise<Exchange | undefined> {
    const one = operation && this.#case(operation, ask);
    if (!one || !this.run.operations.includes(one.operation)) return undefined;
    const isList = operation === this.resource.list;
    if (isList) await this.run.lags.settled(operation);
    const exchange = await this.run.call(one, { as: ask.as ?? this.run.identities[0], again: true });
    if (!isList && operation.method !== "get") this.run.lags.wrote();
    return exchange;
  }

  /** Makes a thing, with every property that the target takes, or with this body. */
  async create(ask: Create = {}): Promise<Thing | undefined> {
    const { create } = this.resource;
    if (!create) return undefined;
    if (ask.body !== undefined || !thingMedia(create)) return this.#made(ask.body, ask);
    const turn = ask.turn ?? this.#turn++;
    let made = await this.#made(this.#bodyFor(turn, ask), ask);
    // It has a name of its own, which what was made elsewhere has already.
    for (let tries = 1; !made && this.#isTaken && ask.turn === undefined && tries <= MOST_TRIES; tries++) {
      this.#turn = turn + tries * OTHER_TURNS + 1;
      made = await this.#made(this.#bodyFor(this.#turn - 1, ask), ask);
    }
    if (made || this.#isTried || !this.run.goesOn()) {
      this.#isTried ||= made !== undefined;
      return made;
    }
    this.#isTried = true;
    return this.#learn(turn, ask);
  }

  /** A body with every property that the target takes. */
  body(turn: number): JsonObject {
    const schema = this.sentSchema(this.resource.create) ?? true;
    return wholeBody(this.run.contract, schema, this.base(), turn, this.#leftOut) ?? this.base();
  }

  /** The same with what names other things: of those that exist, another for each turn, and now and then none. */
  #bodyFor(turn: number, { as = this.run.identities[0] }: Ask): JsonObject {
    const { contract, memory, identities } = this.run;
    const schema = this.sentSchema(this.resource.create) ?? true;
    const { accepts } = schemaValidator(contract);
    const own = plainName(this.resource.key.parameter);
    let body = this.body(turn);
    // What is known was told to the ordinary caller.
    for (const [name, property] of as === identities[0] ? propertiesOf(contract, schema) : []) {
      const isOther = isOfCaller(contract, property) && /id$/i.test(name) && plainName(name) !== own;
      const isOpen = isOther && !(name in body) && !this.#leftOut.has(name);
      const ids = isOpen ? memory.idsNamed(name).slice(0, MOST_OTHERS) : [];
      const id = ids[turn % (ids.length + 1)];
      const next = [id, Number(id)].map((value) => ({ ...body, [name]: value }));
      if (id !== undefined) body = next.find((each) => accepts(schema, each, "request")) ?? body;
    }
    return body;
  }

  /** The thing in the body that the target has accepted first, or as the contract's example has it. */
  base(operation = this.resource.create): JsonObject {
    const payload = payloadOf(this.run.contract, operation);
    return operation && payload ? unwrapped(payload, this.#case(operation, {})?.body?.value) : {};
  }

  /** The schema of the thing that a request of this operation sends. */
  sentSchema(operation: Operation | undefined): Schema | undefined {
    return payloadOf(this.run.contract, operation)?.schema;
  }

  /** What the contract requires of a body, and no more. */
  least(body = this.base()): JsonObject {
    const { contract } = this.run;
    const schema = this.sentSchema(this.resource.create) ?? true;
    const required = [keywordOf(contract, schema, "required") ?? []].flat();
    const least = Object.fromEntries(Object.entries(body).filter(([name]) => required.includes(name)));
    return schemaValidator(contract).accepts(schema, least, "request") ? least : body;
  }

  /** Makes a thing of what is required, for others to be in: an archived project, say, may take none. */
  async createPlain(): Promise<Thing | undefined> {
    const isPlain = thingMedia(this.resource.create) !== undefined;
    const plain = isPlain ? await this.create({ body: this.least(this.body(this.#turn++)) }) : undefined;
    return plain ?? this.create();
  }

  /** A thing is no longer there, as it should be. */
  forget({ id }: Thing): void {
    const index = this.things.findIndex((thing) => thing.id === id);
    if (index >= 0) this.things.splice(index, 1);
  }

  /** A thing as its operation for reading shows it. */
  async read(thing: Thing, ask: Ask = {}): Promise<{ exchange: Exchange; item: JsonObject | undefined } | undefined> {
    const exchange = await this.send(this.resource.read, { place: thing.place, as: thing.by, ...ask });
    if (!exchange) return undefined;
    return { exchange, item: isSuccess(exchange) ? this.itemOf(exchange, thing.id) : undefined };
  }

  /** The thing that an answer shows. */
  itemOf({ response }: Exchange, id?: string): JsonObject | undefined {
    const body = jsonOf(response.headers, response.body);
    return this.resource.isSingle ? singleIn(body) : itemIn(body, (item) => this.idOf(item), id);
  }

  idOf(item: JsonObject): string | undefined {
    return calledIn(this.run.contract, this.resource, item)?.join("/");
  }

  async page(query: Readonly<Record<string, unknown>>, ask: Ask = {}): Promise<Page | undefined> {
    const { list } = this.resource;
    const types = list?.responses.find(({ status }) => /^2/.test(status))?.content.map(({ type }) => type) ?? [];
    // Of several, a server may prefer one that cannot be read here.
    const json = types.length > 1 ? types.find(isJson) : undefined;
    const headers = json === undefined ? ask.headers : { accept: json, ...ask.headers };
    const exchange = await this.send(list, { ...ask, headers, query });
    return exchange && readPage(exchange);
  }

  /** The schema of the thing as an answer shows it: the body's, or that of what is in it that has most of its properties. */
  shownSchema(operation: Operation | undefined, status: number, item: JsonObject): Schema | undefined {
    const { contract } = this.run;
    const schema = shownSchema(operation, status);
    const share = (each: Schema | undefined) =>
      [...propertiesOf(contract, each).keys()].filter((name) => name in item).length;
    const below = (each: Schema | undefined) => [...propertiesOf(contract, each).values()];
    const members = below(schema);
    const around = [schema, ...members, ...members.flatMap(below)];
    const items = around.map((each) => keywordOf(contract, each, "items") as Schema | undefined);
    return [...around, ...items].toSorted((a, b) => share(b) - share(a))[0];
  }

  /** What the contract says that the items of the list have. */
  listedProperties(): Properties {
    const { contract } = this.run;
    const { list, read } = this.resource;
    const shown = [list, read].map(
      (operation) =>
        operation?.responses.find(({ status }) => /^2/.test(status))?.content.find(({ type }) => isJson(type))?.schema,
    );
    const itemsOf = (schema: Schema | undefined): Schema | undefined =>
      keywordOf(contract, schema, "items") as Schema | undefined;
    const members = [...propertiesOf(contract, shown[0]).values()];
    const inner = members.flatMap((member) => [...propertiesOf(contract, member).values()]);
    const items = [shown[0], ...members, ...inner].map(itemsOf).find((each) => propertiesOf(contract, each).size > 0);
    const own = propertiesOf(contract, items ?? shown[1]);
    return own.has("type") ? new Map([...propertiesOf(contract, own.get("attributes")), ...own]) : own;
  }

  /** Names of what a caller decides on, in things of this resource. What picks a thing is none. */
  ownProperties(): Set<string> {
    const { create, replace, update } = this.resource;
    const bodies = [create, replace, update].map((operation) => this.sentSchema(operation));
    return new Set(bodies.flatMap((schema) => [...propertiesOf(this.run.contract, schema).keys()]));
  }

  tell(
    name: ActiveCheckName,
    told: Omit<Told, "clause" | "pointer"> & Partial<Pick<Told, "clause" | "pointer">>,
  ): void {
    const clause = told.clause ?? told.exchange.operation?.pointer ?? "/paths";
    this.run.tell(name, { ...told, clause, pointer: told.pointer ?? "" });
  }

  /** Where the contract says what a member of an answer is. */
  clauseOf({ operation, response }: Exchange, item: JsonObject, pointer: string): string {
    const schema = this.shownSchema(operation, response.status, item);
    const media = operation?.response(response.status)?.content.find((each) => each.schema !== undefined);
    if (!media || schema === undefined || schema !== media.schema)
      return media?.pointer ?? operation?.pointer ?? "/paths";
    return schemaClause(this.run.contract, `${media.pointer}/schema`, schema, { pointer, keyword: "type" }).clause;
  }

  #case(operation: Operation, ask: Ask): Case | undefined {
    return askedCase(this.run, operation, new Map([...this.place, ...(ask.place ?? [])]), ask);
  }

  async #made(body: unknown, ask: Ask): Promise<Thing | undefined> {
    const place = this.resource.create?.method === "put" ? this.newPlace(this.resource.create) : undefined;
    const made = await this.send(this.resource.create, { place, ...ask, body });
    if (!made) return undefined;
    const renewed = isRefused(made) ? await this.#renewed(ask, body) : undefined;
    const exchange = renewed ? await this.send(this.resource.create, { place, ...ask, body: renewed }) : made;
    this.#isTaken = exchange?.response.status === 409;
    if (!exchange || !isSuccess(exchange)) return undefined;
    const by = ask.as ?? this.run.identities[0];
    const shown = this.itemOf(exchange);
    const thing = thingMade(this.run, this.resource, { made: exchange, sent: asObject(renewed ?? body), shown, by });
    if (!thing) this.unnamed ??= exchange;
    if (thing && ask.as === undefined && !this.things.some(({ id }) => id === thing.id)) this.things.push(thing);
    return thing;
  }

  /** The same thing with what has to be new in it. `undefined` where nothing has to be. */
  async #renewed({ headers }: Ask, body: unknown): Promise<JsonObject | undefined> {
    const { create } = this.resource;
    // What goes with a key of its own is meant to be the same.
    if (!create || headers) return undefined;
    await this.run.fresh.learn(create);
    if (!this.run.fresh.isNeeded(create)) return undefined;
    return this.run.fresh.thing(create, body === undefined ? this.base() : asObject(body));
  }

  /** Of what is made by PUT, the caller chooses the id. */
  newPlace({ parameters }: Operation): Place | undefined {
    const { parameter: name, collection } = this.resource.key;
    const schema = parameters.find((each) => each.in === "path" && each.name === name)?.schema ?? true;
    const turn = this.run.seed * 1000 + this.run.budget.requests;
    const id = nthValue(this.run.contract, schema, turn);
    return id && new Map([...this.place, [collection, String(id.value)]]);
  }

  /** The target refuses the whole: starts from what it has accepted, and finds out which properties it takes. */
  async #learn(turn: number, ask: Ask): Promise<Thing | undefined> {
    const whole = this.#bodyFor(turn, ask);
    const base = this.base();
    let thing = await this.#made(base, ask);
    let accepted: JsonObject = base;
    if (!thing) return undefined;
    const tryOn = async (names: readonly string[]): Promise<void> => {
      if (names.length === 0 || !this.run.goesOn()) return;
      const body = { ...accepted, ...Object.fromEntries(names.map((name) => [name, whole[name]])) };
      const made = await this.#made(body, ask);
      if (made) {
        accepted = body;
        thing = made;
      } else if (names.length === 1) this.#leftOut.add(names[0] as string);
      else {
        const half = Math.ceil(names.length / 2);
        await tryOn(names.slice(0, half));
        await tryOn(names.slice(half));
      }
    };
    await tryOn(Object.keys(whole).filter((name) => whole[name] !== base[name]));
    return thing;
  }
}
