/** The cases that a contract's own examples make. */
import {
  type Contract,
  type Example,
  type MediaType,
  type Operation,
  type Parameter,
  type Response,
  serializeParameter,
} from "@cantus/contract";
import { type Case, type NoCase, sentMedia } from "./case.ts";
import { sample } from "./sample.ts";

/** A method that `fetch` refuses to send (Fetch, "forbidden method"). */
const UNSENDABLE = "trace";

/**
 * The cases of an operation: with what is required only, with everything that has an example, and one for each named
 * example. Examples that share a name across parameters, body and answers belong together (OpenAPI leaves the names
 * free; this is how authors use them). Where something required has no example, its schema gives a value.
 */
export function casesFromExamples(contract: Contract, operation: Operation, seed: number): Case[] | NoCase {
  if (operation.method === UNSENDABLE) return { reason: "TRACE cannot be sent by fetch", pointer: operation.pointer };
  const undeclared = undeclaredPlace(operation);
  if (undeclared) {
    const reason = `its path has {${undeclared}}, and there is no path parameter of that name`;
    return { reason, pointer: operation.pointer };
  }
  const required = new Map<Parameter, unknown>();
  for (const parameter of operation.parameters.filter((one) => one.required)) {
    const value = valueFor(contract, parameter, seed);
    if (!value) return noValue(`the required ${parameter.in} parameter ${parameter.name}`, parameter.pointer);
    required.set(parameter, value.value);
  }
  const bodies = bodiesOf(contract, operation, seed);
  if ("reason" in bodies) return bodies;

  const needsBody = operation.requestBody?.required === true;
  const withoutName = (name: string, parameters: Case["parameters"], body: Body | undefined): Case => ({
    operation,
    name,
    parameters,
    body,
    expected: [],
  });
  const cases: Case[] = [withoutName("required only", required, needsBody ? bodies[0] : undefined)];
  for (const [index, body] of bodies.entries()) {
    if (index > 0 || !needsBody) cases.push(withoutName(`body ${body.media.type}`, required, body));
  }
  cases.push(withoutName("with all examples", new Map([...required, ...exemplified(operation)]), bodies[0]));
  cases.push(...namedCases(operation, required, bodies));
  cases.push(...unnamedCases(operation, required, bodies[0]));
  return distinct(cases);
}

/** Each place in a path has its parameter (OpenAPI 3.1, Paths Object); without one nothing can be put there. */
function undeclaredPlace({ path, parameters }: Operation): string | undefined {
  const places = [...path.matchAll(/\{([^{}]+)\}/g)].map(([, name]) => name);
  return places.find((name) => !parameters.some((parameter) => parameter.in === "path" && parameter.name === name));
}

type Body = NonNullable<Case["body"]>;

function noValue(what: string, pointer: string): NoCase {
  return { reason: `no example and no value by its schema was found for ${what}`, pointer };
}

/** The first example, else what the schema allows. */
function valueFor(contract: Contract, parameter: Parameter, seed: number): { readonly value: unknown } | undefined {
  const example = parameter.examples[0] ?? parameter.content?.examples[0];
  // An empty list or object is written as nothing, and the parameter would not be there.
  const isThere = (value: unknown) => !/^[.;]?$/.test(serializeParameter(parameter, value));
  return example ?? sample(contract, parameter.schema ?? parameter.content?.schema ?? true, seed, isThere);
}

/** One body of each media type. */
function bodiesOf(contract: Contract, operation: Operation, seed: number): Body[] | NoCase {
  const contents = sentMedia(operation);
  const bodies = contents.flatMap((media) => {
    const value = media.examples[0] ?? sample(contract, media.schema ?? true, seed);
    return value && isWritable(media, value.value) ? [{ media, value: value.value }] : [];
  });
  const { required = false, pointer = "" } = operation.requestBody ?? {};
  return bodies.length === 0 && contents.length > 0 && required ? noValue("the required body", pointer) : bodies;
}

/** Only JSON and forms have a way from any value to bytes; anything else has to be text already. */
function isWritable(media: MediaType, value: unknown): boolean {
  return /json|x-www-form-urlencoded|form-data/.test(media.type) || typeof value === "string";
}

/** Every parameter that has an example, with its first. */
function exemplified(operation: Operation): [Parameter, unknown][] {
  return operation.parameters.flatMap((parameter): [Parameter, unknown][] => {
    const example = parameter.examples[0];
    return example ? [[parameter, example.value]] : [];
  });
}

function namedCases(operation: Operation, required: Case["parameters"], bodies: readonly Body[]): Case[] {
  const contents = operation.requestBody?.content ?? [];
  const places = [...operation.parameters, ...(bodies.length > 0 ? contents : [])];
  const names = new Set(places.flatMap((place) => place.examples.flatMap((example) => example.name ?? [])));
  return [...names].flatMap((name) => {
    const parameters = new Map(required);
    for (const parameter of operation.parameters) {
      const example = named(parameter.examples, name);
      if (example) parameters.set(parameter, example.value);
    }
    const own = contents.flatMap((media) => {
      const example = named(media.examples, name);
      return example && isWritable(media, example.value) ? [{ media, value: example.value }] : [];
    });
    const fallback = operation.requestBody?.required ? bodies.slice(0, 1) : [];
    const chosen: readonly (Body | undefined)[] = own.length > 0 ? own : fallback.length > 0 ? fallback : [undefined];
    const expected = answersNamed(operation, name);
    return chosen.map((body) => ({ operation, name: `example "${name}"`, parameters, body, expected }));
  });
}

function named(examples: readonly Example[], name: string): Example | undefined {
  return examples.find((example) => example.name === name);
}

function answersNamed(operation: Operation, name: string): Response[] {
  return operation.responses.filter((response) => response.content.some((media) => named(media.examples, name)));
}

/** A schema may have several `examples` without names: each beyond the first is a case of its own. */
function unnamedCases(operation: Operation, required: Case["parameters"], body: Body | undefined): Case[] {
  const base = operation.requestBody?.required ? body : undefined;
  const further = (examples: readonly Example[]) => examples.slice(1).filter((example) => example.name === undefined);
  const ofParameters = operation.parameters.flatMap((parameter) =>
    further(parameter.examples).map(({ value }) => ({
      name: `${parameter.name} ${JSON.stringify(value)}`,
      parameters: new Map(required).set(parameter, value),
      body: base,
    })),
  );
  const ofBodies = (body ? [body.media] : []).flatMap((media) =>
    further(media.examples).map(({ value }, index) => ({
      name: `body example ${index + 2}`,
      parameters: required,
      body: { media, value },
    })),
  );
  return [...ofParameters, ...ofBodies].map((one) => ({ ...one, operation, expected: [] }));
}

/** Each request once. The one with an expectation stays, as it says more. */
function distinct(cases: readonly Case[]): Case[] {
  const byRequest = new Map<string, Case>();
  for (const one of cases) {
    const parameters = [...one.parameters].map(([parameter, value]) => [parameter.in, parameter.name, value]);
    const key = JSON.stringify([parameters.sort(), one.body?.media.type, one.body?.value]);
    const earlier = byRequest.get(key);
    if (!earlier || (earlier.expected.length === 0 && one.expected.length > 0)) byRequest.set(key, one);
  }
  return [...byRequest.values()];
}
