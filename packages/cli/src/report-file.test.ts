import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { UsageError } from "./exit.ts";
import { ReportFile } from "./report-file.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "cantus-report-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it("appears in a folder that was made for it, under its name when it is whole", () => {
  const file = new ReportFile(join(folder, "out", "verify", "r.json"));
  file.write("[1,");
  expect(readdirSync(join(folder, "out", "verify"))).toEqual(["r.json.part"]);
  file.write("2]");
  file.finish();
  file.discard();
  expect(readdirSync(join(folder, "out", "verify"))).toEqual(["r.json"]);
  expect(readFileSync(file.path, "utf8")).toBe("[1,2]");
});

it("leaves what was there before when it does not become whole", () => {
  writeFileSync(join(folder, "r.json"), "of yesterday");
  const file = new ReportFile(join(folder, "r.json"));
  file.write("half");
  file.discard();
  expect(readdirSync(folder)).toEqual(["r.json"]);
  expect(readFileSync(file.path, "utf8")).toBe("of yesterday");
});

it("is written through a link, which stays one, as /dev/stdout is", () => {
  writeFileSync(join(folder, "elsewhere"), "of yesterday");
  symlinkSync(join(folder, "elsewhere"), join(folder, "r.json"));
  const file = new ReportFile(join(folder, "r.json"));
  file.write("whole");
  file.finish();
  expect(readdirSync(folder)).toEqual(["elsewhere", "r.json"]);
  expect(readFileSync(join(folder, "elsewhere"), "utf8")).toBe("whole");
});

it("says in one sentence why it cannot be written", () => {
  const reasonOf = (path: string) => {
    try {
      new ReportFile(path).discard();
      return undefined;
    } catch (error) {
      expect(error).toBeInstanceOf(UsageError);
      return (error as Error).message.replace(path, "…");
    }
  };
  writeFileSync(join(folder, "file"), "");
  expect(reasonOf(folder)).toBe("The report … cannot be written: it is a folder.");
  expect(reasonOf(join(folder, "file", "r.json"))).toBe("The report … cannot be written: not a directory.");
  // No folder can be made there, and Node's own way to make several never ends.
  expect(reasonOf("/proc/cantus/r.json")).toBe("The report … cannot be written: no such file or directory.");
});

it("says that a disk is full when it is", () => {
  const link = join(folder, "r.json");
  // A device on which every write fails (Linux, full(4)).
  symlinkSync("/dev/full", link);
  const file = new ReportFile(link);
  expect(() => file.write("x")).toThrow(
    new UsageError(`The report ${link} cannot be written: no space left on device.`),
  );
  file.discard();
});
