/** How faults are written down: what is edited, where, in one line. */
import type { Answer, AnsweredCall, Editable, Fault } from "./app.ts";

type DocumentFault = NonNullable<Fault["document"]>;
type AnswerFault = NonNullable<Fault["answer"]>;

/** The server does not know these keywords at a place of its contract: `drop("components.schemas.Task", "required")`. */
export function drop(place: string, ...keywords: string[]): DocumentFault {
  return (document) => {
    const node = at(document, place);
    for (const keyword of keywords) {
      if (!(keyword in node)) throw new Error(`The contract has no ${keyword} at ${place}.`);
      delete node[keyword];
    }
  };
}

/** The server takes these keywords to be in its contract. */
export function set(place: string, keywords: object): DocumentFault {
  return (document) => void Object.assign(at(document, place), keywords);
}

function at(document: Editable, place: string): Editable {
  let node = document;
  // Paths have dots nowhere, but slashes: they stand in brackets.
  for (const [, bracketed, plain] of place.matchAll(/\[([^\]]+)\]|([^.[\]]+)/g)) {
    node = node[(bracketed ?? plain) as string];
    if (node === undefined) throw new Error(`The contract has nothing at ${place}.`);
  }
  return node;
}

/** Changes the answers with one status of some operations; `body` is a copy that may be changed or replaced. */
export function answers(
  operationIds: string | readonly string[],
  status: number,
  change: (answer: Answer & { body: Editable }, call: AnsweredCall) => void,
): AnswerFault {
  const wanted = [operationIds].flat();
  return (answer, call) => {
    if (answer.status !== status || !call.operation || !wanted.includes(call.operation.id)) return;
    if (typeof answer.body === "object") answer.body = structuredClone(answer.body);
    change(answer as Answer & { body: Editable }, call);
  };
}

/** Changes every refusal with a status, whatever it was for. */
export function refusals(status: number, change: (answer: Answer & { body: Editable }) => void): AnswerFault {
  return (answer) => {
    if (answer.status === status) change(answer as Answer & { body: Editable });
  };
}
