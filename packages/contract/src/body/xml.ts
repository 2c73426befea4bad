/** XML as a schema describes it (OpenAPI 3.1 §4.8.26, XML Object). */
import type { Contract, Schema } from "../model.ts";
import { itemSchema, partsOf, propertySchema } from "../style/forms.ts";

interface XmlObject {
  readonly name?: string;
  readonly namespace?: string;
  readonly prefix?: string;
  readonly attribute?: boolean;
  readonly wrapped?: boolean;
}

/**
 * A value as an XML document. The root is called as the schema says (`xml.name`), else as the schema itself is called,
 * else `root`.
 *
 * @example writeXml(contract, { xml: { name: "pet" } }, { id: 1 }) // '<?xml version="1.0" encoding="UTF-8"?><pet><id>1</id></pet>'
 */
export function writeXml(contract: Contract, schema: Schema | undefined, value: unknown, root = "root"): string {
  const described = schema ?? true;
  const items = Array.isArray(value) ? listed(contract, described, value, "item") : undefined;
  const name = xmlOf(contract, described).name ?? nameOf(described) ?? root;
  const element =
    items === undefined ? written(contract, described, name, value) : tag(contract, described, name, items);
  return `<?xml version="1.0" encoding="UTF-8"?>${element}`;
}

/** The first that is said of it: parts of a schema describe the same element. */
function xmlOf(contract: Contract, schema: Schema): XmlObject {
  return partsOf(contract, schema).flatMap(({ xml }) => (typeof xml === "object" && xml ? [xml] : []))[0] ?? {};
}

function nameOf(schema: Schema): string | undefined {
  return typeof schema === "object" ? schema.$ref?.split("/").at(-1) : undefined;
}

function written(contract: Contract, schema: Schema, name: string, value: unknown): string {
  if (typeof value !== "object" || value === null) return tag(contract, schema, name, escaped(value ?? ""));
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .map(([key, member]) => ({ key, member, schema: propertySchema(contract, schema, key) }));
  const isAttribute = (member: Schema) => xmlOf(contract, member).attribute === true;
  const attributes = members
    .filter((each) => isAttribute(each.schema))
    .map((each) => ` ${qualified(xmlOf(contract, each.schema), each.key)}="${escaped(each.member)}"`);
  const elements = members
    .filter((each) => !isAttribute(each.schema))
    .map((each) => child(contract, each.schema, each.key, each.member));
  return tag(contract, schema, name, elements.join(""), attributes.join(""));
}

/** A list stands as its items, each called like the property, unless it is `wrapped` in an element of its own. */
function child(contract: Contract, schema: Schema, key: string, member: unknown): string {
  const { name = key, wrapped = false } = xmlOf(contract, schema);
  if (!Array.isArray(member)) return written(contract, schema, name, member);
  const items = listed(contract, schema, member, key);
  return wrapped ? tag(contract, schema, name, items) : items;
}

function listed(contract: Contract, schema: Schema, items: readonly unknown[], key: string): string {
  return items
    .map((item, i) => {
      const described = itemSchema(contract, schema, i);
      return written(contract, described, xmlOf(contract, described).name ?? key, item);
    })
    .join("");
}

function tag(contract: Contract, schema: Schema, name: string, content: string, attributes = ""): string {
  const xml = xmlOf(contract, schema);
  const { prefix, namespace } = xml;
  const declaration = namespace ? ` xmlns${prefix ? `:${prefix}` : ""}="${escaped(namespace)}"` : "";
  const called = qualified({ ...xml, name }, name);
  return content === ""
    ? `<${called}${declaration}${attributes}/>`
    : `<${called}${declaration}${attributes}>${content}</${called}>`;
}

function qualified({ name, prefix }: XmlObject, key: string): string {
  // What is no name (XML 1.0 §2.3) is made one: any key can be a property.
  const legal = (name ?? key).replace(/[^\p{L}\p{N}_.-]/gu, "_").replace(/^(?![\p{L}_])/u, "_");
  return prefix ? `${prefix}:${legal}` : legal;
}

function escaped(value: unknown): string {
  const text = typeof value === "object" ? (JSON.stringify(value) ?? "") : String(value);
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replace(UNSENDABLE, "\ufffd");
}

/** What no XML document may have in it, escaped or not (XML 1.0 §2.2). */
const UNSENDABLE = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;
