/**
 * Answers held against the contract, for development and tests. An entry of its own, because it brings the contract and
 * the validator that servers and contract tests use.
 */
import {
  type Contract,
  createContract,
  type Response as Declared,
  type OpenApiDocument,
  parseHeader,
} from "@cantus/contract";
import { mayHaveContent } from "@cantus/contract/body";
import { declaredMediaType, isJson } from "@cantus/contract/media-type";
import { schemaClause, schemaValidator } from "@cantus/contract/schema";
import type { Check } from "./check-answer.ts";
import type { Breach } from "./errors.ts";

/**
 * A `check` for a client: each answer's status, media type, headers and body are held against the contract, and one that
 * breaks it is a `ContractError` that names the clauses.
 *
 * ```ts
 * import contract from "./contract.json" with { type: "json" };
 * const music = createMusicGenerations({ check: import.meta.env.DEV ? checkAnswers(contract) : undefined });
 * ```
 *
 * @param source the contract, or its bundled document
 * @throws ContractError of `@cantus/contract` for a document that is no contract
 */
export function checkAnswers(source: Contract | object): Check {
  const contract = "operations" in source ? (source as Contract) : createContract(source as OpenApiDocument);
  return async ({ id }, response) => {
    const operation = contract.operation(id);
    if (!operation) return [{ at: "", message: `the contract has no operation ${id}` }];
    const declared = operation.response(response.status);
    if (!declared) {
      const message = `the status ${response.status} is not declared`;
      return [{ at: "", message, clause: `#${operation.pointer}/responses` }];
    }
    const body = mayHaveContent(operation.method.toUpperCase(), response.status)
      ? await bodyBreaches(contract, declared, response)
      : [];
    return [...headerBreaches(contract, declared, response.headers), ...body];
  };
}

async function bodyBreaches(contract: Contract, declared: Declared, response: Response): Promise<Breach[]> {
  const type = response.headers.get("content-type") ?? undefined;
  const text = await response.text();
  const clause = `#${declared.pointer}/content`;
  if (declared.content.length === 0) {
    return text === ""
      ? []
      : [{ at: "", message: "a body came where none is declared", clause: `#${declared.pointer}` }];
  }
  const media = declaredMediaType(declared.content, type);
  if (!media) return [{ at: "content-type", message: `${type ?? "none"} is not declared`, clause }];
  if (!isJson(media.type) || media.schema === undefined) return [];
  const { schema } = media;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return [{ at: "", message: text === "" ? "no body came" : "the body is not JSON", clause }];
  }
  return schemaValidator(contract)
    .validate(schema, value, "response")
    .map((violation) => ({
      at: violation.pointer,
      message: violation.message,
      clause: `#${schemaClause(contract, `${media.pointer}/schema`, schema, violation).clause}`,
    }));
}

function headerBreaches(contract: Contract, declared: Declared, headers: Headers): Breach[] {
  return declared.headers.flatMap((header) => {
    const raw = headers.get(header.name) ?? undefined;
    const at = header.name;
    const clause = `#${header.pointer}`;
    if (raw === undefined) return header.required ? [{ at, message: "is required", clause }] : [];
    const parsed = parseHeader(contract, header, raw);
    if (parsed.violation) return [{ at, message: parsed.violation.message, clause }];
    if (header.schema === undefined) return [];
    return schemaValidator(contract)
      .validate(header.schema, parsed.value, "response", { in: "header" })
      .map(({ message }) => ({ at, message, clause }));
  });
}
