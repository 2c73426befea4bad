/** Cases for a mock that answers as it is asked to: `Prefer: code=404` (Prism and Cantus). */
import type { MediaType } from "@cantus/contract";
import type { Case } from "./case.ts";

/** The first case again, once for each declared status that has something to answer with. */
export function preferredCases(cases: readonly Case[]): Case[] {
  const [base] = cases;
  if (!base) return [];
  return base.operation.responses
    .filter(({ status, content }) => /^\d{3}$/.test(status) && content.some(tellsWhatToSend))
    .map((response) => ({
      ...base,
      name: `Prefer: code=${response.status}`,
      headers: { prefer: `code=${response.status}` },
      expected: [response],
    }));
}

/** Examples, or a schema to make a value by. */
const tellsWhatToSend = ({ examples, schema }: MediaType) => examples.length > 0 || schema !== undefined;
