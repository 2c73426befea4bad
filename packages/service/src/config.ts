import { resolve } from "node:path";

const LOG_LEVELS = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;
type LogLevel = (typeof LOG_LEVELS)[number];

const VALIDATORS = ["express-openapi-validator", "compiled"] as const;

/** How the service runs. Every member has a default; `readConfig` fills them in from the environment. */
export interface Config {
  /** The folder that holds everything the service keeps. `CANTUS_DATA`, default `./data`. */
  readonly dataFolder: string;
  /** `PORT`, default 3000; 0 lets the system choose. */
  readonly port: number;
  /** The address to listen on. `HOST`, default 127.0.0.1. */
  readonly host: string;
  /** Where callers reach the service, for the URLs it hands out. `CANTUS_PUBLIC_URL`; default: as each caller has reached it, which a proxy may hide. */
  readonly publicUrl: string | undefined;
  /** `LOG_LEVEL`, default `info`. */
  readonly logLevel: LogLevel;
  /** How many jobs run at the same time in this process. `CANTUS_WORKERS`, default 1; 0 only accepts them. */
  readonly workers: number;
  /** How many jobs may wait before no more are accepted. `CANTUS_QUEUE_LIMIT`, default 10000. */
  readonly queueLimit: number;
  /** How long a worker may be silent before its job is given to another, in seconds. `CANTUS_LEASE_SECONDS`, default 15. */
  readonly leaseSeconds: number;
  /** How long `close` waits for running jobs before it hands them back, in seconds. `CANTUS_SHUTDOWN_SECONDS`, default 5. */
  readonly shutdownSeconds: number;
  /** How long a signed URL opens, in seconds. `CANTUS_URL_SECONDS`, default 300. */
  readonly signedUrlSeconds: number;
  /** Signs URLs. `CANTUS_SIGNING_SECRET`, at least 32 characters; default: made once and kept in the data folder. */
  readonly signingSecret: string | undefined;
  /** The API key of the demo organization. `CANTUS_DEMO_KEY`; default: made on first start and shown once. */
  readonly demoKey: string | undefined;
  /** How many requests each API key has a minute; 0: as many as it likes. `CANTUS_RATE_LIMIT`, default 600. */
  readonly rateLimit: number;
  /** Whether webhooks may be received in private networks. `CANTUS_PRIVATE_WEBHOOKS`, `yes` or `no`, default `no`. */
  readonly privateWebhooks: boolean;
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

  const logLevel = text("LOG_LEVEL") ?? "info";
  if (!LOG_LEVELS.includes(logLevel as LogLevel))
    faults.push(`LOG_LEVEL is "${logLevel}": use one of ${LOG_LEVELS.join(", ")}.`);

  const publicUrl = text("CANTUS_PUBLIC_URL");
  if (publicUrl !== undefined && !/^https?:$/.test(URL.parse(publicUrl)?.protocol ?? ""))
    faults.push(`CANTUS_PUBLIC_URL is "${publicUrl}": use a URL like https://music.example.com.`);

  const validator = text("CANTUS_VALIDATOR") ?? "express-openapi-validator";
  if (!VALIDATORS.includes(validator as Config["validator"]))
    faults.push(`CANTUS_VALIDATOR is "${validator}": use ${VALIDATORS.join(" or ")}.`);

  const privateWebhooks = text("CANTUS_PRIVATE_WEBHOOKS") ?? "no";
  if (!["yes", "no"].includes(privateWebhooks))
    faults.push(`CANTUS_PRIVATE_WEBHOOKS is "${privateWebhooks}": use yes or no.`);

  const config: Config = {
    dataFolder: text("CANTUS_DATA") ?? "./data",
    port: integer("PORT", 3000, 0, 65_535),
    host: text("HOST") ?? "127.0.0.1",
    publicUrl,
    logLevel: logLevel as LogLevel,
    workers: integer("CANTUS_WORKERS", 1, 0, 64),
    queueLimit: integer("CANTUS_QUEUE_LIMIT", 10_000, 1, 10_000_000),
    leaseSeconds: integer("CANTUS_LEASE_SECONDS", 15, 1, 3600),
    shutdownSeconds: integer("CANTUS_SHUTDOWN_SECONDS", 5, 0, 600),
    signedUrlSeconds: integer("CANTUS_URL_SECONDS", 300, 1, 86_400),
    signingSecret: secret("CANTUS_SIGNING_SECRET", 32),
    demoKey: secret("CANTUS_DEMO_KEY", 16),
    rateLimit: integer("CANTUS_RATE_LIMIT", 600, 0, 1_000_000),
    privateWebhooks: privateWebhooks === "yes",
    validator: validator as Config["validator"],
  };
  if (faults.length > 0) throw new ConfigError(faults);

  const merged = { ...config, ...overrides };
  return {
    ...merged,
    dataFolder: resolve(merged.dataFolder),
    publicUrl: merged.publicUrl?.replace(/\/+$/, ""),
  };
}
