import { describe, expect, test } from "vitest";
import type { Contract } from "./model.ts";
import { apiName, camelCase, methodNames, pascalCase, uniqueNames } from "./names.ts";

test.each([
  ["getGeneration", "getGeneration"],
  ["FetchService", "fetchService"],
  ["repos/get-content", "reposGetContent"],
  ["meta/root", "metaRoot"],
  ["GETJob", "getJob"],
  ["URL", "url"],
  ["list_jobs", "list_jobs"],
  ["get job by id", "getJobById"],
  ["2fa", "_2fa"],
  ["größe-ändern", "größeÄndern"],
  ["💥", "_"],
])("%s in camel case is %s", (text, name) => expect(camelCase(text)).toBe(name));

test.each([
  ["music-generations", "MusicGenerations"],
  ["string", "String"],
  ["foo.bar/baz", "FooBarBaz"],
  ["APIKey", "APIKey"],
])("%s in Pascal case is %s", (text, name) => expect(pascalCase(text)).toBe(name));

test.each([
  ["scene-jobs", "SceneJobs"],
  ["3.1", "Api31"],
])("the API %s is called %s", (text, name) => expect(apiName(text)).toBe(name));

describe("unique names", () => {
  test("number what is taken, and leave what is a name already", () => {
    const names = uniqueNames(["get-job", "getJob", "get job", "use"], camelCase, ["use"]);
    expect(Object.fromEntries(names)).toEqual({
      "get-job": "getJob2",
      getJob: "getJob",
      "get job": "getJob3",
      use: "use2",
    });
  });

  test("keep the order of what they name", () => {
    expect([...uniqueNames(["b-b", "a"], camelCase).keys()]).toEqual(["b-b", "a"]);
  });
});

test("the methods of a client are called as nothing else that it has", () => {
  const operations = ["jobs/list", "use", "jobsList"].map((id) => ({ id })) as unknown as Contract["operations"];
  expect([...methodNames({ operations })]).toEqual([
    ["jobs/list", "jobsList2"],
    ["use", "use2"],
    ["jobsList", "jobsList"],
  ]);
});
