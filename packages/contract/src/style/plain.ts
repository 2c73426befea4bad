/** Parameters of one value that is written as it is, which most are: read without looking for delimiters and members. */
import { textCoercion } from "../coerce.ts";
import type { Contract } from "../model.ts";
import { percentDecode } from "./encoding.ts";
import { kindsOf } from "./forms.ts";
import { broken, type Parsed, type Readable } from "./parse.ts";

/** Reads the one text that was sent for a parameter, still encoded; `undefined`: nothing came. */
export type PlainReader = (raw: string | undefined) => Parsed;

/**
 * What `parseParameter` does with one text for a parameter, with all that can be found out before it comes; `undefined`
 * for a parameter that may be a list or an object, or has a style or media type of its own.
 */
export function plainReader(contract: Contract, parameter: Readable): PlainReader | undefined {
  if (!isPlain(contract, parameter)) return undefined;
  const typed = textCoercion(contract, parameter.schema);
  const decode = decodeOf(parameter);
  const absent: Parsed = parameter.required ? broken(parameter, "required", "is required") : { value: undefined };
  return (raw) => {
    if (raw === undefined) return absent;
    try {
      return { value: typed(decode(raw)) };
    } catch (error) {
      if (error instanceof URIError) return broken(parameter, "encoding", "must be percent-encoded UTF-8");
      throw error;
    }
  };
}

function isPlain(contract: Contract, { in: place, style, schema, content }: Readable): boolean {
  if (content || style !== (place === "query" ? "form" : "simple")) return false;
  const kinds = kindsOf(contract, schema);
  return kinds.size === 1 && kinds.has("primitive");
}

function decodeOf({ in: place, allowReserved }: Readable): (raw: string) => string {
  if (place === "header") return (raw) => raw.trim();
  const plusIsSpace = place === "query" && !allowReserved;
  return (raw) => percentDecode(raw, plusIsSpace);
}
