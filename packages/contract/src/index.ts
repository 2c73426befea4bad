/** The model of a contract, and what works on it in a browser as in Node. Reading one from files: `@cantus/contract/read`. */

export { byText } from "./by-text.ts";
export { coerce } from "./coerce.ts";
export { type CreateContractOptions, createContract } from "./create.ts";
export { parsePointer } from "./document/pointer.ts";
export * from "./error.ts";
export { type Pagination, saidPagination } from "./model/pagination.ts";
export * from "./model.ts";
export * from "./problem.ts";
export { Remembered } from "./remembered.ts";
export { decodeForm, encodeForm, type ParsedForm } from "./style/form-body.ts";
export { type Parsed, parseHeader, parseParameter, type Readable } from "./style/parse.ts";
export {
  serializeHeader,
  serializeParameter,
  serializeQuery,
  serializeRequestPath,
  type Written,
} from "./style/serialize.ts";
export { unknownQueryParameters } from "./style/unknown-query.ts";
export { usedSecuritySchemes } from "./used-schemes.ts";
