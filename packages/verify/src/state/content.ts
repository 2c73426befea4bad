/** The bytes of a thing: where they are read, and where they are put. */
import type { Contract, MediaType, Operation } from "@cantus/contract";
import { addressOf, hasType, propertiesOf, says } from "@cantus/contract/collections";
import { essence, isEventStream, isJson, isMultipartForm, isUrlEncoded } from "@cantus/contract/media-type";
import { thingMedia } from "./media.ts";
import type { Resource } from "./resource.ts";

export interface Content {
  readonly read: Operation;
  /** PUT or POST of the bytes alone, at the same path. */
  readonly write: Operation | undefined;
}

/** What the bytes of a thing are called that are as they were uploaded: a preview or a thumbnail is none. */
const ORIGINAL =
  /^(contents?|download|file|data|raw|bytes|blob|binary|original|media|body|attachment|document|object|\$value)$/i;

/** Of a thing, or of what there is one of: at its own path, or one word below it. */
export function contentsOf(contract: Contract, resource: Resource): Content[] {
  const item = resource.isSingle ? resource.collection : `${resource.collection}/{}`;
  const at = (path: string, method: string) =>
    contract.operations.find((each) => {
      const address = addressOf(contract, each);
      return address.path === path && each.method === method;
    });
  const found = contract.operations.flatMap((read): Content[] => {
    const { path } = addressOf(contract, read);
    const [, word] =
      path === item ? [path, ""] : (path.startsWith(`${item}/`) && [path, path.slice(item.length + 1)]) || [];
    if (word === undefined || /[/{]/.test(word) || read.method !== "get" || !answersWithBytes(read)) return [];
    const write = [at(path, "put"), at(path, "post")].find((each) => rawTypes(each).length > 0);
    return write || word === "" || ORIGINAL.test(word) ? [{ read, write }] : [];
  });
  return found;
}

/** The media types of the bytes that a request has for its body. */
export function rawTypes(operation: Operation | undefined): string[] {
  const types = operation?.requestBody?.content.map(({ type }) => essence(type)) ?? [];
  return types.some((type) => isJson(type) || isMultipartForm(type) || isUrlEncoded(type)) ? [] : types;
}

/** The only member of a form that is a file, and the media types that it may have. */
export function fileIn(
  contract: Contract,
  operation: Operation | undefined,
): { readonly name: string; readonly types: readonly string[] } | undefined {
  const media = thingMedia(operation);
  if (!media || !isMultipartForm(media.type)) return undefined;
  const files = [...propertiesOf(contract, media.schema)].filter(([, schema]) => isFile(contract, schema));
  const [name] = files[0] ?? [];
  if (name === undefined || files.length > 1) return undefined;
  const said = media.encoding[name]?.contentType?.split(",").map((type) => essence(type.trim()));
  return { name, types: said ?? ["application/octet-stream"] };
}

/** OpenAPI 3.1 has `contentMediaType` for what 3.0 has `format: binary` for; a file of any kind has neither and no type. */
function isFile(contract: Contract, schema: Parameters<typeof says>[1]): boolean {
  return (
    says(contract, schema, "format", "binary") ||
    (hasType(contract, schema, "string") && says(contract, schema, "contentMediaType", "application/octet-stream"))
  );
}

function answersWithBytes({ responses }: Operation): boolean {
  const content = responses
    .filter(({ status }) => status === "200" || status === "2XX")
    .flatMap((each) => each.content);
  return content.length > 0 && content.every(isBytes);
}

function isBytes({ type }: MediaType): boolean {
  return !isJson(type) && !isEventStream(type) && !/html|xml|csv|multipart/.test(type);
}
