/** A part of what is there is the part that was asked for (RFC 9110, section 14). */
import type { Operation } from "@cantus/contract";
import type { Scene } from "../../../state/scene.ts";
import type { Place } from "../../../state/thing.ts";

/** @param bytes the whole, as it was read without a range */
export async function partsAreTrue(scene: Scene, read: Operation, place: Place, bytes: Uint8Array): Promise<void> {
  // A status that the operation does not declare is not to be brought about.
  if (bytes.length < 8 || read.response(206)?.status !== "206") return;
  const last = bytes.length - 1;
  const ranges: [range: string, first: number, last: number][] = [
    ["bytes=0-0", 0, 0],
    ["bytes=2-5", 2, 5],
    [`bytes=${last - 2}-`, last - 2, last],
    ["bytes=-3", last - 2, last],
    [`bytes=4-${last + 100}`, 4, last],
  ];
  for (const [range, from, to] of ranges) {
    const exchange = await scene.send(read, { place, headers: { range } });
    if (!exchange) return;
    const { status, headers, body } = exchange.response;
    // Who has no ranges answers with the whole (section 14.2).
    if (status !== 206) return;
    const tell = (message: string, pointer: string) => scene.tell("partial-content", { message, exchange, pointer });
    const [, first, end, whole] = /^bytes (\d+)-(\d+)\/(\d+|\*)$/.exec(headers["content-range"] ?? "") ?? [];
    // Several parts in one, or a unit of its own.
    if (first === undefined) continue;
    if (Number(first) !== from || Number(end) > to || (whole !== "*" && Number(whole) !== bytes.length)) {
      tell(
        `${range} of ${bytes.length} bytes is answered with Content-Range ${headers["content-range"]}.`,
        "/Content-Range",
      );
    } else if (
      body.length !== Number(end) - from + 1 ||
      Buffer.compare(body, bytes.subarray(from, Number(end) + 1)) !== 0
    ) {
      tell(`${range} of ${bytes.length} bytes brings ${body.length} bytes that are not those.`, "");
    }
  }
  if (read.response(416)?.status !== "416") return;
  const beyond = await scene.send(read, { place, headers: { range: `bytes=${bytes.length + 10}-` } });
  if (beyond?.response.status !== 206) return;
  const message = `A range that begins behind all ${bytes.length} bytes is answered with 206.`;
  scene.tell("partial-content", { message, exchange: beyond });
}
