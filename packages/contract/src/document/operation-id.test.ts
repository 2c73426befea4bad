import { expect, test } from "vitest";
import { createContract } from "../create.ts";
import { generatedId } from "./operation-id.ts";

test.each([
  ["get", "/jobs/{job_id}", "getJobsByJobId"],
  ["post", "/v1/music-jobs", "postV1MusicJobs"],
  ["get", "/", "getRoot"],
  ["delete", "/files/{name}.{ext}", "deleteFilesByNameByExt"],
  ["post", "/jobs/{id}:cancel", "postJobsByIdCancel"],
  ["get", "/größen/{größe}", "getGrößenByGröße"],
] as const)("%s %s is called %s", (method, path, id) => {
  expect(generatedId(method, path)).toBe(id);
});

const responses = { 200: { description: "OK" } };

test("ids that are missing are made, differ from all others, and are told once", () => {
  const document = {
    openapi: "3.1.0",
    info: { title: "Jobs", version: "1" },
    paths: {
      "/a-b": { get: { responses } },
      "/a/b": { get: { responses } },
      "/c": { get: { operationId: "getAB2", responses }, post: { responses } },
    },
  };
  const before = structuredClone(document);
  const contract = createContract(document);

  expect(contract.operations.map(({ id, idIsGenerated }) => [id, idIsGenerated])).toEqual([
    ["getAB", true],
    ["getAB3", true],
    ["getAB2", false],
    ["postC", true],
  ]);
  expect(contract.at("/paths/~1a~1b/get/operationId"), "in the document, for other tools").toBe("getAB3");
  expect(document).toEqual(before);
  expect(contract.notices.map((notice) => notice.message)).toEqual([
    "3 operations have no operationId and are called by method and path, like `getAB`.",
  ]);
});

test("the same document gives the same ids", () => {
  const ids = () =>
    createContract({
      openapi: "3.1.0",
      info: { title: "Jobs", version: "1" },
      paths: { "/jobs/{id}": { get: { responses }, delete: { responses } } },
    }).operations.map((operation) => operation.id);
  expect(ids()).toEqual(["getJobsById", "deleteJobsById"]);
  expect(ids()).toEqual(ids());
});
