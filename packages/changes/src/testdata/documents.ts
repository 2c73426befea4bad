/** Contracts of some size: this repository's own, and those of others that are kept beside it. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Contract, createContract, type OpenApiDocument } from "@cantus/contract";
import { readContract } from "@cantus/contract/read";

const root = join(import.meta.dirname, "../../../..");
const corpus = join(root, "../../shared/corpus");
const manifest = join(corpus, "manifest.json");

interface Entry {
  readonly id: string;
  readonly entry: string;
}

const others: Entry[] = existsSync(manifest) ? JSON.parse(readFileSync(manifest, "utf8")) : [];

export const OWN = ["music-generations", "music-jobs", "scene-jobs"];
export const OTHERS = others.map(({ id }) => id);

export function readDocument(id: string): Promise<Contract> {
  const entry = others.find((each) => each.id === id)?.entry;
  return readContract(entry === undefined ? id : join(corpus, id, entry), { cwd: root });
}

/** The contract of a document that was rewritten, member by member. */
export function rewritten(contract: Contract, rewrite: (document: OpenApiDocument) => unknown): Contract {
  return createContract(rewrite(structuredClone(contract.document)) as OpenApiDocument, { name: contract.name });
}

type Visit = (value: unknown, key: string) => unknown;

/** A value, each member of which was given to `visit` after its own members. */
export function mapDeep(value: unknown, visit: Visit, key = ""): unknown {
  if (Array.isArray(value)) return visit(value.map((item) => mapDeep(item, visit)), key);
  if (typeof value !== "object" || value === null) return visit(value, key);
  return visit(Object.fromEntries(Object.entries(value).map(([name, member]) => [name, mapDeep(member, visit, name)])), key);
}
