/** All the checks, in the order in which their findings are told. */
import { exampleAnswer } from "./example-answer.ts";
import { allowOn405, authenticateOn401 } from "./http.ts";
import { declaredOperation } from "./operation.ts";
import { requestBody, requestMediaType } from "./request-body.ts";
import { requestParameters } from "./request-parameters.ts";
import { responseBody, responseMediaType } from "./response-body.ts";
import { responseHeaders } from "./response-headers.ts";
import { answered, declaredStatus, noServerError } from "./status.ts";

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
  exampleAnswer,
] as const;

export type CheckName = (typeof CHECKS)[number]["name"];
