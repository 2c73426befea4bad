/**
 * What a reader has by then: names that a block of the documentation uses and that another block, or the reader, has. Each is
 * one declaration on one line, and counts in blocks that do not declare the name themselves.
 */
const GIVEN: readonly string[] = [
  "declare const apiKey: string;",
  "declare const key: string;",
  "declare const secret: string;",
  "declare const token: string;",
  "declare const stored: string;",
  "declare const clientId: string;",
  "declare const clientSecret: string;",
  "declare const refreshToken: string;",
  "declare const otherKey: string;",
  'declare const target: import("@cantus/verify").Target;',
  'declare const sign: NonNullable<import("@cantus/verify").OperationHook["request"]>;',
  "declare const login: () => Promise<string>;",
  "declare const keep: () => void;",
  "declare const baseUrl: string;",
  "declare const organization_id: string;",
  "declare const job_id: string;",
  "declare const prompt: string;",
  "declare const path: { organization_id: string; job_id: string };",
  "declare const headers: Record<string, string>;",
  "declare const body: string;",
  "declare const credentials: Record<string, string>;",
  'declare const music: import("@cantus/sdk/music-generations").MusicGenerations;',
  'import { createMusicGenerations } from "@cantus/sdk/music-generations";',
  'import { createMusicJobs } from "@cantus/sdk/music-jobs";',
  'import { events, oauth2, pages, waitFor } from "@cantus/sdk/music-generations";',
  'import type { operations } from "@cantus/sdk/music-generations";',
  'declare const createTracks: (options: { token: import("@cantus/client").Secret }) => void;',
  'declare const check: import("@cantus/client").Check;',
  'declare const contract: import("@cantus/contract/read").ReadContract;',
  'declare const contracts: import("@cantus/contract/read").ReadContract[];',
  'import { readContract } from "@cantus/contract/read";',
  "declare const mock: ReturnType<typeof createMock<operations>>;",
  'import { createMock } from "@cantus/mock";',
  'declare const app: import("express").Express;',
  'declare const server: import("@cantus/server").Listening;',
  'import { compare, describeFinding, readTraffic, record, verify, verifyTraffic } from "@cantus/verify";',
  'import { describeContract, expectExchanges } from "@cantus/verify/vitest";',
  'import { afterAll } from "vitest";',
];

const NAMES = /^(?:declare )?(?:import(?: type)? \{([^}]*)\}|const (\w+))/;

/** The declarations that a block lacks. */
export function givenTo(block: string): string[] {
  return GIVEN.flatMap((declaration) => {
    const [, imported, constant] = NAMES.exec(declaration) ?? [];
    const names = (imported ?? constant ?? "").split(",").map((name) => name.trim());
    const lacking = names.filter((name) => !declares(block, name));
    if (lacking.length === 0) return [];
    return [imported ? declaration.replace(imported, ` ${lacking.join(", ")} `) : declaration];
  });
}

function declares(block: string, name: string): boolean {
  const patterns = [`\\b(?:const|let|function|class)\\s+${name}\\b`, `\\bimport\\b[^;]*\\b${name}\\b[^;]*\\bfrom\\b`];
  return (
    patterns.some((pattern) => new RegExp(pattern).test(block)) ||
    new RegExp(`const \\{[^}]*\\b${name}\\b[^}]*\\} =`).test(block)
  );
}
