/**
 * YAML as Redocly reads it: by the same library in the same release with the same schema, so that a document means the
 * same to both. Redocly itself, with its bundler, its linter and their rules, takes several times as long to load as most
 * documents to be read, and a document in one file needs none of it.
 */
import { binaryTag, CORE_SCHEMA, loadAll, mergeTag, omapTag, pairsTag, setTag, YAMLException } from "js-yaml";

import { yamlErrors } from "../location/yaml.ts";

const SCHEMA = CORE_SCHEMA.withTags(mergeTag, binaryTag, omapTag, pairsTag, setTag);

/**
 * @returns `undefined` for a text without anything in it
 * @throws {YAMLException} with a `reason` and where it is (`mark`)
 */
export function parseYaml(text: string, file: string): unknown {
  const documents = loadAll(text, { schema: SCHEMA, filename: file });
  if (documents.length > 1) throw new YAMLException("expected a single document in the stream, but found more");
  return documents.length === 0 && text.trim() !== "" ? null : documents[0];
}

/** The value of a text, or everything that keeps it from being YAML, and where. */
export function readYaml(
  text: string,
  file: string,
): { readonly value?: unknown; readonly errors: readonly { readonly message: string; readonly offset: number }[] } {
  try {
    return { value: parseYaml(text, file), errors: [] };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const errors = yamlErrors(text);
    const alone = { message: error.reason, offset: error.mark?.position ?? 0 };
    return { errors: errors.length > 0 ? errors : [alone] };
  }
}
