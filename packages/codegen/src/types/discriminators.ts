/** The discriminators of a document, as openapi-typescript knows them. */
import {
  type GlobalContext,
  type OpenAPI3,
  type OpenAPITSOptions,
  resolveRef,
  type SchemaObject,
  scanDiscriminators,
} from "openapi-typescript";

type Discriminators = GlobalContext["discriminators"];

/** Writes into the schemas of the document which tags they have. */
export function discriminatorsOf(document: OpenAPI3, options: OpenAPITSOptions): Discriminators {
  const discriminators = scanDiscriminators(sparse(document), options);
  forgetUnions(document, discriminators);
  return discriminators;
}

/**
 * The document in which only the parts can be listed that say something of discriminators; the others are there for
 * whoever has their names. In a large document the search takes longer than all the rest.
 */
function sparse(document: OpenAPI3): OpenAPI3 {
  const listed = (group: unknown) => {
    if (!isNode(group)) return group;
    const telling = Object.entries(group).filter(([, part]) => mentions(part, new Set(["discriminator", "allOf"])));
    return Object.assign(Object.create(group), Object.fromEntries(telling));
  };
  const components = Object.entries(document.components ?? {}).map(([kind, group]) => [kind, listed(group)]);
  return {
    ...document,
    paths: listed(document.paths),
    webhooks: listed(document.webhooks),
    components: Object.fromEntries(components),
  };
}

function mentions(node: unknown, keys: ReadonlySet<string>): boolean {
  if (Array.isArray(node)) return node.some((item) => mentions(item, keys));
  if (!isNode(node)) return false;
  for (const key in node) if (keys.has(key) || mentions(node[key], keys)) return true;
  return false;
}

function isNode(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * openapi-typescript takes `allOf: [{ $ref }]` of a schema with a discriminator for inheritance: it omits the
 * discriminating property from the parent and adds one that says the child's name. Of a union (`oneOf`, `anyOf`) that
 * leaves only the properties common to all its members, and a value that none of them has.
 */
function forgetUnions(document: OpenAPI3, discriminators: Discriminators): void {
  const resolve = <T>($ref: string) => resolveRef<T>(document, $ref, { silent: true });
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
