/** Values of parameters and headers: read by their style, held against their schema. */
import { type Parameter, parseParameter, type Schema } from "@cantus/contract";
import { type CheckContext, type Fault, violationSentence } from "./check.ts";
import { escapeToken, schemaClause } from "./clause.ts";

/**
 * What is wrong with a parameter of a request, or with a header of an answer, which is one of style `simple`.
 *
 * @param raw As it is on the wire, still encoded. Absent where it is not there.
 */
export function* parameterFaults(
  { contract, schemas }: CheckContext,
  parameter: Parameter,
  raw: string | undefined,
  direction: "request" | "response",
): Iterable<Fault> {
  const place = direction === "response" ? "header" : `${parameter.in} parameter`;
  const subject = `The ${place} ${parameter.name}`;
  const pointer = `/${escapeToken(parameter.name)}`;
  const read = parseParameter(contract, parameter, raw);
  if (read.violation) {
    const isMissing = read.violation.keyword === "required";
    yield {
      message: violationSentence(subject, read.violation),
      pointer,
      clause: isMissing ? `${parameter.pointer}/required` : parameter.pointer,
    };
  } else if (read.value !== undefined) {
    const [schema, schemaPointer] = schemaOf(parameter);
    for (const violation of schemas.validate(schema, read.value, direction, { in: parameter.in })) {
      yield {
        message: violationSentence(subject, violation, violation.pointer),
        pointer: pointer + violation.pointer,
        ...schemaClause(contract, schemaPointer, schema, violation),
      };
    }
  }
}

function schemaOf({ schema, content, pointer }: Parameter): [Schema, pointer: string] {
  return content ? [content.schema ?? true, `${content.pointer}/schema`] : [schema ?? true, `${pointer}/schema`];
}
