import { ContractError, type ContractErrorCode } from "../error.ts";
import type { Contract, OpenApiDocument } from "../model.ts";
import { isObject } from "./walk.ts";

/** The version that `document` is given once it has been made 3.1. */
export const MODEL_VERSION = "3.1.0";

export type Minor = "3.0" | "3.1" | "3.2";

/**
 * Makes sure that a value is an OpenAPI document of a version that can be read, and says of which.
 *
 * @throws {ContractError} NOT_OPENAPI, SWAGGER_2, UNSUPPORTED_VERSION
 */
export function versionOf(document: unknown, locate: Contract["locate"]): Minor {
  const refuse = (code: ContractErrorCode, message: string, advice: string, pointer = "") => {
    const location = locate(pointer) ?? locate("");
    return new ContractError(code, [{ code, message, advice, pointer, ...(location && { location }) }]);
  };
  if (!isObject(document)) {
    throw refuse("NOT_OPENAPI", `This is ${kindOf(document)}, not an OpenAPI document.`, START);
  }
  const { openapi, swagger } = document as Partial<OpenApiDocument> & { swagger?: unknown };
  if (openapi === undefined && swagger !== undefined) {
    throw refuse(
      "SWAGGER_2",
      `This is a Swagger ${String(swagger)} document; OpenAPI 3.0, 3.1 and 3.2 are read.`,
      "Convert it, for example with: npx swagger2openapi FILE --outfile openapi.yaml",
      "/swagger",
    );
  }
  if (openapi === undefined) {
    const other = ["asyncapi", "arazzo", "overlay", "openrpc"].find((key) => key in document);
    throw other
      ? refuse("NOT_OPENAPI", `This is a document of another kind (\`${other}\`), not OpenAPI.`, START, `/${other}`)
      : refuse("NOT_OPENAPI", "This is not an OpenAPI document: it has no `openapi` field.", START);
  }
  if (typeof openapi !== "string") {
    throw refuse(
      "UNSUPPORTED_VERSION",
      `\`openapi\` must be text such as "3.1.0", not ${kindOf(openapi)} (${String(openapi)}).`,
      'Put the version in quotes, with all three of its numbers: openapi: "3.1.0"',
      "/openapi",
    );
  }
  const minor = /^(3\.[012])\.\d+(-.+)?$/.exec(openapi)?.[1];
  if (minor === undefined) {
    throw refuse(
      "UNSUPPORTED_VERSION",
      `OpenAPI ${openapi} is not a version that can be read.`,
      "Versions 3.0, 3.1 and 3.2 are read, written with three numbers: 3.1.0",
      "/openapi",
    );
  }
  return minor as Minor;
}

const START = "An OpenAPI document is an object that starts with `openapi: 3.1.0`, `info` and `paths`.";

/** What a value is, in a word a person uses: `a list`, `text`, `nothing`. */
export function kindOf(value: unknown): string {
  if (value === undefined || value === null) return "empty";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "string") return "text";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}
