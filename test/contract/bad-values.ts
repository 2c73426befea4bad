/** Values that a contract refuses, each the only thing that is wrong with its request. */
import { type Parameter, type ParameterIn, parseParameter, type Schema, serializeRequestPath } from "@cantus/contract";
import { isForm } from "@cantus/contract/media-type";
import { schemaValidator } from "@cantus/contract/schema";
import {
  breaksSchema,
  bytesOf,
  type Changes,
  type Draft,
  encode,
  exampleOf,
  type SentRequest,
  write,
} from "./draft.ts";

function inPlace({ operation }: Draft, place: ParameterIn): Parameter[] {
  return operation.parameters.filter((parameter) => parameter.in === place);
}

/** Texts of which most parameters do not take most. */
const TEXTS = [
  "-1",
  "1000000000",
  "1.5",
  "many",
  "maybe",
  "a,b,,c",
  "x".repeat(3000),
  "null",
  "%20",
  "%00",
  "%E0%A4%A",
];

function badTexts({ contract }: Draft, parameter: Parameter): string[] {
  const { in: place, name, schema = true } = parameter;
  return TEXTS.filter((text) => {
    const isEscaped = text.includes("%");
    if (isEscaped && place === "header") return false;
    // Of a path that is not percent-encoded, no operation can be found: that is another kind.
    if (text === "%E0%A4%A" && place === "path") return false;
    const raw = place === "query" || place === "cookie" ? `${name}=${text}` : text;
    const { value, violation } = parseParameter(contract, parameter, raw);
    return (
      violation !== undefined || (value !== undefined && !schemaValidator(contract).accepts(schema, value, "request"))
    );
  });
}

/** With each bad text for each parameter of a place. */
export function badParameters(draft: Draft, place: ParameterIn): SentRequest[] {
  return inPlace(draft, place).flatMap((parameter) =>
    badTexts(draft, parameter).map((text) => write(draft, withText(draft, parameter, text))),
  );
}

function withText(draft: Draft, { in: place, name }: Parameter, text: string): Changes {
  switch (place) {
    case "path": {
      const values = Object.fromEntries(inPlace(draft, "path").map((each) => [each.name, exampleOf(each)]));
      return { path: serializeRequestPath(draft.operation, { ...values, [name]: "SPOILED" }).replace("SPOILED", text) };
    }
    case "query":
      return { query: new Map([...draft.query, [name, `${name}=${text}`]]) };
    case "header":
      return { headers: { ...draft.headers, [name]: text } };
    case "cookie":
      return { headers: { ...draft.headers, Cookie: `other=1; ${name}=${text}` } };
  }
}

/** Without each parameter of a place that is required. */
export function missingParameters(draft: Draft, place: "query" | "header" | "cookie"): SentRequest[] {
  const { query, headers } = draft;
  const without = (name: string): Changes => {
    if (place === "query") return { query: new Map([...query].filter(([other]) => other !== name)) };
    const left = place === "cookie" ? "Cookie" : name;
    return { headers: Object.fromEntries(Object.entries(headers).filter(([other]) => other !== left)) };
  };
  return inPlace(draft, place)
    .filter(({ required }) => required)
    .map(({ name }) => write(draft, without(name)));
}

/** Of parameters that hold one value, two. */
export function doubledParameters(draft: Draft): SentRequest[] {
  return inPlace(draft, "query")
    .filter(({ schema, style, explode }) => style === "form" && explode && holdsOne(draft, schema))
    .map(({ name }) => write(draft, { query: new Map([...draft.query, [name, `${name}=1&${name}=2`]]) }));
}

function holdsOne({ contract }: Draft, schema: Schema | undefined): boolean {
  const resolved = contract.resolve<Schema>(schema ?? true);
  return typeof resolved === "object" && resolved.type !== "array" && resolved.type !== "object";
}

/** Of these values as bodies those that break the schema. */
function badBodies(draft: Draft, values: readonly unknown[]): SentRequest[] {
  const bodies = draft.media ? values.map((value) => encode(draft, value)) : [];
  return bodies.filter((body) => breaksSchema(draft, body)).map((body) => write(draft, { body }));
}

/** A form is always an object. */
export function wrongTypes(draft: Draft): SentRequest[] {
  return draft.media && isForm(draft.media.type) ? [] : badBodies(draft, [[], "text", 5, null]);
}

/** An example of the body, where that is an object: one member at a time is spoiled. */
function membersOf({ media }: Draft): [string, unknown][] | undefined {
  const example = media?.examples[0]?.value;
  return typeof example === "object" && example !== null ? Object.entries(example) : undefined;
}

export function tooMany(draft: Draft): SentRequest[] {
  const members = membersOf(draft);
  return members ? badBodies(draft, [Object.fromEntries([...members, ["no~such/property", "1"]])]) : [];
}

export function tooFew(draft: Draft): SentRequest[] {
  const members = membersOf(draft) ?? [];
  const shorter = members.map((_, left) => Object.fromEntries(members.filter((_, at) => at !== left)));
  return badBodies(draft, members.length > 1 ? [...shorter, {}] : shorter);
}

const VALUES = [null, -1, 1e9, 1.5, "", "many", "x".repeat(20_000), true, [], {}, [{}, 1, ""]];

export function wrongValues(draft: Draft): SentRequest[] {
  const members = membersOf(draft);
  if (!members) return badBodies(draft, VALUES);
  const schema = draft.contract.resolve<Schema>(draft.media?.schema ?? true);
  const names = typeof schema === "object" ? Object.keys(schema.properties ?? {}) : [];
  return badBodies(
    draft,
    names.flatMap((name) => VALUES.map((value) => ({ ...Object.fromEntries(members), [name]: value }))),
  );
}

/** Bytes that are not what any media type says they are. */
export function notWhatTheySay(draft: Draft): SentRequest[] {
  const bodies = [bytesOf("{"), bytesOf('{"a":1}x'), bytesOf("a=%E0%A4%A&b"), new Uint8Array([0x22, 0xff, 0x22])];
  return bodies.filter((body) => breaksSchema(draft, body)).map((body) => write(draft, { body }));
}
