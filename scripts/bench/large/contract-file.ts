import { existsSync } from "node:fs";
import { join } from "node:path";

/** GitHub's contract. The file is 13 MB of others' and not in this repository. */
export function contractFile(): string {
  const file =
    process.env.CANTUS_LARGE_CONTRACT ??
    join(import.meta.dirname, "../../../../shared/corpus/github/api.github.com.json");
  if (existsSync(file)) return file;
  throw new Error(
    `There is no ${file}.\nGet it by \`npm pack @octokit/openapi@23.0.2\`, and set CANTUS_LARGE_CONTRACT to the path of its generated/api.github.com.json.`,
  );
}
