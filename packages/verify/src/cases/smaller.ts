/** Requests with less in them: what is not needed to show a fault only hides it. */
import type { Prover } from "./boundaries.ts";
import type { Case } from "./case.ts";

/**
 * The same case with one thing less, or with one thing plainer, proven to be as right or as wrong as it is. What takes the
 * most away comes first.
 */
export function* smaller(prover: Prover, one: Case): Generator<Case> {
  const before = prover.prove(one);
  if (!before) return;
  const [why] = before.violations;
  for (const candidate of candidates(one)) {
    const after = prover.prove(candidate);
    const [reason] = after?.violations ?? [];
    if (after?.verdict !== before.verdict) continue;
    if (reason?.keyword === why?.keyword && reason?.pointer === why?.pointer) yield candidate;
  }
}

function* candidates(one: Case): Generator<Case> {
  const { body } = one;
  for (const [parameter] of one.parameters) {
    if (parameter.required) continue;
    const parameters = new Map(one.parameters);
    parameters.delete(parameter);
    yield { ...one, parameters };
  }
  if (body && !one.operation.requestBody?.required) yield { ...one, body: undefined };
  if (body) for (const value of lesser(body.value)) yield { ...one, body: { ...body, value } };
  for (const [parameter, value] of one.parameters) {
    for (const less of lesser(value)) yield { ...one, parameters: new Map(one.parameters).set(parameter, less) };
  }
}

function* lesser(value: unknown): Generator<unknown> {
  if (typeof value === "string") yield* shorter(value);
  else if (typeof value === "number") yield* plainer(value);
  else if (Array.isArray(value)) {
    if (value.length > 1) yield value.slice(0, 1);
    for (const index of value.keys()) yield value.toSpliced(index, 1);
    for (const [index, item] of value.entries()) for (const less of lesser(item)) yield value.with(index, less);
  } else if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value);
    for (const [name] of entries) yield Object.fromEntries(entries.filter(([other]) => other !== name));
    for (const [name, member] of entries) {
      for (const less of lesser(member)) {
        yield Object.fromEntries(entries.map(([other, own]) => [other, other === name ? less : own]));
      }
    }
  }
}

function* shorter(text: string): Generator<string> {
  const characters = [...text];
  if (text === "" || text === "a") return;
  yield "a";
  const half = Math.ceil(characters.length / 2);
  if (characters.length > 1) {
    yield characters.slice(0, half).join("");
    yield characters.slice(half).join("");
    if (characters.length < 12) {
      for (const index of characters.keys()) yield characters.toSpliced(index, 1).join("");
    }
  }
}

function* plainer(number: number): Generator<number> {
  for (const plain of [0, 1, Math.trunc(number), Math.trunc(number / 2)]) {
    if (plain !== number && Math.abs(plain) <= Math.abs(number)) yield plain;
  }
}
