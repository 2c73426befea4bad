import type { Readable } from "node:stream";
import { parseRange } from "@cantus/contract/request";
import { Problem } from "@cantus/server";
import type { Objects } from "../../storage/objects.ts";

type FileHeaders = {
  readonly "Accept-Ranges": "bytes";
  readonly ETag: string;
  readonly "Cache-Control": "private";
  readonly "Content-Length": number;
};

/** The whole of a file, or the part that a `Range` asks for. */
export type FileAnswer =
  | { readonly status: 200; readonly body: Readable; readonly headers: FileHeaders }
  | {
      readonly status: 206;
      readonly body: Readable;
      readonly headers: FileHeaders & { readonly "Content-Range": string };
    };

/**
 * What to answer with an object, by the `Range` and `If-Range` of the request.
 *
 * @param name what callers call the file: its entity tag tells it from others
 * @throws Problem `range-not-satisfiable`
 */
export async function fileAnswer(
  objects: Objects,
  key: string,
  name: string,
  { Range, "If-Range": ifRange }: { readonly Range?: string | undefined; readonly "If-Range"?: string | undefined },
): Promise<FileAnswer> {
  const size = await objects.size(key);
  const common = { "Accept-Ranges": "bytes", ETag: `"${name}-${size}"`, "Cache-Control": "private" } as const;
  // An If-Range that does not fit, and every date in one, for we send none, asks for the whole (RFC 9110 §13.1.5).
  const range = ifRange === undefined || ifRange === common.ETag ? parseRange(Range, size) : undefined;
  if (range === "unsatisfiable") {
    throw new Problem("range-not-satisfiable", {
      status: 416,
      detail: `The file has ${size} bytes`,
      headers: { "Content-Range": `bytes */${size}` },
    });
  }
  if (!range) return { status: 200, body: await objects.read(key), headers: { ...common, "Content-Length": size } };
  return {
    status: 206,
    body: await objects.read(key, range),
    headers: {
      ...common,
      "Content-Range": `bytes ${range.first}-${range.last}/${size}`,
      "Content-Length": range.last - range.first + 1,
    },
  };
}
