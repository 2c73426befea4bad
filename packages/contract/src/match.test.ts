import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { createMatcher } from "./match.ts";
import { METHODS, type Operation } from "./model.ts";

/** Operations of no more than a method and a path, which is all that matching looks at. */
function operations(...lines: string[]): Operation[] {
  return lines.map((line) => {
    const [method, path] = line.split(" ") as [string, string];
    return { id: line, method: method.toLowerCase(), path } as Operation;
  });
}

function ask(paths: string[], request: string) {
  const [method, path] = request.split(" ") as [string, string];
  const match = createMatcher(operations(...paths))(method, path);
  return match.kind === "operation" ? { ...match, operation: match.operation.id } : match;
}

const table: [paths: string[], request: string, path: string | undefined, parameters?: Record<string, string>][] = [
  [["GET /a"], "get /a", "GET /a"],
  [["GET /a"], "GET /A", undefined],
  [["GET /a"], "GET /a/", undefined],
  [["GET /a/"], "GET /a/", "GET /a/"],
  [["GET /a/"], "GET /a", undefined],
  [["GET /"], "GET /", "GET /"],
  [["GET /"], "GET ", undefined],
  [["GET /{x}"], "GET /", undefined],
  [["GET /a/{x}/b"], "GET /a//b", undefined],
  [["GET /a/{x}"], "GET /a/1?q=2", "GET /a/{x}", { x: "1" }],
  // literal before template, whatever the order, and back again when the literal way leads nowhere
  [["GET /a/{x}", "GET /a/b"], "GET /a/b", "GET /a/b"],
  [["GET /a/{x}/c", "GET /a/b"], "GET /a/b/c", "GET /a/{x}/c", { x: "b" }],
  [["GET /a/{x}/c", "GET /a/b/d"], "GET /a/b/c", "GET /a/{x}/c", { x: "b" }],
  [["GET /{x}/b/{y}", "GET /a/{z}/c"], "GET /a/b/d", "GET /{x}/b/{y}", { x: "a", y: "d" }],
  [["GET /a/{x}/{y}", "GET /a/b.{e}/q"], "GET /a/b.c/d", "GET /a/{x}/{y}", { x: "b.c", y: "d" }],
  // one template, two names
  [["GET /a/{x}", "POST /a/{y}"], "POST /a/1", "POST /a/{y}", { y: "1" }],
  // variables inside a segment
  [["GET /f/{name}.{ext}"], "GET /f/a.mp3", "GET /f/{name}.{ext}", { name: "a", ext: "mp3" }],
  [["GET /f/{name}.{ext}"], "GET /f/a.tar.gz", "GET /f/{name}.{ext}", { name: "a.tar", ext: "gz" }],
  [["GET /f/{name}.{ext}"], "GET /f/a", undefined],
  [["GET /f/{a}..{b}"], "GET /f/1..2", "GET /f/{a}..{b}", { a: "1", b: "2" }],
  [
    ["GET /compare/{base}...{head}"],
    "GET /compare/v1.0...v2.0",
    "GET /compare/{base}...{head}",
    { base: "v1.0", head: "v2.0" },
  ],
  [["GET /j/{id}", "GET /j/{id}:stop"], "GET /j/7:stop", "GET /j/{id}:stop", { id: "7" }],
  [["GET /j/{id}:stop"], "GET /j/7%3Astop", "GET /j/{id}:stop", { id: "7" }],
  [["GET /j/{id}:stop"], "GET /j/a%3Ab:stop", "GET /j/{id}:stop", { id: "a:b" }],
  [["GET /j/{id}.json", "GET /j/{id}"], "GET /j/7.xml", "GET /j/{id}", { id: "7.xml" }],
  // percent-encoding
  [["GET /a/{x}"], "GET /a/%C3%A4%20b", "GET /a/{x}", { x: "ä b" }],
  [["GET /a/{x}"], "GET /a/b%2Fc", "GET /a/{x}", { x: "b/c" }],
  [["GET /a/{x}"], "GET /a/b+c", "GET /a/{x}", { x: "b+c" }],
  [["GET /caf%C3%A9"], "GET /café", "GET /caf%C3%A9"],
  [["GET /café"], "GET /caf%C3%A9", "GET /café"],
  [["GET /%zz/{x}"], "GET /%25zz/1", "GET /%zz/{x}", { x: "1" }],
  // paths as some documents write them
  [["GET /a#list"], "GET /a", "GET /a#list"],
  [["GET /a#list", "GET /a#all"], "GET /a", "GET /a#list"],
  [["GET /a?op=list"], "GET /a?op=list", "GET /a?op=list"],
  [["GET /a/{x}{?page}"], "GET /a/1", "GET /a/{x}{?page}", { x: "1" }],
  [["GET /a/{__proto__}"], "GET /a/1", "GET /a/{__proto__}", Object.fromEntries([["__proto__", "1"]])],
];

describe("finding the operation of a request", () => {
  it.each(table)("%j, asked %s", (paths, request, id, parameters = {}) => {
    const match = ask(paths, request);
    if (id === undefined) expect(match).toEqual({ kind: "no-path" });
    else expect(match).toMatchObject({ kind: "operation", operation: id, pathParameters: parameters });
  });

  it("keeps the text of path parameters as it came too", () => {
    expect(ask(["GET /a/{x}"], "GET /a/b%2Cc,d")).toMatchObject({ rawPathParameters: { x: "b%2Cc,d" } });
  });

  it("says which methods a path has when the one asked for is not declared", () => {
    const paths = ["GET /a/{x}", "PUT /a/{y}", "DELETE /a/b"];
    expect(ask(paths, "PATCH /a/1")).toEqual({ kind: "no-method", allow: ["GET", "PUT"], path: "/a/{x}" });
    expect(ask(paths, "HEAD /a/1")).toMatchObject({ kind: "no-method" });
    expect(ask(paths, "GET /a/b")).toEqual({ kind: "no-method", allow: ["DELETE"], path: "/a/b" });
  });

  it.each(["/a/%", "/a/%zz", "/a/%E0%A4%A", "/%ff", "/other/%C3"])("calls %s malformed", (path) => {
    expect(createMatcher(operations("GET /a/{x}"))("GET", path)).toMatchObject({ kind: "malformed" });
  });

  // A contract of 1,223 operations, on machines that keep a folder of foreign contracts beside the repository.
  const github = new URL("../../../../shared/corpus/github/api.github.com.json", import.meta.url);
  it.runIf(existsSync(github))("finds every operation of GitHub's contract by its own path", () => {
    const document = JSON.parse(readFileSync(github, "utf8"));
    const all = Object.entries<object>(document.paths).flatMap(([path, item]) =>
      METHODS.filter((method) => method in item).map((method) => `${method} ${path}`),
    );
    const match = createMatcher(operations(...all));
    const lost = all.filter((line) => {
      const [method, path] = line.split(" ") as [string, string];
      const found = match(method, path.replace(/\{([^}]*)\}/g, "x-$1"));
      return found.kind !== "operation" || found.operation.id !== line;
    });
    expect(all.length).toBeGreaterThan(1_000);
    expect(lost).toEqual([]);
  });
});

it("takes any name of a variable", () => {
  const match = ask(["GET /a/{__proto__}/{constructor}"], "GET /a/1/2");
  expect(match.kind === "operation" && Object.entries(match.rawPathParameters)).toEqual([
    ["__proto__", "1"],
    ["constructor", "2"],
  ]);
});
