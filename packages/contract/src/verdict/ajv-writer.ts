import { _, Ajv2020, type KeywordCxt, Name } from "ajv/dist/2020.js";
import { addFormats } from "../schema/formats.ts";
import { MULTIPLE_OF } from "../schema/multiple-of.ts";
import { RULES } from "../schema/rules.ts";

/**
 * Writes code, and runs none of it.
 *
 * @param optimize for code that is kept: it is half as long, and takes twice as long to write
 */
export function createWriter({ optimize }: { readonly optimize: boolean }): Ajv2020 {
  // Nobody calls what Ajv would make of its code.
  const process = () => "return () => true";
  const ajv = new Ajv2020({ ...RULES, messages: false, code: { ...RULES.code, source: true, optimize, process } });
  addFormats(ajv);
  ajv.removeKeyword("multipleOf");
  ajv.addKeyword(MULTIPLE_OF);
  ajv.removeKeyword("uniqueItems");
  ajv.addKeyword({ keyword: "uniqueItems", type: "array", schemaType: "boolean", code: callRepeatedItems });
  ajv.addKeyword({ keyword: "withheld", schemaType: "string", code: (cxt) => cxt.error() });
  ajv.addKeyword({ keyword: "verdict:call", schemaType: "string", code: callFunction });
  ajv.addKeyword({ keyword: "verdict:tagged", schemaType: "object", code: callTagged });
  ajv.addKeyword({ keyword: "verdict:written", schemaType: ["object", "boolean"], code: writeInPlace });
  return ajv;
}

/** What `verdict:tagged` says. */
interface Tagged {
  readonly property: string;
  readonly branches: readonly { readonly name: string; readonly tags: readonly string[] }[];
}

function callRepeatedItems(cxt: KeywordCxt): void {
  if (cxt.schema) cxt.fail(_`repeatedItems(${cxt.data}) !== undefined`);
}

function callFunction(cxt: KeywordCxt): void {
  cxt.fail(_`!${new Name(cxt.schema)}(${cxt.data})`);
}

function callTagged(cxt: KeywordCxt): void {
  const { data } = cxt;
  const { property, branches } = cxt.schema as Tagged;
  const call = (name: string) => _`${new Name(name)}(${data})`;
  const byTag = branches
    .flatMap(({ name, tags }) => tags.map((tag) => ({ name, tag })))
    .reduceRight((others, { name, tag }) => _`${data}[${property}] === ${tag} ? ${call(name)} : ${others}`, _`false`);
  const count = branches.reduce((sum, { name }) => _`${sum} + ${call(name)}`, _`0`);
  const hasTag = _`${data} !== null && typeof ${data} == "object" && Object.hasOwn(${data}, ${property})`;
  // A value without a tag may still have one of the forms: one that does not ask for it.
  cxt.fail(_`!(${hasTag} && !Array.isArray(${data}) ? (${byTag}) : (${count}) === 1)`);
}

function writeInPlace(cxt: KeywordCxt): void {
  const valid = cxt.gen.name("valid");
  const written = cxt.subschema({ keyword: cxt.keyword }, valid);
  cxt.ok(valid);
  cxt.mergeEvaluated(written);
}
