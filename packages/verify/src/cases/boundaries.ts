/**
 * The cases at the limits of what an operation takes: each is a request that the target has accepted, with one deviation
 * that the contract just allows or does not allow any more.
 */
import type { Contract, MediaType, Parameter } from "@cantus/contract";
import { isForm, isJson, isText as isTextType } from "@cantus/contract/media-type";
import { escapeToken } from "../checks/clause.ts";
import type { ExchangeRequest } from "../exchange/exchange.ts";
import { ABSENT, type Deviation, deviate } from "../values/deviation.ts";
import { deviations } from "../values/deviations.ts";
import { inTurn } from "../values/in-turn.ts";
import { type Case, sentMedia } from "./case.ts";
import type { Proof } from "./proof.ts";
import { type MeantAim, ProvenAim } from "./proven-aim.ts";
import { sample } from "./sample.ts";

/** How a case comes to the wire, and what is proven of it there. */
export interface Prover {
  readonly contract: Contract;
  readonly seed: number;
  write(one: Case): ExchangeRequest;
  prove(one: Case): Proof | undefined;
  /** Whether its request was sent before. */
  wasSent(one: Case): boolean;
}

/** One operation gets no more than so many: its schemas may hold each other a thousand times. */
const MOST = 3_000;

/** So many texts that break one pattern are sent before those that break it at other places. */
const FIRST = 8;
/** Of an id in a path, fewer: there is nothing behind any of them. */
const FIRST_OF_PATH = 3;

/**
 * The cases of one operation in three parts, so that each part can be sent for all operations before the next: what decides,
 * then more of what breaks the same rule at the same place, and what is only unusual.
 */
export class BoundaryCases {
  readonly #prover: Prover;
  readonly #baseline: Case;
  readonly #more: Proposal[] = [];
  readonly #unusual: Proposal[] = [];
  #count = 0;

  /** @param baseline what the target has accepted */
  constructor(prover: Prover, baseline: Case) {
    this.#prover = prover;
    this.#baseline = baseline;
  }

  *decisive(): Generator<Case> {
    const counts = new Map<string, number>();
    for (const proposal of proposals(this.#prover, this.#baseline)) {
      const { expect, in: place, pointer, keyword } = proposal.aim;
      if (expect === "answered") {
        if (this.#unusual.length < MOST) this.#unusual.push(proposal);
        continue;
      }
      if (++this.#count > MOST) return;
      const rule = `${place} ${pointer} ${keyword} ${proposal.what}`;
      const count = counts.get(rule) ?? 0;
      const isOneOfMany = keyword === "pattern" || keyword === "format" || keyword === "oneOf";
      if (count >= (isOneOfMany ? (place === "path" ? FIRST_OF_PATH : FIRST) : 1)) {
        this.#more.push(proposal);
        continue;
      }
      for (const one of proven(this.#prover, proposal, this.#baseline)) {
        counts.set(rule, count + 1);
        yield one;
      }
    }
  }

  /** When the decisive ones are through. */
  *more(): Generator<Case> {
    for (const proposal of this.#more) yield* proven(this.#prover, proposal, this.#baseline);
  }

  /** Likewise. */
  *unusual(): Generator<Case> {
    const unusual = this.#unusual.slice(0, Math.max(0, MOST - this.#count));
    for (const proposal of unusual) yield* proven(this.#prover, proposal, this.#baseline);
  }
}

function* proven(prover: Prover, proposal: Proposal, baseline: Case): Generator<Case> {
  const made = proposal.make(baseline);
  const one = made && withProof(prover, proposal, made);
  if (one) yield one;
}

/** So many valid cases are made wrong by what was found to be wrong with the first of them. */
const ALIKE = 16;

/** Makes cases of one operation with one thing wrong. */
export class WrongCases {
  readonly #prover: Prover;
  #proposals: readonly Proposal[] = [];
  #turns = 0;

  constructor(prover: Prover) {
    this.#prover = prover;
  }

  /** Some that deviate from a valid one, new and proven; others for another turn. Fewer where few things can be wrong. */
  of(valid: Case, turn: number, count: number): Case[] {
    if (this.#turns++ % ALIKE === 0) this.#proposals = this.#wrongWith(valid);
    const wrong = this.#proposals;
    const found: Case[] = [];
    const attempts = Math.min(count * 2, wrong.length);
    for (let attempt = 0; attempt < attempts && found.length < count; attempt++) {
      // Steps of a large prime reach all of them, and neighbours are not chosen one after the other.
      const proposal = wrong[((turn * attempts + attempt) * 7919) % wrong.length];
      const one = proposal?.make(valid);
      if (!proposal || !one || this.#prover.wasSent(one)) continue;
      const proven = withProof(this.#prover, proposal, one);
      if (proven) found.push(proven);
    }
    return found;
  }

  /** All that can be wrong with a case, of which a few are chosen. */
  #wrongWith(valid: Case): Proposal[] {
    const wrong: Proposal[] = [];
    for (const proposal of proposals(this.#prover, valid)) {
      if (proposal.aim.expect === "refused") wrong.push(proposal);
      if (wrong.length >= MOST) break;
    }
    return wrong;
  }
}

/** A case whose aim is as it was meant, before its proof. */
interface Proposal extends MeantAim {
  /** For a person, what deviates. */
  readonly what: string;
  /** Makes it of a case of the same operation, when it is wanted: of hundreds of wrong ones, one may be chosen. */
  readonly make: (of: Case) => Case | undefined;
}

/** In turn one of each parameter and of the body, so that what is cut off is the most unusual of each. */
function* proposals(prover: Prover, baseline: Case): Generator<Proposal> {
  const { operation } = baseline;
  const sources = operation.parameters.map((parameter) => ofParameter(prover, baseline, parameter));
  for (const media of sentMedia(operation)) sources.push(ofBody(prover, baseline, media));
  yield* inTurn(sources);
}

function* ofParameter(prover: Prover, baseline: Case, parameter: Parameter): Generator<Proposal> {
  const { contract, seed } = prover;
  const { name, in: place, content } = parameter;
  const schema = parameter.schema ?? content?.schema ?? true;
  const schemaPointer = `${content?.pointer ?? parameter.pointer}/schema`;
  type About = Pick<Deviation, "keyword" | "what" | "expect" | "format">;
  const isThere = baseline.parameters.has(parameter);
  const base = isThere ? baseline.parameters.get(parameter) : sampleOf(prover, parameter);
  const changedTo = (changed: (base: unknown) => unknown, about: About, below = ""): Proposal => {
    const make = (of: Case): Case | undefined => {
      const parameters = new Map(of.parameters);
      const value = changed(parameters.has(parameter) ? parameters.get(parameter) : base);
      if (value === ABSENT) parameters.delete(parameter);
      else if (isSendable(place, value)) parameters.set(parameter, value);
      else return undefined;
      return { ...of, name: `${place} ${name}${below}: ${about.what}`, parameters, expected: [] };
    };
    return {
      what: about.what,
      make,
      aim: {
        expect: about.expect,
        in: place,
        pointer: `/${escapeToken(name)}${below}`,
        keyword: about.keyword,
        format: about.format,
      },
      schema,
      schemaPointer,
    };
  };
  if (place !== "path") {
    if (parameter.required) {
      yield changedTo(() => ABSENT, { keyword: "required", what: "missing", expect: "refused" });
    } else if (isThere) yield changedTo(() => ABSENT, { keyword: "required", what: "left out", expect: "accepted" });
  }
  if (base === undefined) return;
  if (!isThere) yield changedTo(() => base, { keyword: "schema", what: "added", expect: "accepted" });
  const isText = content === undefined || !isJson(content.type);
  for (const deviation of deviations(schema, base, { contract, seed, isText, name })) {
    if (deviation.tokens.length === 0 && deviation.value === ABSENT) continue;
    yield withControl(deviation, (each) => changedTo((own) => deviate(own, each), each, pointerOf(each)));
  }
}

function sampleOf({ contract, seed }: Prover, { examples, content, schema }: Parameter): unknown {
  const example = examples[0] ?? content?.examples[0];
  return (example ?? sample(contract, schema ?? content?.schema ?? true, seed))?.value;
}

/** What HTTP cannot carry in a header, or what no client would put into a URL. */
function isSendable(place: Parameter["in"], value: unknown): boolean {
  if (typeof value !== "string") return true;
  // RFC 9110, section 5.5: visible ASCII, spaces and tabs within.
  if (place === "header" || place === "cookie") return /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/.test(value);
  return value.length <= 2_000;
}

function* ofBody(prover: Prover, baseline: Case, media: MediaType): Generator<Proposal> {
  const { contract, seed } = prover;
  const { schema = true, type } = media;
  const valueIn = ({ body }: Case) => (body?.media === media ? body.value : undefined);
  const base = valueIn(baseline) ?? media.examples[0]?.value ?? sample(contract, schema, seed)?.value;
  const isPlain = isTextType(type) && typeof base === "string";
  if (base === undefined || !(isJson(type) || isForm(type) || isPlain)) return;
  const isText = !isJson(type);
  for (const deviation of deviations(schema, base, { contract, seed, isText, name: "" })) {
    const pointer = pointerOf(deviation);
    yield withControl(deviation, (each) => ({
      what: each.what,
      make: (of) => {
        const value = deviate(valueIn(of) ?? base, each);
        if (value === ABSENT || (isText && !isPlain && (typeof value !== "object" || value === null))) return undefined;
        const name = `body${pointer && ` ${pointer}`}: ${each.what}`;
        return { ...of, name, body: { media, value }, expected: [] };
      },
      aim: { expect: each.expect, in: "body", pointer, keyword: each.keyword, format: each.format },
      schema,
      schemaPointer: `${media.pointer}/schema`,
    }));
  }
}

/** The proposal of a deviation, whose case knows that of its control. */
function withControl(deviation: Deviation, propose: (deviation: Deviation) => Proposal): Proposal {
  const proposal = propose(deviation);
  if (deviation.control === undefined) return proposal;
  const plain = propose({ ...deviation, value: deviation.control, what: "for comparison" });
  const make = (of: Case): Case | undefined => {
    const one = proposal.make(of);
    const control = plain.make(of);
    return one && control && { ...one, control };
  };
  return { ...proposal, make };
}

function pointerOf({ place, tokens }: Deviation): string {
  return (place ?? tokens).map((token) => `/${escapeToken(token)}`).join("");
}

/** The case with an aim that is proven. None where the wire says otherwise than was meant. */
function withProof(prover: Prover, proposal: Proposal, one: Case): Case | undefined {
  const proof = prover.prove(one);
  if (!proof) return undefined;
  const { expect } = proposal.aim;
  if (expect === "accepted" && proof.verdict !== "valid") return undefined;
  if (expect === "refused" && proof.verdict === "valid") return undefined;
  // It is new, and nobody has it yet; a copy would have to be written again.
  return Object.assign(one, { aim: new ProvenAim(prover.contract, proposal, one, proof) });
}
