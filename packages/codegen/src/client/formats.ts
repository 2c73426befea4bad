/** Where in the answers of an operation the formats are that are mapped to types of JavaScript. */
import type { Contract, MediaType, Operation, Schema, SchemaObject } from "@cantus/contract";
import { isEventStream, isJson } from "@cantus/contract/media-type";
import { pascalCase, uniqueNames } from "@cantus/contract/names";
import type { ClientSettings } from "@cantus/contract/read";
import { Code, literal } from "../source.ts";
import { eventSchemas } from "./events.ts";

type Formats = NonNullable<ClientSettings["formats"]>;

const PREFIX = "#/components/schemas/";
const CODEC = new Code("cantus.formatCodec");

/** The shapes of a contract's schemas, and which operations need them. */
export class FormatShapes {
  readonly #contract: Contract;
  readonly #formats: Formats;
  /** By schema: the constant that holds its shape. */
  readonly #names: ReadonlyMap<string, string>;
  readonly #schemas: Record<string, unknown>;

  constructor(contract: Contract, formats: Formats) {
    this.#contract = contract;
    this.#formats = formats;
    this.#schemas = contract.document.components?.schemas ?? {};
    const having = this.#schemasWithFormats();
    this.#names = uniqueNames(having, (name) => `${pascalCase(name)}Shape`);
  }

  /** Constants of all shapes that schemas have; each may refer to any other. */
  module(): string {
    return [...this.#names]
      .map(
        ([schema, name]) =>
          `const ${name}: cantus.Shape = ${literal(this.#shapeOf(this.#schemas[schema] as Schema) ?? {})};\n`,
      )
      .join("");
  }

  /** @returns `undefined` for an operation that has no such value in its answers and none in its body */
  of({ responses, requestBody }: Operation): object | undefined {
    const answers = Object.fromEntries(
      responses.flatMap(({ status, content }) => {
        const shape = this.#anyOf(content.flatMap((media) => this.#schemasOf(media)));
        return shape === undefined ? [] : [[/^\d+$/.test(status) ? Number(status) : status, shape]];
      }),
    );
    const isSent = requestBody?.content.some(({ schema }) => this.#shapeOf(schema) !== undefined);
    return Object.keys(answers).length > 0 || isSent ? { codec: CODEC, answers } : undefined;
  }

  /** What comes as JSON: as a body, or in a stream, event by event. */
  #schemasOf(media: MediaType): (Schema | undefined)[] {
    if (isEventStream(media.type)) return eventSchemas(this.#contract, media);
    return isJson(media.type) ? [media.schema] : [];
  }

  #anyOf(schemas: readonly (Schema | undefined)[]): unknown {
    const shapes = schemas.map((schema) => this.#shapeOf(schema)).filter((shape) => shape !== undefined);
    return shapes.length > 1 ? { all: shapes } : shapes[0];
  }

  #shapeOf(schema: Schema | undefined): unknown {
    if (typeof schema !== "object") return undefined;
    const name = schema.$ref?.startsWith(PREFIX) ? schema.$ref.slice(PREFIX.length) : undefined;
    if (name !== undefined) {
      const constant = this.#names.get(name);
      return constant === undefined ? undefined : new Code(`() => ${constant}`);
    }
    if (schema.$ref !== undefined) return this.#shapeOf(this.#contract.resolve<Schema>(schema));
    const format = this.#formatOf(schema);
    if (format !== undefined) return format;
    const properties = Object.entries(schema.properties ?? {}).flatMap(([key, property]) => {
      const shape = this.#shapeOf(property);
      return shape === undefined ? [] : [[key, shape]];
    });
    const all = [schema.allOf, schema.anyOf, schema.oneOf]
      .flat()
      .map((each) => this.#shapeOf(each))
      .filter((shape) => shape !== undefined);
    const items = this.#shapeOf(schema.items);
    const values = this.#shapeOf(schema.additionalProperties);
    const shape = {
      ...(properties.length > 0 && { properties: Object.fromEntries(properties) }),
      ...(items !== undefined && { items }),
      ...(values !== undefined && { values }),
      ...(all.length > 0 && { all }),
    };
    return Object.keys(shape).length > 0 ? shape : undefined;
  }

  /** The same condition as that of the types. */
  #formatOf({ type, format, enum: values, const: value }: SchemaObject): string | undefined {
    if (format === undefined || !Object.hasOwn(this.#formats, format) || values !== undefined || value !== undefined) {
      return undefined;
    }
    return [type].flat().includes(format === "int64" ? "integer" : "string") ? format : undefined;
  }

  /** Those that have a mapped format in themselves or in what they refer to. */
  #schemasWithFormats(): string[] {
    const names = Object.keys(this.#schemas);
    const facts = new Map(names.map((name) => [name, this.#factsOf(this.#schemas[name])]));
    const found = new Set(names.filter((name) => facts.get(name)?.hasFormat));
    for (let before = -1; before < found.size; ) {
      before = found.size;
      for (const name of names) if (facts.get(name)?.refers.some((other) => found.has(other))) found.add(name);
    }
    return names.filter((name) => found.has(name));
  }

  #factsOf(schema: unknown): { hasFormat: boolean; refers: string[] } {
    const facts = { hasFormat: false, refers: [] as string[] };
    const visit = (node: unknown): void => {
      if (Array.isArray(node)) for (const item of node) visit(item);
      if (typeof node !== "object" || node === null) return;
      const { $ref } = node as SchemaObject;
      if ($ref?.startsWith?.(PREFIX)) facts.refers.push($ref.slice(PREFIX.length));
      if (this.#formatOf(node as SchemaObject) !== undefined) facts.hasFormat = true;
      for (const [key, value] of Object.entries(node)) if (key !== "example" && key !== "examples") visit(value);
    };
    visit(schema);
    return facts;
  }
}
