/** The contracts that are mocked, with the calls that each peer is asked to answer. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { HttpCase } from "../http.ts";

export interface MockedContract {
  readonly name: string;
  readonly file: string;
  /** What its servers say; Prism answers without it. */
  readonly basePath: string;
  readonly get: HttpCase;
  readonly post: HttpCase;
}

const json = { "content-type": "application/json" };
const key = { "x-api-key": "key-of-the-bench" };

const small: MockedContract = {
  name: "small",
  file: new URL("../../../openapi/music-generations/openapi.yaml", import.meta.url).pathname,
  basePath: "",
  get: {
    name: "GET",
    method: "GET",
    path: "/v1/music/org_abc123/generations/mgen_2f8b1c4e9a7d",
    headers: key,
    status: 200,
  },
  post: {
    name: "POST",
    method: "POST",
    path: "/v1/music/org_abc123/generations",
    headers: { ...key, ...json },
    body: JSON.stringify({ prompt: "a slow waltz for two clarinets", duration: 90, instrumental: true }),
    status: 202,
  },
};

/** GitHub's, which is 13 MB of others' and not in this repository. */
function large(): MockedContract {
  const file =
    process.env.CANTUS_LARGE_CONTRACT ??
    join(import.meta.dirname, "../../../../shared/corpus/github/api.github.com.json");
  if (!existsSync(file)) {
    throw new Error(
      `There is no ${file}.\nGet it by \`npm pack @octokit/openapi@23.0.2\`, and set CANTUS_LARGE_CONTRACT to the path of its generated/api.github.com.json.`,
    );
  }
  return {
    name: "large",
    file,
    basePath: "",
    get: { name: "GET", method: "GET", path: "/repos/octocat/Hello-World/labels/bug", status: 200 },
    post: {
      name: "POST",
      method: "POST",
      path: "/repos/octocat/Hello-World/labels",
      headers: json,
      body: JSON.stringify({ name: "bug", description: "Something isn't working", color: "f29513" }),
      status: 201,
    },
  };
}

export const contracts = (): readonly MockedContract[] => [small, large()];
