/**
 * Which things a request is about, and what it does with them, wherever the request says so. A path tells it alone:
 * `PATCH /documents/{id}`. A call tells the same by a verb and its arguments: `POST /documents.update`, the id in its body.
 */
import { isObject } from "../document/walk.ts";
import type { Method, Operation, Parameter } from "../model.ts";
import { nameless, parameterOf, thingSegments } from "./template.ts";

/** An id in a request, and of which collection it picks an item: `job_id` picks one of `/v1/jobs`. */
export interface ItemKey {
  /** Its name; in a body, of the member. */
  readonly parameter: string;
  readonly in: "path" | "query" | "body";
  /** The template up to it, parameters without names: `/v1/orgs/{}/jobs`. */
  readonly collection: string;
  /** It is a whole number. */
  readonly isNumber: boolean;
}

export interface Address {
  /** Of a call, what its verb means: `patch` for `POST /documents.update`. */
  readonly method: Method;
  /** Its parameters without names, each a segment; of a call, as a path would have it: `/documents/{}`. */
  readonly path: string;
  /** From the outermost thing to the innermost. */
  readonly keys: readonly ItemKey[];
  /** What else can be asked for: the query; of a call, the members of its body, too. */
  readonly query: readonly Parameter[];
}

const known = new WeakMap<Operation, Address>();

export function addressOfPath(operation: Operation): Address {
  const found = known.get(operation) ?? readPath(operation);
  known.set(operation, found);
  return found;
}

function readPath({ method, path, parameters }: Operation): Address {
  const segments = thingSegments(path);
  const keys = segments.flatMap((segment, index): ItemKey[] => {
    const parameter = parameterOf(segment);
    if (parameter === undefined) return [];
    const declared = parameters.find(({ name, in: place }) => place === "path" && name === parameter);
    const isNumber = isObject(declared?.schema) && declared.schema.type === "integer";
    return [{ parameter, in: "path", collection: nameless(segments.slice(0, index).join("/")), isNumber }];
  });
  return {
    method,
    path: nameless(segments.join("/")),
    keys,
    query: parameters.filter((parameter) => parameter.in === "query"),
  };
}
