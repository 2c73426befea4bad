import { resolve } from "node:path";
import type { Lane } from "./jobs/lane.ts";
import type { S3Options } from "./storage/s3.ts";

const LOG_LEVELS = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;
type LogLevel = (typeof LOG_LEVELS)[number];

const ROLES = ["all", "api", "worker"] as const;

const VALIDATORS = ["express-openapi-validator", "compiled"] as const;

/** How the service runs. Every member has a default; `readConfig` fills them in from the environment. */
export interface Config {
  /** The folder for everything that is kept neither by `databaseUrl` nor by `s3`. `CANTUS_DATA`, default `./data`. */
  readonly dataFolder: string;
  /** A PostgreSQL server's database. `DATABASE_URL`; default: one that is embedded, in the data folder. */
  readonly databaseUrl: string | undefined;
  /** How many connections to the server are opened at most. `CANTUS_DATABASE_CONNECTIONS`, default 10. */
  readonly databaseConnections: number;
  /**
   * Where objects are kept: `CANTUS_S3_BUCKET`, with `CANTUS_S3_REGION`, default us-east-1, and `CANTUS_S3_ENDPOINT` for
   * servers that are not AWS; credentials as AWS has them, `AWS_ACCESS_KEY_ID` and so on. Default: in the data folder.
   */
  readonly s3: S3Options | undefined;
  /** What this process does: answer requests, run jobs, or both. `CANTUS_ROLE` api, worker or all, default all. */
  readonly role: (typeof ROLES)[number];
  /** `PORT`, default 3000; 0 lets the system choose. */
  readonly port: number;
  /** The address to listen on. `HOST`, default 127.0.0.1. */
  readonly host: string;
  /** Where callers reach the service, for the URLs it hands out. `CANTUS_PUBLIC_URL`; default: as each caller has reached it, which a proxy may hide. */
  readonly publicUrl: string | undefined;
  /** `LOG_LEVEL`, default `info`. */
  readonly logLevel: LogLevel;
  /**
   * How many jobs of each lane run at the same time in this process: `CANTUS_WORKERS`, default 1, and where scenes differ
   * `CANTUS_SCENE_WORKERS`. 0 only accepts them.
   */
  readonly workers: Readonly<Record<Lane, number>>;
  /** How many jobs may wait in a lane before no more are accepted. `CANTUS_QUEUE_LIMIT`, default 10000. */
  readonly queueLimit: number;
  /** How long a worker may be silent before its job is given to another, in seconds. `CANTUS_LEASE_SECONDS`, default 15. */
  readonly leaseSeconds: number;
  /** How long `close` waits for running jobs before it hands them back, in seconds. `CANTUS_SHUTDOWN_SECONDS`, default 5. */
  readonly shutdownSeconds: number;
  /** How long a signed URL opens, in seconds. `CANTUS_URL_SECONDS`, default 300. */
  readonly signedUrlSeconds: number;
  /** Signs URLs. `CANTUS_SIGNING_SECRET`, at least 32 characters; default: made once and kept in the database. */
  readonly signingSecret: string | undefined;
  /** The API key of the demo organization. `CANTUS_DEMO_KEY`; default: made on first start and shown once. */
  readonly demoKey: string | undefined;
  /** How many requests each API key has a minute; 0: as many as it likes. `CANTUS_RATE_LIMIT`, default 600. */
  readonly rateLimit: number;
  /** Whether webhooks may be received in private networks. `CANTUS_PRIVATE_WEBHOOKS`, `yes` or `no`, default `no`. */
  readonly privateWebhooks: boolean;
  /** How many credits a new organization has. `CANTUS_CREDITS`, default 1000. */
  readonly initialCredits: number;
  /**
   * An engine elsewhere that makes the music in the place of the studio: `CANTUS_MUSIC_ENGINE_URL`, with
   * `CANTUS_MUSIC_ENGINE_KEY`. Default: the studio, in this process.
   */
  readonly musicEngine: { readonly url: string; readonly apiKey: string } | undefined;
  /** What holds requests and answers against the contracts. `CANTUS_VALIDATOR`, default `express-openapi-validator`. */
  readonly validator: (typeof VALIDATORS)[number];
}

/** A configuration that cannot be used. `message` names everything that is wrong with it, a line each. */
export class ConfigError extends Error {
  readonly code = "BAD_CONFIGURATION";

  constructor(faults: readonly string[]) {
    super(`The service cannot start with this configuration:\n${faults.map((fault) => `  - ${fault}`).join("\n")}`);
    this.name = "ConfigError";
  }
}

/**
 * The configuration from environment variables, with `overrides` before them.
 *
 * @throws ConfigError with one message for all that is wrong.
 * @example readConfig({ PORT: "8080" }).port; // 8080
 */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>> = process.env,
  overrides: Partial<Config> = {},
): Config {
  const faults: string[] = [];
  const text = (name: string) => environment[name]?.trim() || undefined;

  const integer = (name: string, fallback: number, least: number, most: number): number => {
    const raw = text(name);
    if (raw === undefined) return fallback;
    const value = Number(raw);
    if (/^\d+$/.test(raw) && value >= least && value <= most) return value;
    faults.push(`${name} is "${raw}": use a whole number from ${least} to ${most}.`);
    return fallback;
  };

  const secret = (name: string, least: number): string | undefined => {
    const value = text(name);
    // The value itself stays out of the message: it may end up in a log.
    if (value !== undefined && value.length < least)
      faults.push(`${name} is too short: use at least ${least} characters.`);
    return value;
  };

  const choice = <Choice extends string>(name: string, choices: readonly Choice[], fallback: Choice): Choice => {
    const value = text(name);
    if (value === undefined) return fallback;
    const chosen = choices.find((choice) => choice === value);
    if (chosen === undefined) faults.push(`${name} is "${value}": use one of ${choices.join(", ")}.`);
    return chosen ?? fallback;
  };

  const url = (name: string, protocols: RegExp, example: string): string | undefined => {
    const value = text(name);
    // The value stays out of the message: a database's URL has a password in it.
    if (value !== undefined && !protocols.test(URL.parse(value)?.protocol ?? ""))
      faults.push(`${name} is not a URL that can be used: use one like ${example}.`);
    return value;
  };

  const bucket = text("CANTUS_S3_BUCKET");
  const endpoint = url("CANTUS_S3_ENDPOINT", /^https?:$/, "http://127.0.0.1:9000");
  if (endpoint !== undefined && bucket === undefined)
    faults.push("CANTUS_S3_ENDPOINT is set, but CANTUS_S3_BUCKET is not: name the bucket too.");

  const engineUrl = url("CANTUS_MUSIC_ENGINE_URL", /^https?:$/, "https://engine.example.com/v1");
  const engineKey = text("CANTUS_MUSIC_ENGINE_KEY");
  if ((engineUrl === undefined) !== (engineKey === undefined))
    faults.push("Set CANTUS_MUSIC_ENGINE_URL and CANTUS_MUSIC_ENGINE_KEY together, or neither of them.");

  const privateWebhooks = text("CANTUS_PRIVATE_WEBHOOKS") ?? "no";
  if (!["yes", "no"].includes(privateWebhooks))
    faults.push(`CANTUS_PRIVATE_WEBHOOKS is "${privateWebhooks}": use yes or no.`);

  const workers = integer("CANTUS_WORKERS", 1, 0, 64);
  const config: Config = {
    dataFolder: text("CANTUS_DATA") ?? "./data",
    databaseUrl: url("DATABASE_URL", /^postgres(ql)?:$/, "postgres://user:password@host/cantus"),
    databaseConnections: integer("CANTUS_DATABASE_CONNECTIONS", 10, 2, 1000),
    s3: bucket === undefined ? undefined : { bucket, region: text("CANTUS_S3_REGION") ?? "us-east-1", endpoint },
    role: choice("CANTUS_ROLE", ROLES, "all"),
    port: integer("PORT", 3000, 0, 65_535),
    host: text("HOST") ?? "127.0.0.1",
    publicUrl: url("CANTUS_PUBLIC_URL", /^https?:$/, "https://music.example.com"),
    logLevel: choice("LOG_LEVEL", LOG_LEVELS, "info"),
    workers: { music: workers, scenes: integer("CANTUS_SCENE_WORKERS", workers, 0, 64) },
    queueLimit: integer("CANTUS_QUEUE_LIMIT", 10_000, 1, 10_000_000),
    leaseSeconds: integer("CANTUS_LEASE_SECONDS", 15, 1, 3600),
    shutdownSeconds: integer("CANTUS_SHUTDOWN_SECONDS", 5, 0, 600),
    signedUrlSeconds: integer("CANTUS_URL_SECONDS", 300, 1, 86_400),
    signingSecret: secret("CANTUS_SIGNING_SECRET", 32),
    demoKey: secret("CANTUS_DEMO_KEY", 16),
    rateLimit: integer("CANTUS_RATE_LIMIT", 600, 0, 1_000_000),
    privateWebhooks: privateWebhooks === "yes",
    initialCredits: integer("CANTUS_CREDITS", 1000, 0, 1_000_000_000),
    musicEngine: engineUrl && engineKey ? { url: engineUrl, apiKey: engineKey } : undefined,
    validator: choice("CANTUS_VALIDATOR", VALIDATORS, "express-openapi-validator"),
  };
  const merged = { ...config, ...overrides };
  if (merged.role !== "all" && merged.databaseUrl === undefined)
    faults.push(
      `The role ${merged.role} needs DATABASE_URL: the embedded database belongs to one process, whose role is all.`,
    );
  if (faults.length > 0) throw new ConfigError(faults);

  return {
    ...merged,
    dataFolder: resolve(merged.dataFolder),
    publicUrl: merged.publicUrl?.replace(/\/+$/, ""),
  };
}
