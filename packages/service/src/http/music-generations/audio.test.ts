import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { UrlSigner } from "../../storage/signed-url.ts";
import { type Caller, makeTrack, startService } from "../../testing/service.ts";

let service: Awaited<ReturnType<typeof startService>>;
let caller: Caller;
let track: string;
let url: string;
let signedAt: number;
const SECRET = "what only the service and this test know";
beforeAll(async () => {
  service = await startService({ signedUrlSeconds: 60, signingSecret: SECRET });
  caller = await service.newCaller();
  track = await makeTrack(caller);
  signedAt = Date.now();
  url = (await caller.call("GET", `/tracks/${track}`)).body.playback_url;
});
afterAll(() => service.close());

/** Of a second: 38 frames of 1,152 samples at 192 kbit/s, in bytes. */
const SIZE = Math.floor((38 * (1152 / 8) * 192_000) / 44_100);
const get = (headers: Record<string, string> = {}, from = url) => fetch(from, { headers });
const changed = (change: (url: URL) => void) => {
  const other = new URL(url);
  change(other);
  return other.href;
};

describe("audio by a signed URL", () => {
  test("needs no key, and says what it is", async () => {
    const response = await get();
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "audio/mpeg",
      "content-length": `${SIZE}`,
      "accept-ranges": "bytes",
      etag: expect.stringMatching(/^".+"$/),
    });
    expect((await response.arrayBuffer()).byteLength).toBe(SIZE);
  });

  test.each([
    ["bytes=0-99", 0, 99],
    ["bytes=100-", 100, SIZE - 1],
    ["bytes=-100", SIZE - 100, SIZE - 1],
  ])("is answered in part: %s", async (Range, first, last) => {
    const whole = Buffer.from(await (await get()).arrayBuffer());
    const response = await get({ Range });
    expect(response.status).toBe(206);
    expect(response.headers.get("Content-Range")).toBe(`bytes ${first}-${last}/${SIZE}`);
    expect(response.headers.get("Content-Length")).toBe(`${last - first + 1}`);
    expect(Buffer.from(await response.arrayBuffer()).equals(whole.subarray(first, last + 1))).toBe(true);
  });

  test("has no part past its end", async () => {
    const response = await get({ Range: `bytes=${SIZE}-` });
    expect(response.status).toBe(416);
    expect(response.headers.get("Content-Range")).toBe(`bytes */${SIZE}`);
    expect(await response.json()).toMatchObject({ error: { code: "RANGE_NOT_SATISFIABLE", status: 416 } });
  });

  test("is answered in part only while If-Range fits", async () => {
    const etag = (await get()).headers.get("ETag") ?? "";
    expect((await get({ Range: "bytes=0-9", "If-Range": etag })).status).toBe(206);
    expect((await get({ Range: "bytes=0-9", "If-Range": '"another"' })).status).toBe(200);
  });

  test("is where the caller has reached the service", async () => {
    const local = await fetch(
      `${service.url.replace("127.0.0.1", "localhost")}/v1/music/${caller.organizationId}/tracks/${track}`,
      {
        headers: { "X-API-Key": caller.key },
      },
    );
    const { playback_url } = (await local.json()) as { playback_url: string };
    expect(playback_url).toMatch(/^http:\/\/localhost:\d+\/v1\/music\//);
    expect(url.startsWith(`${service.url}/v1/music/`)).toBe(true);
  });

  test("is refused when the URL was changed in any way", async () => {
    const other = await makeTrack(caller);
    const stranger = await service.newCaller();
    const forgeries = [
      changed(({ searchParams }) => searchParams.set("signature", "A".repeat(43))),
      changed(({ searchParams }) => searchParams.set("expires", "4102444800")),
      changed((url) => {
        url.pathname = url.pathname.replace(track, other);
      }),
      changed((url) => {
        url.pathname = url.pathname.replace(caller.organizationId, stranger.organizationId);
      }),
      changed((url) => {
        url.pathname = url.pathname.replace(".mp3", ".bass.mp3");
      }),
    ];
    for (const forgery of forgeries) {
      const response = await get({}, forgery);
      expect(response.status).toBe(403);
      expect(await response.json()).toMatchObject({ error: { code: "SIGNATURE_INVALID" } });
    }
  });

  test.each(["expires", "signature"])("is not there without %s", async (name) => {
    expect(
      (
        await get(
          {},
          changed(({ searchParams }) => searchParams.delete(name)),
        )
      ).status,
    ).toBe(400);
  });

  test("is refused when its time has come", async () => {
    const path = `/v1/music/${caller.organizationId}/audio/${track}.mp3`;
    const expired = new UrlSigner(SECRET).sign(path, new Date("2026-01-01T00:00:00Z"));
    const response = await get({}, `${service.url}${path}?${expired}`);
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({
      error: { code: "SIGNATURE_INVALID", system_message: "Expired at 2026-01-01T00:00:00.000Z" },
    });
  });

  test("expires when the configuration says", () => {
    const expires = Number(new URL(url).searchParams.get("expires"));
    expect(expires - signedAt / 1000).toBeGreaterThan(58);
    expect(expires - signedAt / 1000).toBeLessThan(70);
  });
});
