/** Cases made up from the schemas of an operation, by fast-check: valid ones, and such with one thing wrong. */
import type { MediaType, Operation, Parameter } from "@cantus/contract";
import { isForm, isJson, isText } from "@cantus/contract/media-type";
import fc from "fast-check";
import type { Arbitraries } from "../values/arbitrary.ts";
import type { Prover } from "./boundaries.ts";
import { type Aim, type Case, sentMedia } from "./case.ts";

/** Of so many that are made, one will be valid. */
const TRIES = 12;

/** So many are made at once, at most: of a large contract a short run takes few. */
const MOST_AT_ONCE = 16;

/** Makes cases of one operation, the same for the same seed. */
export class GeneratedCases {
  readonly #prover: Prover;
  readonly #operation: Operation;
  readonly #arbitraries: Arbitraries;
  /** One for each media type of the body; one without a body. */
  readonly #streams: Iterator<Shape, never>[];

  constructor(prover: Prover, arbitraries: Arbitraries, operation: Operation) {
    this.#prover = prover;
    this.#operation = operation;
    this.#arbitraries = arbitraries;
    const media = sentMedia(operation).filter(isMade);
    const bodies: (MediaType | undefined)[] = operation.requestBody?.required ? media : [...media, undefined];
    this.#streams = bodies.map((body, index) => endless(() => this.#shape(body), prover.seed * 7919 + index));
  }

  /** Whether there is anything to choose: without parameters and body every case is the same. */
  get isWorthwhile(): boolean {
    return (
      this.#streams.length > 0 && (this.#operation.parameters.length > 0 || this.#operation.requestBody !== undefined)
    );
  }

  /**
   * The next valid case, proven. `undefined` where none is found.
   *
   * @param turn picks the media type of the body
   * @param complete fills in what exists at the target
   */
  valid(turn: number, complete: (one: Case) => Case = (one) => one): Case | undefined {
    const stream = this.#streams[turn % this.#streams.length];
    if (!stream) return undefined;
    for (let attempt = 0; attempt < TRIES; attempt++) {
      const one = complete(this.#caseOf(stream.next().value));
      if (this.#prover.prove(one)?.verdict === "valid") return one;
    }
    return undefined;
  }

  #caseOf({ parameters, body, media }: Shape): Case {
    const operation = this.#operation;
    const values = operation.parameters.flatMap((parameter, index): [Parameter, unknown][] => {
      const value = parameters[`p${index}`];
      return value === undefined ? [] : [[parameter, value]];
    });
    const aim: Aim = {
      expect: "answered",
      isValid: true,
      in: body === undefined ? "query" : "body",
      pointer: "",
      keyword: "schema",
      clause: operation.pointer,
    };
    return {
      operation,
      name: "made up",
      parameters: new Map(values),
      body: media && { media, value: body },
      expected: [],
      aim,
    };
  }

  #shape(media: MediaType | undefined): fc.Arbitrary<Shape> {
    const own = this.#operation.parameters.map((parameter, index) => [`p${index}`, parameter] as const);
    const parameters = fc.record(
      Object.fromEntries(own.map(([key, parameter]) => [key, this.#ofParameter(parameter)])),
      {
        requiredKeys: own.filter(([, { required }]) => required).map(([key]) => key),
        noNullPrototype: true,
      },
    ) as fc.Arbitrary<Record<string, unknown>>;
    const body = media ? this.#arbitraries.of(media.schema ?? true) : fc.constant(undefined);
    return fc.tuple(parameters, body).map(([values, made]) => ({ parameters: values, body: made, media }));
  }

  #ofParameter({ in: place, schema, content }: Parameter): fc.Arbitrary<unknown> {
    const values = this.#arbitraries.of(schema ?? content?.schema ?? true);
    if (place === "query") return values;
    // What neither a header nor a segment of a path can carry.
    return values.map((value) => (typeof value === "string" ? value.replace(/[^\x21-\x7e]/g, "") || "x" : value));
  }
}

interface Shape {
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly body: unknown;
  readonly media: MediaType | undefined;
}

/** Bytes that no schema describes are not made up. */
function isMade({ type }: MediaType): boolean {
  return isJson(type) || isForm(type) || isText(type);
}

/** Values without an end, the same for the same seed. */
function* endless<Made>(arbitrary: () => fc.Arbitrary<Made>, seed: number): Generator<Made, never> {
  const made = arbitrary();
  for (let turn = 0; ; turn++) {
    yield* fc.sample(made, { seed: seed + turn * 104_729, numRuns: Math.min(2 ** turn, MOST_AT_ONCE) });
  }
}
