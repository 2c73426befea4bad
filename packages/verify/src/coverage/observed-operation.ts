/** What exchanges have shown of one operation. */
import {
  type Contract,
  type MediaType,
  type Operation,
  type Parameter,
  parseParameter,
  type Response,
  type Schema,
  type Violation,
} from "@cantus/contract";
import { isJson } from "@cantus/contract/media-type";
import type { Aim } from "../cases/case.ts";
import type { CheckContext } from "../checks/check.ts";
import { escapeToken } from "../checks/clause.ts";
import { decodeBody } from "../exchange/body.ts";
import type { ExchangeRequest } from "../exchange/exchange.ts";
import { type RequestReading, readRequest } from "../exchange/reading.ts";
import { canBeInvalid } from "./breakable.ts";
import type { Goal, OperationCoverage } from "./goal.ts";
import type { ObservedLinks } from "./observed-links.ts";
import type { ObservedSchemas } from "./observed-schemas.ts";
import { whyNotAnswered, whyNotSucceeded } from "./reason.ts";
import { type Presented, presentedIn } from "./security.ts";

/** How often a parameter or a body came in each way. */
interface Ways {
  valid: number;
  invalid: number;
  absent: number;
}

/** A value of a request, and the schema that it is held against. */
interface Placed {
  /** Of the schema. */
  readonly pointer: string;
  readonly schema: Schema;
  readonly value: unknown;
}

export class ObservedOperation {
  readonly #contract: Contract;
  readonly #schemas: ObservedSchemas;
  readonly operation: Operation;
  /** How often each status came. */
  readonly statuses = new Map<number, number>();
  readonly security: Record<Presented, number> = { none: 0, wrong: 0, right: 0 };
  readonly #parameters: ReadonlyMap<Parameter, Ways>;
  readonly #body: Ways = { valid: 0, invalid: 0, absent: 0 };
  readonly #mediaTypes = new Map<MediaType, number>();
  requests = 0;

  constructor(contract: Contract, operation: Operation, schemas: ObservedSchemas) {
    this.#contract = contract;
    this.operation = operation;
    this.#schemas = schemas;
    this.#parameters = new Map(
      operation.parameters.map((parameter) => [parameter, { valid: 0, invalid: 0, absent: 0 }]),
    );
  }

  /** @param aim what the request was made to be, where a run made it */
  observe(context: CheckContext, aim?: Aim): void {
    const { status } = context.exchange.response;
    this.requests++;
    this.statuses.set(status, (this.statuses.get(status) ?? 0) + 1);
    const presented = presentedIn(this.#contract, this.operation, context.exchange, aim);
    if (presented) this.security[presented]++;
    const { match, exchange } = context;
    const path = match.kind === "operation" ? match.rawPathParameters : {};
    const reading = readRequest(this.#contract, this.operation, exchange.request, path);
    for (const [parameter, ways] of this.#parameters) this.#observeParameter(reading, parameter, ways);
    this.#observeRequestBody(exchange.request, reading);
    this.#observeAnswer(context);
  }

  #observeParameter({ parts, violations }: RequestReading, parameter: Parameter, ways: Ways): void {
    const { in: place, name, schema, content } = parameter;
    const value = Object.hasOwn(parts[place], name) ? parts[place][name] : undefined;
    const own = `/${escapeToken(name)}`;
    const broken = violations.filter((each) => each.in === place && isAt(own, each.pointer));
    if (value === undefined) {
      const isUnreadable = broken.some(({ keyword }) => keyword !== "required" || place === "path");
      ways[isUnreadable ? "invalid" : "absent"]++;
      return;
    }
    const pointer = `${content ? content.pointer : parameter.pointer}/schema`;
    const faults = broken.map((each) => ({ ...each, pointer: each.pointer.slice(own.length) }));
    this.#observeValue(ways, { pointer, schema: (content ? content.schema : schema) ?? true, value }, faults);
  }

  #observeRequestBody({ headers, body: bytes }: ExchangeRequest, { media, body, violations }: RequestReading): void {
    if (!this.operation.requestBody) return;
    if (media) this.#count(media);
    if (bytes.length === 0 && headers["content-type"] === undefined) this.#body.absent++;
    else if (!media || !body || body.kind === "malformed") this.#body.invalid++;
    else if (body.kind === "opaque") this.#body.valid++;
    else if (body.violations.length > 0) this.#body.invalid++;
    else {
      const place = { pointer: `${media.pointer}/schema`, schema: media.schema ?? true, value: body.value };
      this.#observeValue(
        this.#body,
        place,
        violations.filter((each) => each.in === "body"),
      );
    }
  }

  #observeValue(ways: Ways, { pointer, schema, value }: Placed, violations: readonly Violation[]): void {
    if (violations.length === 0) {
      ways.valid++;
      this.#schemas.keep(pointer, value, "request");
    } else {
      ways.invalid++;
      this.#schemas.break(pointer, schema, violations);
    }
  }

  #observeAnswer({ declared, mediaType, exchange }: CheckContext): void {
    const { headers, body } = exchange.response;
    for (const header of declared?.headers ?? []) {
      const raw = headers[header.name.toLowerCase()];
      if (raw === undefined || header.schema === undefined) continue;
      const { value } = parseParameter(this.#contract, { ...header, in: "header", style: "simple" }, raw);
      if (value !== undefined) this.#schemas.keep(`${header.pointer}/schema`, value, "response");
    }
    if (!mediaType) return;
    this.#count(mediaType);
    if (mediaType.schema === undefined || body.length === 0 || !isJson(headers["content-type"] ?? "")) return;
    const decoded = decodeBody(this.#contract, mediaType, headers, body);
    if (decoded.kind === "value") this.#schemas.keep(`${mediaType.pointer}/schema`, decoded.value, "response");
  }

  #count(media: MediaType): void {
    this.#mediaTypes.set(media, (this.#mediaTypes.get(media) ?? 0) + 1);
  }

  /** @param skipped why the operation was not called, where a run knows it */
  goals(links: ObservedLinks, skipped: string | undefined): OperationCoverage {
    const { operation } = this;
    const answered = new Map<string, number>();
    for (const [status, times] of this.statuses) {
      const declared = operation.response(status)?.status;
      if (declared !== undefined) answered.set(declared, (answered.get(declared) ?? 0) + times);
    }
    const notCalled = this.requests === 0 ? `it was not called${skipped ? `: ${skipped}` : ""}` : undefined;
    return {
      operationId: operation.id,
      method: operation.method.toUpperCase(),
      path: operation.path,
      declared: operation.responses.map(({ status }) => status),
      reached: Object.fromEntries([...this.statuses].sort(([a], [b]) => a - b)),
      requests: this.requests,
      goals: [
        this.#operationGoal(notCalled),
        ...this.#statusGoals(answered, notCalled),
        ...this.#parameterGoals(notCalled),
        ...this.#mediaTypeGoals(notCalled),
        ...this.#linkGoals(links, answered, notCalled),
        ...this.#securityGoals(notCalled),
      ],
    };
  }

  #goal(
    dimension: Goal["dimension"],
    [subject, way, pointer]: readonly [subject: string, way: string, pointer: string],
    hits: number,
    reason: string,
    isCounted = true,
  ): Goal {
    const goal: Goal = { dimension, operationId: this.operation.id, subject, way, hits, isCounted, pointer };
    return hits > 0 ? goal : { ...goal, reason };
  }

  #operationGoal(notCalled: string | undefined): Goal {
    const { operation } = this;
    const isSuccess = (status: string) => /^[123]|^default$/i.test(status);
    const canSucceed = operation.responses.some(({ status }) => isSuccess(status));
    const succeeded = [...this.statuses].filter(([status]) => status >= 100 && status < 400);
    const hits = canSucceed ? succeeded.reduce((sum, [, times]) => sum + times, 0) : this.requests;
    const way = canSucceed ? "succeeded" : "called";
    return this.#goal("operations", [operation.id, way, operation.pointer], hits, notCalled ?? whyNotSucceeded(this));
  }

  #statusGoals(answered: ReadonlyMap<string, number>, notCalled: string | undefined): Goal[] {
    return this.operation.responses.map((response) => {
      const { status, pointer } = response;
      const hits = answered.get(status) ?? 0;
      const reason = notCalled ?? whyNotAnswered(this, status, this.#hasBeenInvalid());
      return this.#goal("statuses", [status, "answered", pointer], hits, reason, isProvoked(response));
    });
  }

  #hasBeenInvalid(): boolean {
    const { required } = this.operation.requestBody ?? { required: false };
    return (
      this.#body.invalid > 0 ||
      (required && this.#body.absent > 0) ||
      [...this.#parameters].some(
        ([parameter, { invalid, absent }]) => invalid > 0 || (parameter.required && absent > 0),
      )
    );
  }

  #parameterGoals(notCalled: string | undefined): Goal[] {
    const { requestBody } = this.operation;
    const rows = [...this.#parameters].map(([parameter, ways]) => ({
      subject: `${parameter.in} ${parameter.name}`,
      pointer: parameter.pointer,
      ways,
      canBeAbsent: parameter.in !== "path",
      canBeInvalid: canBeInvalid(this.#contract, parameter),
    }));
    if (requestBody) {
      const { pointer } = requestBody;
      rows.push({ subject: "body", pointer, ways: this.#body, canBeAbsent: true, canBeInvalid: true });
    }
    return rows.flatMap(({ subject, pointer, ways, ...can }) => {
      const wanted = ["valid", ...(can.canBeInvalid ? ["invalid"] : []), ...(can.canBeAbsent ? ["absent"] : [])];
      return (wanted as (keyof Ways)[]).map((way) =>
        this.#goal("parameters", [subject, way, pointer], ways[way], notCalled ?? NEVER_SENT[way]),
      );
    });
  }

  /** An answer's media type counts once, whatever the status: `statuses` has each of them already. */
  #mediaTypeGoals(notCalled: string | undefined): Goal[] {
    const { requestBody, responses } = this.operation;
    const hitsOf = (media: MediaType) => this.#mediaTypes.get(media) ?? 0;
    const sent = (requestBody?.content ?? []).map((media) => {
      const reason = notCalled ?? "no request had a body of this type";
      return this.#goal("media-types", [media.type, "sent", media.pointer], hitsOf(media), reason);
    });
    const contents = responses.filter(isProvoked).flatMap(({ content }) => content);
    const came = [...Map.groupBy(contents, ({ type }) => type)].map(([type, media]) => {
      const hits = media.reduce((sum, each) => sum + hitsOf(each), 0);
      const reason = notCalled ?? "no answer had a body of this type";
      return this.#goal("media-types", [type, "answered", media[0]?.pointer ?? ""], hits, reason);
    });
    return [...sent, ...came];
  }

  #linkGoals(links: ObservedLinks, answered: ReadonlyMap<string, number>, notCalled: string | undefined): Goal[] {
    return this.operation.responses.flatMap((response) =>
      response.links.map((link) => {
        const reason = answered.has(response.status)
          ? `no request to ${link.operationId ?? "its target"} carried what an answer offered`
          : `${response.status}, which offers it, never came`;
        const subject = `${response.status} ${link.name}`;
        return this.#goal("links", [subject, "followed", link.pointer], links.followed(link), notCalled ?? reason);
      }),
    );
  }

  #securityGoals(notCalled: string | undefined): Goal[] {
    const { security, pointer } = this.operation;
    if (security.length === 0) return [];
    const subject = [...new Set(security.flatMap(Object.keys))].join(", ");
    return (["none", "wrong", "right"] as const).map((way) =>
      this.#goal("security", [subject, way, pointer], this.security[way], notCalled ?? NEVER_PRESENTED[way]),
    );
  }
}

/** Whether a pointer leads to a place or below it. */
function isAt(place: string, pointer: string): boolean {
  return pointer.startsWith(place) && (pointer.length === place.length || pointer[place.length] === "/");
}

/** No request can be expected to make a server fail, and `default` may be for nothing else. */
function isProvoked({ status }: Response): boolean {
  return !status.startsWith("5") && status !== "default";
}

const NEVER_SENT: Readonly<Record<keyof Ways, string>> = {
  valid: "no request had a valid value for it",
  invalid: "no request had an invalid value for it",
  absent: "no request left it out",
};

const NEVER_PRESENTED: Readonly<Record<Presented, string>> = {
  none: "no request came without credentials",
  wrong: "no request came with credentials that were refused",
  right: "no request came with credentials that were accepted",
};
