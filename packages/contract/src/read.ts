/** Reading contracts from files and URLs; for Node. */

import { resolve } from "node:path";
import { bundle, createConfig } from "@redocly/openapi-core";
import { createContract } from "./create.ts";
import type { Contract, OpenApiDocument } from "./model.ts";
import type { CantusSettings } from "./read/settings.ts";

export type { CantusSettings } from "./read/settings.ts";

export interface ReadContract extends Contract {
  readonly root: string;
  readonly files: readonly string[];
  readonly settings: CantusSettings;
}

export async function readContract(
  source: string,
  options: { config?: string; cwd?: string } = {},
): Promise<ReadContract> {
  const root = resolve(options.cwd ?? process.cwd(), source);
  const { bundle: bundled, fileDependencies } = await bundle({ ref: root, config: await createConfig({}) });
  const contract = createContract(bundled.parsed as OpenApiDocument);
  return Object.assign(contract, { root, files: [...fileDependencies], settings: {} });
}
