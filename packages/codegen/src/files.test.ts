import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { checkFiles, type GeneratedFile, writeFiles } from "./index.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "cantus-files-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const file = (name: string, content: string, kind: GeneratedFile["kind"] = "generated"): GeneratedFile => ({
  path: join(folder, name),
  content,
  kind,
});
const read = (name: string) => readFileSync(join(folder, name), "utf8");

describe("writing", () => {
  test("makes folders, and leaves nothing else in them", async () => {
    const files = [file("a/one.ts", "1"), file("a/b/two.ts", "2", "stub")];
    expect(await writeFiles(files)).toEqual(files.map(({ path }) => path));
    expect([read("a/one.ts"), read("a/b/two.ts")]).toEqual(["1", "2"]);
    expect(readdirSync(folder, { recursive: true }).sort()).toEqual(["a", "a/b", "a/b/two.ts", "a/one.ts"]);
  });

  test("touches only what has changed", async () => {
    await writeFiles([file("same.ts", "1"), file("other.ts", "1")]);
    const before = statSync(join(folder, "same.ts"));
    expect(await writeFiles([file("same.ts", "1"), file("other.ts", "2")])).toEqual([join(folder, "other.ts")]);
    expect(statSync(join(folder, "same.ts"))).toMatchObject({ ino: before.ino, mtimeMs: before.mtimeMs });
    expect(await writeFiles([file("same.ts", "1"), file("other.ts", "2")])).toEqual([]);
  });

  test("never touches a stub that is there, though it is empty", async () => {
    writeFileSync(join(folder, "handler.ts"), "");
    expect(await writeFiles([file("handler.ts", "stub", "stub")])).toEqual([]);
    expect(read("handler.ts")).toBe("");
  });
});

describe("writing nothing where something cannot be written", () => {
  const nothingWritten = () => {
    expect(existsSync(join(folder, "fine"))).toBe(false);
    expect(readdirSync(folder).filter((name) => name.startsWith("."))).toEqual([]);
  };

  test("a folder that is a file", async () => {
    writeFileSync(join(folder, "taken"), "mine");
    await expect(writeFiles([file("fine/one.ts", "1"), file("taken/sub/two.ts", "2")])).rejects.toMatchObject({
      code: "NOT_A_FOLDER",
      path: join(folder, "taken"),
      message: `Cannot write to ${join(folder, "taken/sub")}: ${join(folder, "taken")} is not a folder.`,
    });
    nothingWritten();
    expect(read("taken")).toBe("mine");
  });

  test("a file that is a folder", async () => {
    mkdirSync(join(folder, "two.ts"));
    await expect(writeFiles([file("fine/one.ts", "1"), file("two.ts", "2")])).rejects.toMatchObject({
      code: "NOT_A_FILE",
    });
    nothingWritten();
  });

  test("a folder without permission", async () => {
    mkdirSync(join(folder, "locked"));
    chmodSync(join(folder, "locked"), 0o555);
    chmodSync(folder, 0o777);
    const writing = () => writeFiles([file("fine/one.ts", "1"), file("locked/two.ts", "2")]);
    await expect(withoutPrivileges(writing)).rejects.toMatchObject({
      code: "FOLDER_NOT_WRITABLE",
      path: join(folder, "locked"),
      message: expect.stringContaining("Nothing was written."),
    });
    nothingWritten();
  });
});

/** The superuser may write everywhere, so it must not be the one who tries. */
async function withoutPrivileges<Result>(action: () => Promise<Result>): Promise<Result> {
  if (process.getuid?.() !== 0) return action();
  process.seteuid?.(65_534);
  try {
    return await action();
  } finally {
    process.seteuid?.(0);
  }
}

describe("checking", () => {
  test("finds nothing after writing, and a stub that was changed is nobody's business", async () => {
    const files = [file("one.ts", "1\n"), file("handler.ts", "stub\n", "stub")];
    await writeFiles(files);
    writeFileSync(join(folder, "handler.ts"), "mine\n");
    expect(await checkFiles(files)).toEqual([]);
  });

  test("does not mind the line ends of Windows", async () => {
    writeFileSync(join(folder, "one.ts"), "a\r\nb\r\n");
    expect(await checkFiles([file("one.ts", "a\nb\n")])).toEqual([]);
  });

  test("shows how what is stale or missing differs", async () => {
    await writeFiles([file("one.ts", "a\nb\nc\n")]);
    const stale = await checkFiles([
      file("one.ts", "a\nB\nc\n"),
      file("new.ts", "n\n"),
      file("handler.ts", "s\n", "stub"),
    ]);
    expect(stale.map(({ path }) => path)).toEqual(["one.ts", "new.ts", "handler.ts"].map((name) => join(folder, name)));
    expect(stale[0]?.diff).toBe("--- one.ts\ton disk\n+++ one.ts\tgenerated\n@@ -1,3 +1,3 @@\n a\n-b\n+B\n c\n");
    expect(stale[1]?.diff).toContain("@@ -0,0 +1,1 @@\n+n\n");
    expect(existsSync(join(folder, "new.ts"))).toBe(false);
  });
});
