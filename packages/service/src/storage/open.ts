import { join } from "node:path";
import { FolderObjects } from "./folder.ts";
import type { Objects } from "./objects.ts";
import type { S3Options } from "./s3.ts";

export interface ObjectsOptions {
  readonly dataFolder: string;
  /** A bucket. `undefined`: the folder `objects` below the data folder. */
  readonly s3: S3Options | undefined;
}

/** Opens the folder or the bucket that objects are kept in. */
export async function openObjects({ dataFolder, s3 }: ObjectsOptions): Promise<Objects> {
  if (s3 === undefined) return FolderObjects.open(join(dataFolder, "objects"));
  // AWS's client is large: only who uses it loads it.
  const { S3Objects } = await import("./s3.ts");
  return new S3Objects(s3);
}
