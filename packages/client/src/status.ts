/**
 * The statuses of the HTTP Status Code Registry. A range or `default` of a contract is the union of those that it
 * stands for: a plain `number` there would keep `answer.status === 404` from narrowing anything.
 */
export interface StatusClasses {
  "1XX": 100 | 101 | 102 | 103;
  "2XX": 200 | 201 | 202 | 203 | 204 | 205 | 206 | 207 | 208 | 226;
  "3XX": 300 | 301 | 302 | 303 | 304 | 305 | 307 | 308;
  "4XX":
    | (400 | 401 | 402 | 403 | 404 | 405 | 406 | 407 | 408 | 409 | 410 | 411 | 412 | 413 | 414 | 415 | 416 | 417)
    | (418 | 421 | 422 | 423 | 424 | 425 | 426 | 428 | 429 | 431 | 451);
  "5XX": 500 | 501 | 502 | 503 | 504 | 505 | 506 | 507 | 508 | 510 | 511;
}

export type HttpStatus = StatusClasses[keyof StatusClasses];

type Exact<Responses> = keyof Responses & number;

/** The statuses that the exact entries and the ranges of a Responses Object stand for. */
export type DeclaredStatus<Responses> = Exact<Responses> | StatusClasses[Extract<keyof Responses, keyof StatusClasses>];

/** The statuses that one entry of a Responses Object stands for: an exact one wins over its range, both over `default`. */
export type StatusOf<Responses, Key> = Key extends number
  ? Key
  : Key extends keyof StatusClasses
    ? Exclude<StatusClasses[Key], Exact<Responses>>
    : Key extends "default"
      ? Exclude<HttpStatus, DeclaredStatus<Responses>>
      : never;

/** The entries of a Responses Object that say how success looks; `default` only where there is no other. */
export type SuccessKey<Responses> = {
  [Key in keyof Responses]: `${Key & (string | number)}` extends `2${string}` ? Key : never;
}[keyof Responses] extends infer Found
  ? [Found] extends [never]
    ? Extract<keyof Responses, "default">
    : Found
  : never;
