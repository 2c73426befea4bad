/** What is put on a thing is shown there, once, as it was put last, and beside what else was put, until it is taken off. */
import type { Exchange } from "../../../exchange/exchange.ts";
import { isPending, isSuccess } from "../../../exchange/outcome.ts";
import type { JsonObject } from "../../../state/json.ts";
import { jsonBody } from "../../../state/media.ts";
import { isSame } from "../../../state/same.ts";
import type { Scene } from "../../../state/scene.ts";
import type { Thing } from "../../../state/thing.ts";
import { asObject, wholeBody } from "../../../state/values.ts";
import { shownAs } from "../told.ts";
import { isCountOf } from "./counters.ts";
import { type Link, type Linked, linkedIn, linkPlace, linksOf, otherScene } from "./links.ts";

export async function linksAreKept(scene: Scene): Promise<void> {
  for (const link of linksOf(scene)) {
    const others = await otherScene(scene, link);
    const one = await others?.create();
    const two = await others?.create();
    const thing = one && two && one.id !== two.id ? await scene.createPlain() : undefined;
    if (one && two && thing) await new Linking(scene, thing, link).play(one.id, two.id);
  }
}

/** Puts something on some of what was made, so that a list has things with and without. */
export async function linkSome(scene: Scene): Promise<void> {
  const spare = scene.things.slice(1);
  for (const link of linksOf(scene)) {
    const others = await otherScene(scene, link);
    for (const thing of spare.splice(0, 2)) {
      const other = await others?.create();
      if (other) await scene.send(link.put, { place: linkPlace(thing.place, link, other.id), as: thing.by });
    }
  }
}

class Linking {
  readonly #scene: Scene;
  readonly #thing: Thing;
  readonly #link: Link;
  readonly #steps: Exchange[] = [];
  #isCounted: boolean | undefined;

  constructor(scene: Scene, thing: Thing, link: Link) {
    this.#scene = scene;
    this.#thing = thing;
    this.#link = link;
  }

  async play(one: string, two: string): Promise<void> {
    const { remove, property } = this.#link;
    const none = await this.#read();
    if (!none || none.linked.length > 0) return;
    const first = await this.#put(one, 1);
    if (!first || !(await this.#has(one, first))) return;
    this.#saysThatItMakes(first.exchange);
    const second = await this.#put(two, 2);
    if (!second || !(await this.#has(two, second)) || !(await this.#keeps(one, "was put, too"))) return;
    const again = await this.#put(one, 3);
    if (!again || !(await this.#has(one, again))) return;
    const gone = remove && (await this.#scene.send(remove, this.#at(one)));
    if (!gone || !isSuccess(gone) || isPending(gone)) return;
    this.#steps.push(gone);
    const left = await this.#read();
    if (left?.linked.some(({ id }) => id === one)) {
      const message = `${one} was taken off ${this.#named}, and is still in /${property}.`;
      this.#scene.tell("deleted-is-gone", {
        message,
        exchange: left.exchange,
        before: this.#steps,
        pointer: `/${property}`,
      });
    } else await this.#keeps(two, "was taken off");
  }

  get #named(): string {
    return `${this.#scene.resource.name} ${this.#thing.id}`;
  }

  #at(id: string) {
    return { place: linkPlace(this.#thing.place, this.#link, id), as: this.#thing.by };
  }

  async #put(id: string, turn: number): Promise<{ exchange: Exchange; sent: JsonObject } | undefined> {
    const { put } = this.#link;
    const schema = jsonBody(put) ? (this.#scene.sentSchema(put) ?? true) : undefined;
    const base = asObject(this.#scene.base(put));
    const sent = schema === undefined ? undefined : wholeBody(this.#scene.run.contract, schema, base, turn);
    const exchange = await this.#scene.send(put, { ...this.#at(id), body: sent });
    if (!exchange || !isSuccess(exchange) || isPending(exchange)) return undefined;
    this.#steps.push(exchange);
    return { exchange, sent: sent ?? {} };
  }

  async #read(): Promise<{ exchange: Exchange; linked: Linked[] } | undefined> {
    const { property } = this.#link;
    const read = await this.#scene.read(this.#thing);
    const linked = read?.item && linkedIn(this.#scene, read.item, this.#link);
    if (!read?.item || !linked) return undefined;
    const { exchange, item } = read;
    const count = Object.keys(item).find((name) => isCountOf(name, property));
    if (count === undefined) return { exchange, linked };
    // What is counted otherwise at first is another number.
    this.#isCounted ??= item[count] === linked.length;
    if (this.#isCounted && item[count] !== linked.length) {
      this.#isCounted = false;
      const message = `/${count} is ${shownAs(item[count])}, and /${property} has ${linked.length}.`;
      this.#scene.tell("count-agrees", { message, exchange, before: this.#steps, pointer: `/${count}` });
    }
    return { exchange, linked };
  }

  /** @returns whether it is there, once, as it was put */
  async #has(id: string, { sent, exchange: made }: { sent: JsonObject; exchange: Exchange }): Promise<boolean> {
    const { property } = this.#link;
    const read = await this.#read();
    if (!read) return false;
    const { exchange } = read;
    const tell = (check: "created-is-there" | "put-idempotent" | "read-back", message: string) => {
      this.#scene.tell(check, { message, exchange, before: this.#steps, pointer: `/${property}` });
      return false;
    };
    const [found, ...twice] = read.linked.filter((each) => each.id === id);
    const asked = `${id} was put on ${this.#named} (${made.response.status})`;
    if (!found) return tell("created-is-there", `${asked}, and is not in /${property}.`);
    if (twice.length > 0)
      return tell("put-idempotent", `${asked} twice, and is in /${property} ${twice.length + 1} times.`);
    const other = Object.entries(sent).find(
      ([name, value]) => name in found.shown && !isSame(this.#scene.run.contract, name, value, found.shown[name]),
    );
    if (!other) return true;
    const [name, value] = other;
    return tell("read-back", `${asked} with /${name} ${shownAs(value)}, and shows ${shownAs(found.shown[name])}.`);
  }

  async #keeps(id: string, what: string): Promise<boolean> {
    const { property } = this.#link;
    const read = await this.#read();
    if (!read || read.linked.some((each) => each.id === id)) return read !== undefined;
    const message = `Another ${what}, and ${id} is no longer in /${property} of ${this.#named}.`;
    this.#scene.tell("others-stay", { message, exchange: read.exchange, before: this.#steps, pointer: `/${property}` });
    return false;
  }

  /** What was not there, and is now, was made. */
  #saysThatItMakes(put: Exchange): void {
    if (this.#link.put.response(201)?.status !== "201" || put.response.status === 201) return;
    const message = `PUT put on ${this.#named} what was not there, and says ${put.response.status} instead of 201.`;
    this.#scene.tell("put-creates", { message, exchange: put, before: [this.#thing.made] });
  }
}
