/** What express-openapi-validator judges values by: its own validator of answers, with its own Ajv. */
import type { Contract, Schema } from "@cantus/contract";
import { OWN_FORMATS, readPattern } from "@cantus/contract/schema";
import { ResponseValidator } from "express-openapi-validator/dist/middlewares/openapi.response.validator.js";
import { OpenApiValidator } from "express-openapi-validator/dist/openapi.validator.js";
import { type Direction, handedSchema, JUDGED_BY } from "./handed-schema.ts";
import { createIsOneFaced } from "./one-faced.ts";

/** One error in the validator's own form. */
export interface ReportedError {
  /** Where: `/response/body/query/limit`. */
  readonly path: string;
  readonly message?: string;
  /** `maximum.openapi.validation`. */
  readonly errorCode?: string;
}

/** Judges values by one schema. */
export interface Judge {
  readonly accepts: (value: unknown) => boolean;
  /** What is wrong with a value: nothing, or the first error that was met. */
  readonly errorsOf: (value: unknown) => readonly ReportedError[];
}

const JSON_TYPE = "application/json";
const DOCUMENT = { openapi: "3.1.0", info: { title: "", version: "" }, paths: {} } as const;

/** As it hands them to Ajv. */
const { ajvOpts } = new OpenApiValidator({
  apiSpec: DOCUMENT as never,
  // 30 February is no date (RFC 3339 §5.7); the fast formats do not look.
  ajvFormats: { mode: "full" },
  formats: OWN_FORMATS,
  // The first error is enough for a verdict, and all of a large body would take more memory than the body.
  validateResponses: { allErrors: false, coerceTypes: false, removeAdditional: false },
});
const AJV_OPTIONS: ConstructorParameters<typeof ResponseValidator>[1] = {
  ...ajvOpts.response,
  keywords: [JUDGED_BY],
  // It finds a `constructor` that nobody sent otherwise.
  ownProperties: true,
  // A contract's validator has the words.
  messages: false,
  // An expression that no text can hang. One that is invalid with Unicode on is read without, and is not checked if it is
  // invalid then too. To optimize takes half the time of compiling, for nothing that V8 does not do.
  code: { regExp: Object.assign((pattern: string) => readPattern(pattern).expression, { code: "" }), optimize: false },
};

/**
 * Judges values by the schemas of a contract, each compiled when it is first needed.
 *
 * The validator gets a schema at a time and not the document: for every request it would try the path of each route in
 * turn, for every operation compile a schema that holds all others, and its loader compiles the schema of OpenAPI though it
 * is told not to use it. Requests are judged by what it judges answers with, as the part that it has for them reads
 * parameters otherwise than the standard; that also keeps its caches from growing with what callers write into Content-Type,
 * and its routing from paths it cannot compile.
 */
export class Judges {
  readonly #contract: Contract;
  readonly #validator = new ResponseValidator(structuredClone(DOCUMENT) as never, AJV_OPTIONS);
  readonly #judges = { request: new WeakMap<object, Judge>(), response: new WeakMap<object, Judge>() };
  readonly #isOneFaced: (schema: unknown) => boolean;
  #count = 0;

  constructor(contract: Contract) {
    this.#contract = contract;
    this.#isOneFaced = createIsOneFaced(contract);
  }

  /** The judge by a schema; the same for the same schema. */
  of(schema: Schema, direction: Direction): Judge {
    const identity = typeof schema === "object" ? schema : BOOLEANS[`${schema}`];
    const known = this.#judges[direction].get(identity);
    if (known) return known;
    const judge = this.#make(schema, direction);
    this.#judges[direction].set(identity, judge);
    if (this.#isOneFaced(schema)) this.#judges[direction === "request" ? "response" : "request"].set(identity, judge);
    return judge;
  }

  #make(schema: Schema, direction: Direction): Judge {
    const handed = handedSchema(this.#contract, direction, schema, (target) => this.of(target, direction).accepts);
    const route = { method: "GET", headers: {}, openapi: { expressRoute: `/${this.#count++}` } };
    // As a 200, because it looks at no body of a 5XX.
    const responses = { "200": { description: "", content: { [JSON_TYPE]: { schema: handed } } } };
    const validators = this.#compile(route, responses);
    if (!validators) return { accepts: () => true, errorsOf: () => [] };
    // By status and media type, whatever its declaration says.
    const compiled = (validators["200"] as unknown as Record<string, (value: unknown) => boolean>)[JSON_TYPE];
    return {
      // Within another schema, where nobody asks for the errors.
      accepts: (value) => compiled?.({ response: { body: value } }) ?? true,
      errorsOf: (value) => {
        try {
          const judged = { validators, body: { body: value }, statusCode: 200, path: "", accepts: [JSON_TYPE] };
          this.#validator._validate(judged);
          return [];
        } catch (error) {
          return errorsOf(error);
        }
      },
    };
  }

  /** Nothing for a schema that no validator can compile (`type: file`): every value passes, which `cantus lint` says. */
  #compile(route: object, responses: object) {
    try {
      return this.#validator._getOrBuildValidator(route as never, responses as never);
    } catch {
      return undefined;
    }
  }
}

const BOOLEANS = { true: {}, false: {} };

/** What it refuses with; any error that is not a refusal is thrown. */
function errorsOf(error: unknown): readonly ReportedError[] {
  const { errors } = error as { errors?: readonly ReportedError[] };
  if (errors) return errors;
  throw error;
}
