/** What an application's bundle carries of the sdk: what it uses, and no more. */
import { beforeAll, describe, expect, test } from "vitest";
import { bundledText, gzipped } from "./bundle.ts";

const SDK = "@cantus/sdk/music-generations";

/** An application that uses three operations, and what else is named of the sdk. */
const application = (...more: string[]) => `
  import { ${["pickMusicGenerations", ...more].join(", ")} } from "${SDK}";
  import { getTrack, listTracks, saveTrack } from "${SDK}/operations";
  window.application = [pickMusicGenerations({ getTrack, listTracks, saveTrack }), ${more.join(", ")}];
`;

let three: string;
let core: string;
beforeAll(async () => {
  three = await bundledText(application());
  core = await bundledText(`
    import { pickMusicGenerations } from "${SDK}";
    window.application = pickMusicGenerations({});
  `);
});

test("the core is 8 kB", () => {
  expect(gzipped(core)).toBeLessThanOrEqual(8_000);
});

test("three operations are three operations", () => {
  expect(three).toContain("/v1/music/{organization_id}/tracks");
  for (const left of ["/generations", "/collections", "webhook-secret", "GET`,`PUT"]) expect(three).not.toContain(left);
  expect(gzipped(three) - gzipped(core)).toBeLessThan(300);
});

describe("each of these is at most 1.5 kB more", () => {
  test.each(["pages", "waitFor", "events", "oauth2"])("%s", async (name) => {
    expect(gzipped(await bundledText(application(name))) - gzipped(three)).toBeLessThanOrEqual(1_500);
  });
});

test("nothing of Node is in it, nor of the contract package", async () => {
  const everything = await bundledText(`import * as sdk from "${SDK}"; window.application = sdk;`);
  expect(everything).not.toMatch(/node:|require\(|process\.env|redocly|ajv/i);
});
