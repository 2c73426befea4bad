/** Verdicts by express-openapi-validator: the default, and the reference that any others have to agree with. */
import type { Contract, Schema } from "@cantus/contract";
import { calledAtOnce, OWN_FORMATS, readPattern } from "@cantus/contract/schema";
import type { Verdict, Verdicts } from "@cantus/contract/verdict";
import { ResponseValidator } from "express-openapi-validator/dist/middlewares/openapi.response.validator.js";
import { OpenApiValidator } from "express-openapi-validator/dist/openapi.validator.js";
import { firstLook } from "./first-look.ts";
import { type Direction, handedSchema } from "./handed-schema.ts";
import { createIsOneFaced } from "./one-faced.ts";

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
  keywords: [
    // Holds a function, which says whether it takes the value.
    { keyword: "judgedBy", errors: false, compile: (accepts: Verdict) => accepts },
    // Holds a schema, of which only the verdict is asked. Of what Ajv writes otherwise, and V8 makes and keeps of that, the
    // larger part is errors.
    {
      keyword: "withoutErrors",
      schemaType: ["object", "boolean"],
      code(cxt) {
        const valid = cxt.gen.name("valid");
        cxt.subschema({ keyword: "withoutErrors", createErrors: false }, valid);
        cxt.ok(valid);
      },
    },
  ],
  // It finds a `constructor` that nobody sent otherwise.
  ownProperties: true,
  // A contract's validator has the words.
  messages: false,
  // Schemas are not held against the schema of schemas.
  meta: false,
  // An expression that no text can hang. One that is invalid with Unicode on is read without, and is not checked if it is
  // invalid then too. To optimize takes half the time of compiling, for nothing that V8 does not do.
  code: {
    regExp: Object.assign((pattern: string) => readPattern(pattern).expression, { code: "" }),
    optimize: false,
    process: calledAtOnce,
  },
};

/**
 * Verdicts by the schemas of a contract, by what express-openapi-validator judges answers with, each compiled when it is first
 * needed.
 *
 * It judges values, not Express's requests and responses: what a handler would see, read by the contract's own reader, and
 * every body that is sent, not only what goes through `res.json`. Its own reading of parameters is not the standard's (it
 * refuses `?q=a+b` and every array in a header, takes `0x10` for an integer, never misses a cookie).
 *
 * It gets a schema at a time and not the document: for every request it would try the path of each route in turn, for every
 * operation compile a schema that holds all others, and its loader compiles the schema of OpenAPI though it is told not to
 * use it. That also keeps its caches from growing with what callers write into Content-Type, and its routing from paths it
 * cannot compile.
 */
export function expressOpenApiVerdicts(contract: Contract): Verdicts {
  const judges = new Judges(contract);
  return {
    of: ({ schema = true }, direction) => judges.of(schema, direction),
    ofSchema: (schema, direction) => judges.of(schema, direction),
  };
}

class Judges {
  readonly #contract: Contract;
  readonly #validator = new ResponseValidator(structuredClone(DOCUMENT) as never, AJV_OPTIONS);
  readonly #made = { request: new WeakMap(), response: new WeakMap(), either: new WeakMap() } satisfies Record<
    Direction | "either",
    WeakMap<object, Verdict>
  >;
  readonly #isOneFaced: (schema: unknown) => boolean;
  #count = 0;

  constructor(contract: Contract) {
    this.#contract = contract;
    this.#isOneFaced = createIsOneFaced(contract);
  }

  of(schema: Schema, direction: Direction): Verdict {
    let judge: Verdict | undefined;
    return (value) => {
      judge ??= this.#judge(schema, direction);
      return judge(value);
    };
  }

  /** It is compiled when a value comes that may be valid. */
  #judge(schema: Schema, direction: Direction): Verdict {
    let made: Verdict | undefined;
    const judge: Verdict = (value) => {
      made ??= this.#once(schema, direction);
      return made(value);
    };
    const look = this.#isOneFaced(schema) ? firstLook(schema) : undefined;
    return look ? (value) => look(value) && judge(value) : judge;
  }

  /** The same for the same schema, and in both directions where it makes no difference. */
  #once(schema: Schema, direction: Direction): Verdict {
    const identity = typeof schema === "object" ? schema : BOOLEANS[`${schema}`];
    const known: WeakMap<object, Verdict> = this.#made[this.#isOneFaced(schema) ? "either" : direction];
    const verdict = known.get(identity) ?? this.#make(schema, direction);
    known.set(identity, verdict);
    return verdict;
  }

  #make(schema: Schema, direction: Direction): Verdict {
    const handed = handedSchema(this.#contract, direction, schema, (target) => this.of(target, direction));
    const route = { method: "GET", headers: {}, openapi: { expressRoute: `/${this.#count++}` } };
    // As a 200, because it looks at no body of a 5XX.
    const compiled = this.#compile(route, { "200": { description: "", content: { [JSON_TYPE]: { schema: handed } } } });
    return compiled ? (value) => compiled({ response: value }) : () => true;
  }

  /** Nothing for a schema that no validator can compile (`type: file`): every value passes, which `cantus lint` says. */
  #compile(route: object, responses: object): Verdict | undefined {
    try {
      const validators = this.#validator._getOrBuildValidator(route as never, responses as never);
      // By status and media type, whatever its declaration says.
      return (validators["200"] as unknown as Record<string, Verdict>)[JSON_TYPE];
    } catch {
      return undefined;
    }
  }
}

const BOOLEANS = { true: {}, false: {} };
