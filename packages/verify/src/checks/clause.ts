export { escapeToken, schemaClause, unescapeToken } from "@cantus/contract/schema";
