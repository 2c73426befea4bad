/** Documents of others, as they are published: each is served, and express-openapi-validator judges by all its schemas. */
import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Operation, Problem } from "@cantus/contract";
import { isJson } from "@cantus/contract/media-type";
import { readContract } from "@cantus/contract/read";
import express from "express";
import { expect, test } from "vitest";
import type { Finding } from "../finding.ts";
import { listen } from "../listen.ts";
import { createRouter } from "../router.ts";
import { expressOpenApiVerdicts } from "./express-openapi-validator.ts";

const examples = dirname(fileURLToPath(import.meta.resolve("@readme/oas-examples/package.json")));
const corpus = join(import.meta.dirname, "../../../../../shared/corpus");
const manifest = join(corpus, "manifest.json");
const entries: { id: string; entry: string }[] = existsSync(manifest) ? JSON.parse(readFileSync(manifest, "utf8")) : [];

const documents = [
  ...globSync("3.*/json/*.json", { cwd: examples })
    // It asks for security schemes that it does not declare, which `createRouter` says.
    .filter((file) => !file.endsWith("response-http-behavior.json"))
    .map((file) => [file, join(examples, file)] as const),
  ...entries.map(({ id, entry }) => [id, join(corpus, id, entry)] as const),
];

/** Of the largest, every so many operations are enough. */
const MANY = 200;

test.each(documents)("%s is served, and each of its operations judged", async (_, file) => {
  const contract = await readContract(file);
  const verdicts = expressOpenApiVerdicts(contract);
  const step = Math.ceil(contract.operations.length / MANY);
  for (const { parameters, requestBody, responses } of contract.operations.filter((_, index) => index % step === 0)) {
    const requested = [
      ...parameters.map((parameter) => parameter.content ?? parameter),
      ...(requestBody?.content ?? []),
    ];
    for (const owner of requested) verdicts.of(owner, "request")({});
    for (const { content } of responses) {
      for (const mediaType of content.filter(({ type }) => isJson(type))) verdicts.of(mediaType, "response")({});
    }
  }
  const [operation] = contract.operations;
  // Some have webhooks only.
  if (operation) expect(await answerTo(operation, contract)).toBeOneOf([400, 401, 406, 415, 501]);
});

async function answerTo({ method, path }: Operation, contract: Awaited<ReturnType<typeof readContract>>) {
  const findings: Finding[] = [];
  const refuse = () => {
    throw new Problem("not-implemented");
  };
  const app = express();
  const router = createRouter(contract, {
    handlers: Object.fromEntries(contract.operations.map(({ id }) => [id, refuse])) as never,
    security: Object.fromEntries([...contract.securitySchemes.keys()].map((scheme) => [scheme, () => "anybody"])),
    onFinding: (finding) => void findings.push(finding),
  });
  app.use(router);
  const listening = await listen(app, { port: 0 });
  try {
    const [base = ""] = contract.servers.map(({ basePath }) => basePath);
    // What stands behind a question mark in a path is not sent.
    const url = listening.url + base + path.replace(/\{[^}]*\}/g, "1").replace(/[?#].*$/, "");
    const answer = await fetch(url, { method: method.toUpperCase(), headers: { authorization: "Bearer x" } });
    expect(findings.filter(({ kind }) => kind === "broken-response")).toEqual([]);
    return answer.status;
  } finally {
    await listening.close(100);
  }
}
