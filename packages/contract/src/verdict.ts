/** Functions that judge values by the schemas of a contract, and say yes or no. */
export type { Direction } from "./schema/prepare.ts";
export { writeVerdictModule } from "./verdict/module.ts";
export type { Verdict, VerdictModule } from "./verdict/runtime.ts";
export type { WrittenVerdicts } from "./verdict/sources.ts";
export { type SchemaOwner, type Verdicts, verdictsOf } from "./verdict/verdicts.ts";
export type { JsonText, Writer } from "./verdict/writer.ts";
