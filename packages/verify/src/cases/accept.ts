/** Requests that ask for one representation of many, or for one that there is not. */
import type { Contract, Operation, Schema } from "@cantus/contract";
import { addressOf, propertiesOf } from "@cantus/contract/collections";
import { isJson } from "@cantus/contract/media-type";
import { keywordOf } from "../state/keyword.ts";
import { resourcesOf } from "../state/resource.ts";
import type { Case } from "./case.ts";
import { sentMedia } from "./case.ts";

/** What a case asks for by `Accept`, and whether the contract has it. */
export interface AcceptCase extends Case {
  readonly accept: string;
  readonly isDeclared: boolean;
}

/**
 * One for each media type of the successes where there are several that are not only pictures, and one for a type that
 * nobody has where a 406 is declared: a server that declares none "can disregard the header field" (RFC 9110, section
 * 12.5.1).
 */
export function acceptCases(contract: Contract, baseline: Case): AcceptCase[] {
  const { responses } = baseline.operation;
  const successes = responses.filter(({ status }) => status.startsWith("2"));
  const types = [...new Set(successes.flatMap(({ content }) => content.map(({ type }) => type)))];
  const written = types.filter((type) => !type.includes("*") && /json|xml|csv|yaml|html|plain/.test(type));
  const asking = (accept: string, isDeclared: boolean): AcceptCase => ({
    ...baseline,
    name: `Accept: ${accept}`,
    expected: [],
    headers: { ...baseline.headers, accept },
    accept,
    isDeclared,
  });
  const isAsked = written.length > 1 && !written.every(isJson) && !isChosenOtherwise(contract, baseline, written);
  const several = isAsked ? written.map((type) => asking(type, true)) : [];
  const refused = responses.some(({ status }) => status === "406") ? [asking("application/x-cantus-none", false)] : [];
  return [...several, ...refused];
}

/** A format is named by what is sent, or was when the thing was made: `{ "format": "csv" }` of `POST /exports`. */
function isChosenOtherwise(contract: Contract, { operation, parameters }: Case, types: readonly string[]): boolean {
  const { path } = addressOf(contract, operation);
  const makers = resourcesOf(contract).flatMap(({ collection, create }) =>
    create && path.startsWith(`${collection}/{}`) ? [create] : [],
  );
  return [
    ...[...parameters.keys()].map(({ schema }) => schema),
    ...makers.flatMap((make) => sentBy(contract, make)),
  ].some((schema) => namesFormats(contract, schema, types));
}

function sentBy(contract: Contract, operation: Operation): Schema[] {
  return sentMedia(operation).flatMap(({ schema }) => [...propertiesOf(contract, schema).values()]);
}

/** An enumeration with words for two of the media types. */
function namesFormats(contract: Contract, schema: Schema | undefined, types: readonly string[]): boolean {
  const members = [keywordOf(contract, schema, "enum") ?? []].flat().map((member) => String(member).toLowerCase());
  return types.filter((type) => members.some((member) => type.split(/[/+;.]/).includes(member))).length > 1;
}
