/** All the checks, in the order in which their findings are told. */
import { type ActiveCheck, REQUEST_CHECKS } from "./active.ts";
import { exampleAnswer } from "./example-answer.ts";
import { headerForm } from "./header-form.ts";
import { allowOn405, authenticateOn401, contentLength } from "./http.ts";
import { declaredOperation } from "./operation.ts";
import { problemStatus } from "./problem-status.ts";
import { requestBody, requestMediaType } from "./request-body.ts";
import { requestParameters } from "./request-parameters.ts";
import { responseBody, responseMediaType } from "./response-body.ts";
import { responseHeaders } from "./response-headers.ts";
import { sentIsShown } from "./sent-is-shown.ts";
import { STATE_CHECKS } from "./state.ts";
import { answered, declaredStatus, noServerError, noStackTrace } from "./status.ts";

/** What one exchange shows by itself. */
export const CHECKS = [
  declaredOperation,
  requestParameters,
  requestMediaType,
  requestBody,
  answered,
  noServerError,
  declaredStatus,
  responseMediaType,
  responseHeaders,
  responseBody,
  allowOn405,
  authenticateOn401,
  contentLength,
  headerForm,
  problemStatus,
  noStackTrace,
  exampleAnswer,
] as const;

/** What phases find themselves. */
export const ACTIVE_CHECKS = [...REQUEST_CHECKS, ...STATE_CHECKS, sentIsShown] as const;

export type ActiveCheckName = (typeof ACTIVE_CHECKS)[number]["name"];

export type CheckName = (typeof CHECKS)[number]["name"] | ActiveCheckName;

export function activeCheck(name: ActiveCheckName): ActiveCheck<ActiveCheckName> {
  const check = ACTIVE_CHECKS.find((each) => each.name === name);
  if (!check) throw new TypeError(`There is no check ${name}.`);
  return check;
}
