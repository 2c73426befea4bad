/** Two versions of a contract: what changed, and who breaks. Reading versions from files and Git: `@cantus/changes/read`. */
export * from "./change.ts";
export { type CompareOptions, compareContracts } from "./compare.ts";
export { ChangesError, type ChangesErrorCode } from "./error.ts";
export { type DescribeOptions, describeResult } from "./report/describe.ts";
export { type AnnotationPlace, githubAnnotation, toGitHubAnnotations } from "./report/github.ts";
export { type JsonChange, type JsonComparison, type JsonPlace, toJson } from "./report/json.ts";
export { toJUnit } from "./report/junit.ts";
export { toMarkdown } from "./report/markdown.ts";
export { type ComparisonResult, type Counts, countsOf, type Side } from "./report/result.ts";
export { type NextVersion, nextVersion } from "./version.ts";
