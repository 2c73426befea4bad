import { readContract } from "@cantus/contract/read";
import { type CheckName, type Identity, PHASE_NAMES, type PhaseName, REPORTS, type Thresholds } from "@cantus/verify";
import { Command, Option } from "commander";
import { UsageError } from "../exit.ts";
import { tellNotices } from "../notices.ts";
import { wholeNumber } from "../number.ts";
import { compareTargets } from "../verify/compare-targets.ts";
import * as written from "../verify/options.ts";
import { type ReportTarget, reportTarget } from "../verify/reports.ts";
import { verifyTarget } from "../verify/verify-target.ts";
import { verifyTrafficFiles } from "../verify/verify-traffic-files.ts";
import type { CommandFactory } from "./command.ts";

export interface VerifyCommandOptions {
  readonly url?: string;
  readonly against?: string;
  readonly againstHeader?: Readonly<Record<string, string>>;
  readonly traffic?: readonly string[];
  readonly credential?: Readonly<Record<string, string>>;
  readonly header?: Readonly<Record<string, string>>;
  readonly identity?: Readonly<Record<string, Identity>>;
  readonly phases?: readonly PhaseName[];
  readonly only?: readonly string[];
  readonly safe?: boolean;
  readonly seconds?: number;
  readonly requests?: number;
  readonly seed: number;
  readonly timeout?: number;
  readonly basePath?: string;
  readonly hooks?: string;
  readonly prefer?: boolean;
  readonly resume?: string;
  readonly without?: readonly CheckName[];
  readonly side: "request" | "response" | "both";
  readonly report?: readonly ReportTarget[];
  readonly json?: boolean;
  readonly minCoverage?: Thresholds;
  readonly showCredentials?: boolean;
}

const MOST = 2 ** 31 - 1;

/** What nobody shall believe to have been done. */
function withoutEffect({ against, againstHeader, traffic, report, minCoverage }: VerifyCommandOptions) {
  if (against === undefined) return againstHeader && "--against-header is for the server that --against names.";
  if (traffic) return "--against is for servers: it has no place beside --traffic.";
  if (report) return "With --against there are no reports: differences are told as text, or by --json.";
  return minCoverage && "With --against no coverage is measured: leave --min-coverage out.";
}

export const verify: CommandFactory = (terminal, exit) =>
  new Command("verify")
    .description("Hold a running server, or recorded traffic, against the contract.")
    .argument("<contract>", "a name in redocly.yaml, a path or a URL")
    .optionsGroup("What is verified:")
    .option("--url <url>", "where the server runs", written.absoluteUrl)
    .option(
      "--against <url>",
      "another server: the same cases are put to both, and differences told",
      written.absoluteUrl,
    )
    .option("--against-header <header>", "sent to that one instead; may be repeated", written.header)
    .option("--traffic <file>", "recorded traffic instead: HAR, or NDJSON of --report; may be repeated", written.files)
    .addOption(
      new Option("--side <side>", "of recorded traffic: the callers', the answers', or both")
        .choices(["request", "response", "both"])
        .default("both"),
    )
    .option(
      "--base-path <path>",
      "where the contract's paths begin at the target; else as its servers say",
      written.path,
    )
    .optionsGroup("Who calls:")
    .option(
      "--credential <scheme=value>",
      "for a security scheme of the contract, user:password where it is basic; may be repeated",
      written.credential,
    )
    .option("--header <header>", "sent with every request: 'X-API-Key: …'; may be repeated", written.header)
    .option(
      "--identity <name=header>",
      "a caller, alice='Authorization: Bearer …'; of several, the others try to reach what is the first one's",
      written.identity,
    )
    .optionsGroup("What is sent:")
    .option("--phases <names>", `some of ${PHASE_NAMES.join(", ")}; all without it`, written.phases)
    .option("--only <operationIds>", "operations to call, with commas between; may be repeated", written.operationIds)
    .option("--safe", "send only safe methods: GET, HEAD, OPTIONS")
    .option("--seconds <number>", "stop after so many seconds; 60 without --requests", wholeNumber(1, MOST))
    .option("--requests <number>", "stop after so many requests", wholeNumber(1, MOST))
    .option("--timeout <ms>", "how long an answer may take; 30000 without it", wholeNumber(1, MOST))
    .option("--seed <number>", "what made-up values start from", wholeNumber(0, MOST), 1)
    .option("--hooks <file>", "a module or JSON: by operationId, values that exist, fields to fix, what to skip")
    .option("--prefer", "ask a mock for each declared status, by Prefer: code=")
    .option("--resume <file>", "go on after a run that wrote --report ndjson=<file>: what it sent is not sent again")
    .optionsGroup("What comes out:")
    .option("--without <checks>", "checks whose findings are not told: security-enforced of a mock", written.checks)
    .option(
      "--report <name[=file]>",
      `${Object.keys(REPORTS).join(", ")}; without a file to standard output; may be repeated`,
      reportTarget,
    )
    .option("--json", "short for --report json")
    .option("--min-coverage <thresholds>", "fail below: operations=100,statuses=80 or all=70", written.thresholds)
    .option("--show-credentials", "leave credentials in reports as they were sent")
    .addHelpText(
      "after",
      `
Credentials are taken from the environment, too: CANTUS_<SCHEME> or CANTUS_<HEADER> (CANTUS_X_API_KEY),
and CANTUS_AUTHORIZATION for that header as a whole. Findings name them so in the place of secrets.

Examples:
  cantus verify openapi.yaml --url http://127.0.0.1:3000
  cantus verify music-generations --url http://127.0.0.1:3000 --credential "ApiKeyAuth=$KEY" \\
    --report junit=out/verify.xml --report html=out/verify.html --min-coverage operations=100,statuses=60
  cantus verify music-jobs --url http://127.0.0.1:3000 --identity alice='Authorization: Bearer …' \\
    --identity bob='Authorization: Bearer …'
  cantus verify openapi.yaml --traffic session.har
  cantus verify music-jobs --url http://127.0.0.1:4010 --against http://127.0.0.1:3000

Exit codes: 0 the contract is kept, 1 there are findings or too little coverage, 2 could not run, or was stopped.`,
    )
    .action(async (source: string, options: VerifyCommandOptions) => {
      const isTraffic = options.traffic !== undefined;
      if (isTraffic === (options.url !== undefined)) {
        throw new UsageError("Say what to verify: either --url with where the server runs, or --traffic with a file.");
      }
      const idle = withoutEffect(options);
      if (idle !== undefined) throw new UsageError(idle);
      const contract = await readContract(source, { cwd: terminal.cwd });
      tellNotices(contract, terminal);
      const run = isTraffic ? verifyTrafficFiles : options.against === undefined ? verifyTarget : compareTargets;
      exit(await run(contract, options, terminal));
    });
