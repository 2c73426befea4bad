/** Holds an answer against what was meant by its request. */
import { isLeftOpen, isRefusedForItsForm } from "../cases/aim.ts";
import type { Case } from "../cases/case.ts";
import type { Exchange } from "../exchange/exchange.ts";
import { isSuccess } from "../exchange/outcome.ts";
import type { Refused } from "../run/refusals.ts";
import type { Run } from "../run/run.ts";

/** @param baseline what the case deviates from */
export async function judge(run: Run, one: Case, exchange: Exchange, baseline: Case): Promise<void> {
  const { aim, operation, name } = one;
  const { status } = exchange.response;
  if (!aim) return;
  if (isSuccess(exchange) && !aim.isValid) {
    if (aim.expect === "refused") {
      const message =
        `${name}: accepted with ${status}, and the contract does not allow it. ${aim.why ?? ""}`.trimEnd();
      run.tell("invalid-refused", { exchange, message, pointer: aim.pointer, clause: aim.clause });
    } else if (aim.isOpen) {
      if (aim.format !== undefined) run.formats.take(aim.format, { one, exchange });
      run.ambiguities.add(
        operation.id,
        `${operation.id}, ${name}: accepted, and the contract leaves open whether it has to be.`,
        aim.clause,
        `${placeOf(name)} accepted`,
      );
    }
  } else if (aim.isOpen && aim.format !== undefined && (status === 400 || status === 422)) {
    run.formats.refuse(aim.format, one);
  } else if (aim.isValid && isRefusedForItsForm(one, status)) {
    if (isLeftOpen(run.contract, one)) {
      const end = `: refused with ${status}, and nothing in the contract says why.`;
      const message = `${operation.id}, ${name}${end}`;
      // What is refused for a member that is told of need not be told of the whole.
      if (placeOf(name) === name && run.ambiguities.isTold(operation.id, end)) return;
      run.ambiguities.add(operation.id, message, aim.clause, `${placeOf(name)} refused with ${status}`);
    } else await tellRefused(run, { one, exchange, baseline });
  } else if (aim.isValid && !isSuccess(exchange) && !isLeftOpen(run.contract, one)) {
    run.refusals.wait({ one, exchange, baseline });
  } else run.refusals.learn(one, exchange);
  for (const refused of run.refusals.take()) await tellRefused(run, refused);
}

/** Tells of what is refused as if it broke the schema, and does not. */
async function tellRefused(run: Run, { one, exchange, baseline }: Refused): Promise<void> {
  const { status } = exchange.response;
  if (!one.aim || !(await isConfirmed(run, one, status, one.control ?? baseline))) return;
  const message = `${one.name}: refused with ${status}, and the contract allows it.`;
  run.tell("valid-accepted", { exchange, message, pointer: one.aim.pointer, clause: one.aim.clause });
}

/** `query cursor` of `query cursor: with accents`. */
function placeOf(name: string): string {
  return name.split(":")[0] ?? name;
}

/** Tells what of a format was taken in one place and refused in another. */
export function tellFormats(run: Run): void {
  for (const { one, exchange, format, elsewhere } of run.formats.gaps()) {
    if (!one.aim) continue;
    const { pointer, clause, why = "" } = one.aim;
    const message = `${one.name}: accepted, and what is not of format ${format} is refused in ${elsewhere}. ${why}`;
    run.tell("invalid-refused", { exchange, message: message.trimEnd(), pointer, clause });
  }
}

/** Whether it is the deviation that is refused: what it deviates from is still accepted, and it is refused again. */
async function isConfirmed(run: Run, one: Case, status: number, control: Case): Promise<boolean> {
  const accepted = await run.call(await run.fresh.renew(control), { again: true });
  if (!accepted || !isSuccess(accepted)) return false;
  const refused = await run.call(await run.fresh.renew(one), { again: true });
  return refused?.response.status === status;
}
