/** Who is compared: the two commands as they are typed, and Express with the two routes by hand. */
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Peer } from "../http.ts";
import type { MockedContract } from "./contracts.ts";

const prismCli = createRequire(import.meta.url).resolve("@stoplight/prism-cli/package.json");
const { version } = createRequire(import.meta.url)(prismCli) as { version: string };

export const prism = ({ file }: MockedContract): Peer => ({
  name: `Prism ${version}`,
  file: new URL(`file://${join(prismCli, "../dist/index.js")}`),
  arguments: ["mock", "--port", "0", file],
  // In production it forks, so that what it takes would be another process's.
  environment: { NODE_ENV: "development", NODE_NO_WARNINGS: "1" },
});

export const cantus = ({ file, basePath }: MockedContract): Peer => ({
  name: "Cantus",
  file: new URL("../../../packages/cli/bin/cantus.cjs", import.meta.url),
  arguments: ["mock", "--port", "0", file],
  basePath,
});

/** The same without a memory, as Prism is: every answer is an example. */
export const forgetful = ({ file, basePath }: MockedContract): Peer => ({
  name: "Cantus, no memory",
  file: new URL("./forgetful.ts", import.meta.url),
  arguments: [file],
  basePath,
});

/** @param answers a file that says what it answers */
export const express = (answers: string): Peer => ({
  name: "Express 5, by hand, nothing checked",
  file: new URL("./express.ts", import.meta.url),
  arguments: [answers],
});
