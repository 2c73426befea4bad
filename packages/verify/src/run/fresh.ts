/**
 * What has to be new each time that an operation is called: a name that nothing else has, days that nothing else has
 * taken, a thing to which it was not done yet, another thing that it uses up. It is found by sending an accepted request again; without it every case
 * of such an operation would be refused for what the first has left, and nothing be learned of its limits.
 */
import type { Operation } from "@cantus/contract";
import { itemKeys } from "@cantus/contract/collections";
import type { Case } from "../cases/case.ts";
import { otherTexts, placeOfThing, withThing } from "../cases/varied.ts";
import { isSuccess } from "../exchange/outcome.ts";
import type { JsonObject } from "../state/json.ts";
import { unwrapped } from "../state/payload.ts";
import { onOtherDays } from "../values/days.ts";
import { remake, remakeAll } from "./ready.ts";
import type { Run } from "./run.ts";
import { caseWithNewest, makeAnother, makeReady, othersIn, withNewest } from "./used-up.ts";

/** Members of a thing that are new by a number; none of them is the one that a case is about. */
type Renew = (thing: JsonObject, number: number, about?: string) => JsonObject;

/** So often it is looked for what an operation needs. */
const LOOKS = 4;

export class Fresh {
  readonly #run: Run;
  readonly #members = new Map<Operation, Renew>();
  /** Operations on a thing that they can be called for once. */
  readonly #things = new Set<Operation>();
  /** Members that name what is used up. */
  readonly #usedUp = new Map<Operation, readonly string[]>();
  readonly #looks = new Map<Operation, number>();
  /** Operations that say by a 409 that something has to be new, and by another status that a request is wrong. */
  readonly #tellsApart = new Set<Operation>();
  /** How often all was made anew that an operation is about, because it was in a state in which it takes nothing. */
  readonly #moves = new Map<Operation, number>();
  #number = 0;

  constructor(run: Run) {
    this.#run = run;
  }

  /** Whether an operation that makes something refuses the same a second time, and takes it under another name or day. */
  isExclusive(operation: Operation): boolean {
    return this.#members.has(operation);
  }

  /** Sends an accepted request of an operation again, and where it is refused looks for what has to be new in it. */
  async learn(operation: Operation): Promise<boolean> {
    const looks = this.#looks.get(operation) ?? 0;
    if (looks === LOOKS || this.isNeeded(operation)) return this.isNeeded(operation);
    this.#looks.set(operation, looks + 1);
    const base = this.#run.baseline(operation)?.case;
    // A mock answers the same as often as it is asked.
    if (!base || !/^(post|put|patch)$/.test(operation.method) || this.#run.options.prefer) return false;
    const repeated = await this.#run.call(base, { again: true, isLearning: false });
    if (!repeated || !isRefusedForState(repeated.response.status)) return false;
    if (repeated.response.status === 409) this.#tellsApart.add(operation);
    await this.#learnMembers(base);
    // What changes a thing can be done to the same one again.
    if (operation.method !== "post") return this.isNeeded(operation);
    if (!this.isNeeded(operation)) await this.#learnThing(operation);
    if (!this.isNeeded(operation)) await this.#learnUsedUp(base);
    return this.isNeeded(operation);
  }

  /** Whether something has to be new in each request of an operation, as far as is known. */
  isNeeded(operation: Operation): boolean {
    return this.#members.has(operation) || this.#things.has(operation) || this.#usedUp.has(operation);
  }

  async #learnMembers(base: Case): Promise<void> {
    const { contract } = this.#run;
    const place = placeOfThing(contract, base);
    if (!place) return;
    const allTexts = (thing: JsonObject, number: number) => otherTexts(contract, place.schema, thing, number);
    // What only other things have was not what this one was refused for.
    const names = Object.keys(allTexts(unwrapped(place, base.body?.value), 1));
    const texts: Renew = (thing, number, about) => without(about, only(names, allTexts(thing, number)));
    const days: Renew = (thing, number, about) => {
      const moved = changedIn(thing, onOtherDays(thing, number));
      // A day that stays would no longer be before or after those that are moved.
      return about !== undefined && about in moved ? {} : moved;
    };
    const both: Renew = (thing, number, about) => ({ ...days(thing, number, about), ...texts(thing, number, about) });
    for (const renew of [texts, days, both]) {
      if (!(await this.#isTaken(base, renew))) continue;
      this.#members.set(base.operation, renew);
      // The fewer have to be new, the more of a case is what it was meant to be.
      for (const name of renew === texts && names.length > 1 ? names : []) {
        const one: Renew = (thing, number, about) => only([name], texts(thing, number, about));
        if (!(await this.#isTaken(base, one))) continue;
        this.#members.set(base.operation, one);
        return;
      }
      return;
    }
  }

  async #isTaken(base: Case, renew: Renew): Promise<boolean> {
    const renewed = this.#renewed(base, renew);
    const exchange = renewed === base ? undefined : await this.#run.call(renewed, { again: true });
    return exchange !== undefined && isSuccess(exchange);
  }

  async #learnThing(operation: Operation): Promise<void> {
    if (itemKeys(this.#run.contract, operation).length === 0) return;
    await remake(this.#run, operation);
    const base = this.#run.baseline(operation)?.case;
    const exchange = base && (await this.#run.call(base, { again: true }));
    if (exchange && isSuccess(exchange)) this.#things.add(operation);
  }

  async #learnUsedUp(base: Case): Promise<void> {
    for (const [name, key] of othersIn(this.#run, base)) {
      let isFound = false;
      const isTaken = async () => {
        const exchange = await this.#run.call(caseWithNewest(this.#run, base, [name]), { again: true });
        isFound = exchange !== undefined && isSuccess(exchange);
        return isFound;
      };
      await makeAnother(this.#run, key);
      if (!(await isTaken())) await makeReady(this.#run, key, isTaken);
      if (!isFound) continue;
      this.#usedUp.set(base.operation, [name]);
      return;
    }
  }

  /** Makes anew what a request of an operation uses up. */
  async #remakeUsed(names: readonly string[]): Promise<void> {
    for (const key of new Set(names.map((name) => this.#run.memory.keyNamed(name)))) {
      if (key) await makeAnother(this.#run, key);
    }
  }

  /** A thing with what has to be new in it, as far as it has that. The same one where nothing has to be. */
  async thing(operation: Operation, thing: JsonObject): Promise<JsonObject> {
    const renew = this.#members.get(operation);
    if (renew) return { ...thing, ...renew(thing, ++this.#number) };
    const names = this.#usedUp.get(operation) ?? [];
    await this.#remakeUsed(names);
    return withNewest(this.#run, thing, names);
  }

  /**
   * The same, but that nothing is made anew for what is to be refused: who does so uses up nothing, and who looks at the
   * thing first says so.
   */
  async prepare(one: Case): Promise<Case> {
    const { operation, aim } = one;
    const isMade = this.#things.has(operation) || this.#usedUp.has(operation);
    return isMade && aim?.expect === "refused" && this.#tellsApart.has(operation) ? one : this.renew(one);
  }

  /** Takes note of a case that was refused by a 409 before it was looked at what is wrong with it. */
  isLookedAtFirst({ operation, aim }: Case): void {
    if (aim?.expect === "refused") this.#tellsApart.delete(operation);
  }

  /**
   * The same case for other things, which it was not refused for yet: those that it is about, or are around them, may be
   * archived, closed, done. `undefined` where there are none.
   */
  async elsewhere(one: Case): Promise<Case | undefined> {
    const { operation, aim } = one;
    if (aim?.in === "path") return undefined;
    const isElsewhere = (other: Case) =>
      [...other.parameters].some(
        ([parameter, value]) => parameter.in === "path" && one.parameters.get(parameter) !== value,
      );
    const moves = this.#moves.get(operation) ?? 0;
    this.#moves.set(operation, moves);
    const known = this.#forNewest(one);
    if (isElsewhere(known)) return known;
    if (moves === LOOKS) return undefined;
    this.#moves.set(operation, moves + 1);
    await remakeAll(this.#run, operation);
    const made = this.#forNewest(one);
    return isElsewhere(made) ? made : undefined;
  }

  /** Takes note that what was made anew was taken: then it is worth it. */
  hasMoved({ operation }: Case): void {
    if (this.#moves.has(operation)) this.#moves.set(operation, 0);
  }

  /** A case with what has to be new in it. What the case is about stays as it is. */
  async renew(one: Case): Promise<Case> {
    const { operation } = one;
    const renew = this.#members.get(operation);
    if (renew) {
      const renewed = this.#renewed(one, renew);
      return one.control ? { ...renewed, control: this.#renewed(one.control, renew) } : renewed;
    }
    const names = this.#usedUp.get(operation);
    if (names) {
      await this.#remakeUsed(names);
      const renewed = caseWithNewest(this.#run, one, names);
      return one.control ? { ...renewed, control: caseWithNewest(this.#run, one.control, names) } : renewed;
    }
    if (!this.#things.has(operation)) return this.#moves.has(operation) ? this.#forNewest(one) : one;
    await remake(this.#run, operation);
    return this.#forNewest(one.control ? { ...one, control: this.#forNewest(one.control) } : one);
  }

  #renewed(one: Case, renew: Renew): Case {
    const { contract } = this.#run;
    const place = placeOfThing(contract, one);
    if (!place) return one;
    const thing = unwrapped(place, one.body?.value);
    const about = one.aim?.in === "body" ? one.aim.pointer.split("/").slice(1)[place.tokens.length] : undefined;
    const members = renew(thing, ++this.#number, about);
    return Object.keys(members).length === 0 ? one : withThing(contract, one, { ...thing, ...members });
  }

  /** The same case for the thing that was made last, unless the case is about the path. */
  #forNewest(one: Case): Case {
    if (one.aim?.in === "path") return one;
    const known = this.#run.baseline(one.operation)?.case.parameters ?? new Map();
    const ofPath = [...known].filter(([parameter]) => parameter.in === "path");
    return { ...one, parameters: new Map([...one.parameters, ...ofPath]) };
  }
}

function changedIn(before: JsonObject, after: JsonObject): JsonObject {
  const isOther = (name: string) => JSON.stringify(after[name]) !== JSON.stringify(before[name]);
  return Object.fromEntries(Object.entries(after).filter(([name]) => isOther(name)));
}

function without(name: string | undefined, members: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(members).filter(([each]) => each !== name));
}

function only(names: readonly string[], members: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(members).filter(([each]) => names.includes(each)));
}

/** How servers say that something is there already: by the word for it, or as if the request were wrong. */
function isRefusedForState(status: number): boolean {
  return status === 409 || status === 422 || status === 400;
}
