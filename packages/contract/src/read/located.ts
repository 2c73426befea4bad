/** A file that belongs to a contract and is none: its value, and where each part of it is written. */
import { readFile } from "node:fs/promises";
import { parsePointer } from "../document/pointer.ts";
import { ContractError, type Location, shownPath } from "../error.ts";
import { finderFor } from "../location/finder.ts";
import { locationAt } from "../location/listing.ts";
import { fileFault } from "./file.ts";
import { readYaml } from "./yaml.ts";

export interface LocatedFile {
  readonly file: string;
  readonly value: unknown;
  /** The place of a JSON pointer, or the nearest around it. */
  locate(pointer: string): Location;
}

/**
 * Reads YAML, or JSON, which is YAML too.
 *
 * @param file absolute
 * @throws {ContractError} BAD_CONFIGURATION, with line and column of what is not YAML; FILE_NOT_FOUND
 */
export async function readLocated(file: string, cwd = process.cwd()): Promise<LocatedFile> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    const fault = fileFault(file, error as NodeJS.ErrnoException, cwd);
    throw new ContractError(fault.code === "FILE_NOT_FOUND" ? "FILE_NOT_FOUND" : "BAD_CONFIGURATION", [fault], { cwd });
  }
  const { value, errors } = readYaml(text, file);
  if (errors.length > 0) {
    const faults = errors.map(({ message, offset }) => ({
      code: "BAD_CONFIGURATION",
      message: `${shownPath(file, cwd)} is not YAML: ${message}.`,
      location: locationAt(file, text, offset),
    }));
    throw new ContractError("BAD_CONFIGURATION", faults, { cwd });
  }
  const find = finderFor(text);
  return {
    file,
    value: value ?? null,
    locate: (pointer) => locationAt(file, text, find(parsePointer(pointer)).offset),
  };
}
