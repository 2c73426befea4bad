/** Holds an answer against what was meant by its request. */
import type { Case } from "../cases/case.ts";
import type { Exchange } from "../exchange/exchange.ts";
import type { Run } from "../run/run.ts";

/** Refusals for how a request is made. A 401, 403, 404, 409 or 429 is about the caller, or what the server has. */
const FOR_ITS_FORM = new Set([400, 405, 406, 411, 413, 414, 415, 431]);

/** @param baseline what the case deviates from */
export async function judge(run: Run, one: Case, exchange: Exchange, baseline: Case): Promise<void> {
  const { aim, operation, name } = one;
  const { status } = exchange.response;
  if (!aim) return;
  if (isSuccess(status) && !aim.isValid) {
    if (aim.expect === "refused") {
      const message =
        `${name}: accepted with ${status}, and the contract does not allow it. ${aim.why ?? ""}`.trimEnd();
      run.tell("invalid-refused", { exchange, message, pointer: aim.pointer, clause: aim.clause });
    } else if (aim.isOpen) {
      run.ambiguities.add(
        operation.id,
        `${name}: accepted, and the contract leaves open whether it has to be.`,
        aim.clause,
      );
    }
  } else if (aim.isValid && isRefusedForItsForm(one, status)) {
    if (aim.expect === "answered") {
      const message = `${name}: refused with ${status}, and the contract sets no limit to it.`;
      run.ambiguities.add(operation.id, message, aim.clause);
    } else if (!isPaired(one) && (await isConfirmed(run, one, status, baseline))) {
      const message = `${name}: refused with ${status}, and the contract allows it.`;
      run.tell("valid-accepted", { exchange, message, pointer: aim.pointer, clause: aim.clause });
    }
  }
}

function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}

/** Where both are declared, a 422 is for what the server makes of a request whose form is right. */
function isRefusedForItsForm({ operation }: Case, status: number): boolean {
  if (status === 422) return !operation.responses.some((response) => response.status === "400");
  return FOR_ITS_FORM.has(status);
}

/** Whether it is the deviation that is refused: what it deviates from is still accepted, and it is refused again. */
async function isConfirmed(run: Run, one: Case, status: number, baseline: Case): Promise<boolean> {
  const accepted = await run.call(baseline, { again: true });
  if (!accepted || !isSuccess(accepted.response.status)) return false;
  const refused = await run.call(one, { again: true });
  return refused?.response.status === status;
}

const BOUND =
  /(?:^|[^a-z])(?:min|max|from|to|start|end|begin|after|before|since|until|lower|upper|low|high|first|last)(?:$|[^a-z])/;

/** One end of a range, whose other end it must not pass; no schema can say so. */
function isPaired({ aim, parameters, body }: Case): boolean {
  const [own = ""] = aim?.pointer.split("/").slice(-1) ?? [];
  const siblings =
    aim?.in === "body"
      ? Object.keys((typeof body?.value === "object" && body.value) || {})
      : [...parameters.keys()].map(({ name }) => name);
  return BOUND.test(words(own)) && siblings.some((name) => name !== own && BOUND.test(words(name)));
}

function words(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, "$1_$2").toLowerCase();
}
