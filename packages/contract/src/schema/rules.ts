import type { Options } from "ajv/dist/2020.js";
import { PATTERN_ENGINE } from "./pattern.ts";

/** How Ajv judges, whoever it judges for: the functions that know no words and those that do give one verdict. */
export const RULES = {
  // What a contract may not say is for lint to tell; a validator takes what it understands.
  strict: false,
  // JSON.parse makes Infinity of 1e400.
  strictNumbers: true,
  validateSchema: false,
  // Only that would read the schemas of schemas, of which an instance takes most of its time to be made.
  meta: false,
  addUsedSchema: false,
  logger: false,
  // A property called `constructor` is missing where nobody sent it.
  ownProperties: true,
  code: { regExp: PATTERN_ENGINE },
} satisfies Options;
