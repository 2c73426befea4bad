/**
 * A contract's types, by openapi-typescript: from the document as we have it, without reading, linting and bundling it a
 * second time, and part by part.
 */
import { type Contract, type OpenApiDocument, Remembered } from "@cantus/contract";
import { contentHash } from "@cantus/contract/read";
import {
  type GlobalContext,
  type OpenAPI3,
  type OpenAPITSOptions,
  resolveRef,
  type SchemaObject,
} from "openapi-typescript";
import ts from "typescript";
import { recursiveArrays } from "./cycles.ts";
import { discriminatorsOf } from "./discriminators.ts";
import { type Audience, documentFor } from "./document.ts";
import { typesModule } from "./module.ts";
import { COMPONENTS, type PartKind, type PartTypes, typesOfPart } from "./parts.ts";

/** By format, the type of JavaScript that stands for its values. */
export type FormatTypes = Readonly<Record<string, string>>;

export interface ContractTypes {
  /** A module that exports `paths`, `components` and `operations` (by operationId). */
  readonly text: string;
  /** What it declares. */
  readonly names: readonly string[];
  /** The schemas that it has beside the contract's own, for what is sent, and what each is a form of. */
  readonly writable: ReadonlyMap<string, string>;
}

/**
 * The types of a contract, as the text of a module that exports `paths`, `components` and `operations` (by
 * operationId).
 *
 * @param made what was made of the parts of an earlier version of the contract, for the same audience
 * @example
 * contractTypes(contract, "caller").text; // 'export interface paths {\n    "/jobs": { …'
 */
export function contractTypes(
  contract: Contract,
  audience: Audience,
  formats: FormatTypes = {},
  made: Remembered<PartTypes> = new Remembered(),
): ContractTypes {
  const adapted = documentFor(contract, audience);
  const document = adapted.document as OpenApiDocument & OpenAPI3;
  const binary = ts.factory.createTypeReferenceNode(audience === "caller" ? "Blob" : "File");
  const options: OpenAPITSOptions = {
    silent: true,
    defaultNonNullable: audience === "handler",
    // `type: object` alone allows any member (JSON Schema 2020-12 §10.3.2.3).
    emptyObjectsUnknown: true,
    transform: (schema) => (isBinary(schema) ? binary : formatType(schema, formats)),
  };
  const context: GlobalContext = {
    ...SWITCHED_OFF,
    defaultNonNullable: options.defaultNonNullable ?? true,
    emptyObjectsUnknown: true,
    transform: options.transform,
    discriminators: discriminatorsOf(document, options),
    injectFooter: [],
    resolve: ($ref) => resolveRef(document, $ref, { silent: true }),
  };
  const recursive = recursiveArrays(document);
  const look = looker(context);
  // What holds for all parts.
  const shared = JSON.stringify([formats, context.discriminators, [...recursive]]);
  made.begin();
  const parts = new Map<PartKind, PartTypes[]>();
  for (const [kind, name, part] of partsOf(document)) {
    const key = contentHash([shared, kind, name, JSON.stringify(part)].join("\n"));
    const types = made.of(
      key,
      () => typesOfPart(kind, name, part, context, recursive, look),
      ({ references }) => [...references].every(([ref, target]) => look(ref) === target),
    );
    parts.set(kind, [...(parts.get(kind) ?? []), types]);
  }
  return { ...typesModule(parts, document.components !== undefined), writable: adapted.writable };
}

function* partsOf(document: OpenApiDocument): Iterable<[kind: PartKind, name: string, part: unknown]> {
  const all = document as unknown as Record<string, object | undefined>;
  const groups: [PartKind, object | undefined][] = [
    ["paths", all.paths],
    ["webhooks", all.webhooks],
    ...COMPONENTS.map((kind): [PartKind, object | undefined] => [
      kind,
      (all.components as Record<string, object> | undefined)?.[kind],
    ]),
  ];
  for (const [kind, group] of groups) {
    for (const [name, part] of Object.entries(group ?? {})) yield [kind, name, part];
  }
  if (all.$defs) yield ["$defs", "", all.$defs];
}

/** How what a reference leads to is, as text. */
function looker({ resolve }: GlobalContext): (ref: string) => string {
  const known = new Map<string, string>();
  return (ref) => {
    const text = known.get(ref) ?? JSON.stringify(resolve(ref)) ?? "";
    known.set(ref, text);
    return text;
  };
}

/** A value that has a type of its own by its format, where nothing else says more of it. */
function formatType(schema: SchemaObject, formats: FormatTypes): ts.TypeNode | undefined {
  const { type, format, enum: values, const: value } = schema as Record<string, unknown>;
  const name = typeof format === "string" && Object.hasOwn(formats, format) ? formats[format] : undefined;
  if (name === undefined || values !== undefined || value !== undefined) return undefined;
  const types = [type].flat();
  if (!types.includes(format === "int64" ? "integer" : "string")) return undefined;
  const node =
    name === "bigint"
      ? ts.factory.createKeywordTypeNode(ts.SyntaxKind.BigIntKeyword)
      : ts.factory.createTypeReferenceNode(name);
  if (!types.includes("null")) return node;
  return ts.factory.createUnionTypeNode([node, ts.factory.createLiteralTypeNode(ts.factory.createNull())]);
}

/** What can be asked of openapi-typescript and is not: several of these make code that does not compile. */
const SWITCHED_OFF = {
  additionalProperties: false,
  alphabetize: false,
  arrayLength: false,
  conditionalEnums: false,
  dedupeEnums: false,
  enum: false,
  enumValues: false,
  excludeDeprecated: false,
  exportType: false,
  generatePathParams: false,
  immutable: false,
  inject: undefined,
  makePathsEnum: false,
  pathParamsAsTypes: false,
  postTransform: undefined,
  propertiesRequiredByDefault: false,
  readWriteMarkers: false,
  // Its resolver is for documents in several files; ours is one.
  redoc: undefined as unknown as GlobalContext["redoc"],
  rootTypes: false,
  rootTypesKeepCasing: false,
  rootTypesNoSchemaPrefix: false,
  silent: true,
  transformProperty: undefined,
} satisfies Partial<GlobalContext>;

/** Bytes: as OpenAPI 3.0 says it, and as 3.1 does (a media type, and no encoding as text). */
function isBinary(schema: SchemaObject): boolean {
  const { type, format, contentMediaType, contentEncoding } = schema as Record<string, unknown>;
  if (type !== "string") return false;
  return format === "binary" || (contentMediaType === "application/octet-stream" && contentEncoding === undefined);
}
