import type { Operation, Problem, ProblemContext, RenderedProblem } from "@cantus/contract";
import type { VerdictModule } from "@cantus/contract/verdict";
import type { Request } from "express";
import type { Finding } from "./finding.ts";
import type { Handlers } from "./types.ts";

export interface AuthenticationContext {
  /** The scopes (or roles) that the contract asks for here. */
  readonly scopes: readonly string[];
  readonly request: Request;
  readonly operation: Operation;
}

/**
 * Says who a credential belongs to; nothing (`undefined`, `false`) means that it is not valid: 401. It may throw a
 * `Problem`, such as `new Problem("forbidden")` for a caller who is known and may not do this.
 */
export type Authenticate<Credential, Principal> = (
  credential: Credential,
  context: AuthenticationContext,
) => Principal | undefined | false | Promise<Principal | undefined | false>;

/**
 * What each security scheme of a contract hands to its function: `string` for an `apiKey`, for `http` `bearer`, for
 * `oauth2` and `openIdConnect` (which send bearer tokens) and for the rest of other `http` schemes, `BasicCredential`
 * for `http` `basic`, Express's `Request` for `mutualTLS`.
 */
// biome-ignore lint/suspicious/noExplicitAny: without the contract's types a scheme's credential may be any of them
export type SecuritySchemes = Record<string, any>;

/** How much of a request is read, so that one caller cannot fill the memory. All in bytes except the counts. */
export interface Limits {
  /**
   * A body, and all parts of a multipart body together. Default 1 MiB; less where the schema of a body of text or JSON
   * allows less (closed objects, `maxLength`, `maxItems`), but no less than 64 KiB.
   */
  readonly body?: number;
  /** One file in a multipart body. Default: `body`. */
  readonly file?: number;
  /**
   * How much of one file is kept in memory. A larger one stands in a temporary file until the request is answered, below
   * the system's folder for them (`TMPDIR`). Its handler gets a `File` either way. Default 1 MiB.
   */
  readonly memory?: number;
  /** Files in a multipart body. Default 10. */
  readonly files?: number;
  /** Fields in a form. Default 1000. */
  readonly fields?: number;
  /** Header fields. Default 100. Node itself takes 16 KiB of them. */
  readonly headers?: number;
  /** How deep lists and objects of JSON may stand in each other. Default 100. Validators call themselves for each level. */
  readonly depth?: number;
}

export interface RouterOptions<
  Operations,
  Context = undefined,
  Principal = unknown,
  PublicIds extends keyof Operations = never,
> {
  /** One for each operation of the contract. */
  readonly handlers: Handlers<Operations, Context, Principal, PublicIds>;
  /**
   * What requests and answers are validated by. Both give the same verdict in the same words: express-openapi-validator is
   * the reference, and the default; `compiled` runs functions that are made of the schemas, and is many times faster.
   */
  readonly validator?: "express-openapi-validator" | "compiled" | undefined;
  /** For `compiled`: what was made ahead of time of this contract, as the generated `createRouter` gives it. */
  readonly validators?: (() => VerdictModule) | undefined;
  /** Hold every answer against the contract before it is sent. Default true. */
  readonly validateResponses?: boolean;
  /** Where findings and unexpected errors go. Default: one line each on standard error. */
  readonly onFinding?: (finding: Finding) => void;
  /** Replaces the rendering of the contract's `x-problem`. Return `undefined` to keep it for this problem. */
  readonly renderProblem?: (problem: Problem, context: ProblemContext) => RenderedProblem | undefined;
  readonly limits?: Limits;
  /** A comment this often keeps an idle event stream open through proxies. In milliseconds, default 15,000. */
  readonly heartbeat?: number;
}

/** `context` may be left out only where handlers expect none. */
export type ContextOption<Context> = undefined extends Context
  ? { readonly context?: Context }
  : { readonly context: Context };

/** `security` has a function for each security scheme that the contract's operations use, and may be left out where they use none. */
export type SecurityOption<Schemes extends SecuritySchemes, Principal> = [keyof Schemes] extends [never]
  ? { readonly security?: Readonly<Record<never, never>> }
  : { readonly security: { readonly [Scheme in keyof Schemes]: Authenticate<Schemes[Scheme], Principal> } };
