/** Cases made up from the schemas of an operation, by fast-check: valid ones, and such with one thing wrong. */
import type { MediaType, Operation, Parameter } from "@cantus/contract";
import { isForm, isJson, isText } from "@cantus/contract/media-type";
import fc from "fast-check";
import type { Arbitraries } from "../values/arbitrary.ts";
import type { Prover } from "./boundaries.ts";
import { type Aim, type Case, sentMedia } from "./case.ts";

/** Of so many that are made, one will be valid. */
const TRIES = 12;

/** Makes cases of one operation, the same for the same seed. */
export class GeneratedCases {
  readonly #prover: Prover;
  readonly #operation: Operation;
  readonly #arbitraries: Arbitraries;
  /** One for each media type of the body; one without a body. */
  readonly #shapes: (() => fc.Arbitrary<Shape>)[];

  constructor(prover: Prover, arbitraries: Arbitraries, operation: Operation) {
    this.#prover = prover;
    this.#operation = operation;
    this.#arbitraries = arbitraries;
    const media = sentMedia(operation).filter(isMade);
    const bodies: (MediaType | undefined)[] = operation.requestBody?.required ? media : [...media, undefined];
    this.#shapes = bodies.map((body) => once(() => this.#shape(body)));
  }

  /** Whether there is anything to choose: without parameters and body every case is the same. */
  get isWorthwhile(): boolean {
    return (
      this.#shapes.length > 0 && (this.#operation.parameters.length > 0 || this.#operation.requestBody !== undefined)
    );
  }

  /**
   * A valid case, proven. `undefined` where none is found.
   *
   * @param complete fills in what exists at the target
   */
  valid(turn: number, complete: (one: Case) => Case = (one) => one): Case | undefined {
    const { seed } = this.#prover;
    const shape = this.#shapes[turn % this.#shapes.length];
    if (!shape) return undefined;
    // One at a time: most are valid at once.
    for (let attempt = 0; attempt < TRIES; attempt++) {
      const [made] = fc.sample(shape(), { seed: seed * 7919 + turn * TRIES + attempt, numRuns: 1 });
      const one = made && complete(this.#caseOf(made));
      if (one && this.#prover.prove(one)?.verdict === "valid") return one;
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

function once<Made>(make: () => Made): () => Made {
  let made: Made | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
