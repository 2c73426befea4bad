/**
 * The only module that knows openapi-typescript. It makes a contract's types from the document as we have it, without
 * reading, linting and bundling it a second time.
 */
import type { Contract, OpenApiDocument } from "@cantus/contract";
import {
  astToString,
  type GlobalContext,
  type OpenAPI3,
  type OpenAPITSOptions,
  resolveRef,
  type SchemaObject,
  scanDiscriminators,
  transformSchema,
} from "openapi-typescript";
import ts from "typescript";
import { recursiveArrays } from "./cycles.ts";
import { type Audience, documentFor } from "./document.ts";
import { hoistSchemas } from "./hoist.ts";
import { nameOperations } from "./operations.ts";

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
 * @example
 * contractTypes(contract, "caller").text; // 'export interface paths {\n    "/jobs": { …'
 */
export function contractTypes(contract: Contract, audience: Audience, formats: FormatTypes = {}): ContractTypes {
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
    discriminators: scanDiscriminators(document, options),
    injectFooter: [],
    resolve: ($ref) => resolveRef(document, $ref, { silent: true }),
  };
  forgetUnions(context);
  const nodes = hoistSchemas(transformSchema(document, context), recursiveArrays(document));
  const named = nameOperations(nodes.filter((node) => !isEmptyExtra(node)));
  return { text: astToString(named), names: named.flatMap(nameOf), writable: adapted.writable };
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

const nameOf = (node: ts.Node): string[] =>
  ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node) ? [node.name.text] : [];

/** It says of every document that it has no webhooks and no `$defs`, which nobody asked. */
function isEmptyExtra(node: ts.Node): boolean {
  return ts.isTypeAliasDeclaration(node) && ["webhooks", "$defs"].includes(node.name.text);
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

/**
 * openapi-typescript takes `allOf: [{ $ref }]` of a schema with a discriminator for inheritance: it omits the
 * discriminating property from the parent and adds one that says the child's name. Of a union (`oneOf`, `anyOf`) that
 * leaves only the properties common to all its members, and a value that none of them has.
 */
function forgetUnions({ discriminators, resolve }: GlobalContext): void {
  const isUnion = (schema: SchemaObject | undefined) => Boolean(schema?.oneOf || schema?.anyOf);
  for (const pointer of Object.keys(discriminators.objects)) {
    const schema = resolve<SchemaObject>(pointer);
    const parents = (schema?.allOf ?? []).flatMap((member) =>
      "$ref" in member ? [resolve<SchemaObject>(member.$ref)] : [],
    );
    const inherits = parents.some((parent) => parent?.discriminator && !isUnion(parent));
    if (schema?.discriminator ? isUnion(schema) : !inherits) delete discriminators.objects[pointer];
  }
}
