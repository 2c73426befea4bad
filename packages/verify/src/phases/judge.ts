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
      if (aim.format !== undefined) run.formats.take(aim.format, { one, exchange });
      run.ambiguities.add(
        operation.id,
        `${name}: accepted, and the contract leaves open whether it has to be.`,
        aim.clause,
      );
    }
  } else if (aim.isOpen && aim.format !== undefined && (status === 400 || status === 422)) {
    run.formats.refuse(aim.format, one);
  } else if (aim.isValid && isRefusedForItsForm(one, status)) {
    if (aim.expect === "answered" || isPaired(one) || isMoreThanText(one)) {
      const message = `${name}: refused with ${status}, and nothing in the contract says why.`;
      run.ambiguities.add(operation.id, message, aim.clause);
    } else if (await isConfirmed(run, one, status, baseline)) {
      const message = `${name}: refused with ${status}, and the contract allows it.`;
      run.tell("valid-accepted", { exchange, message, pointer: aim.pointer, clause: aim.clause });
    }
  }
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
  /(?:^|_)(?:min|max|from|to|start|end|begin|after|before|since|until|lower|upper|low|high|first|last)(?:$|_)/;

/** One end of a range, whose other end it must not pass; no schema can say so. */
function isPaired({ aim, parameters, body }: Case): boolean {
  const [own = ""] = aim?.pointer.split("/").slice(-1) ?? [];
  const siblings =
    aim?.in === "body"
      ? Object.keys((typeof body?.value === "object" && body.value) || {})
      : [...parameters.keys()].map(({ name }) => name);
  return BOUND.test(words(own)) && siblings.some((name) => name !== own && BOUND.test(words(name)));
}

/** What these name has to be something: a thing that exists, a place that answers, a secret that is hard to guess. */
const MEANS_MORE =
  /(?:^|_)(?:ids?|uuid|ref|reference|key|code|token|slug|password|secret|urls?|uri|link|phone|iban|currency|country|locale|language|lang|zone|timezone|cron|schedule|version|hash|checksum|digest|ip|host|domain|zip|postal|vat|regex|pattern|expression|filter|sort|order|order_by|cursor|after|before|page|fields|include|expand|model|type|unit)$/;

/** A text of the right length and form may still name nothing that there is, and so may one within what is added. */
function isMoreThanText({ aim, body }: Case): boolean {
  if (!aim || !ABOUT_TEXTS.has(aim.keyword)) return false;
  const tokens = aim.pointer.split("/").slice(1);
  const own = tokens.at(-1) ?? "";
  const name = /^\d+$/.test(own) ? (tokens.at(-2) ?? "").replace(/s$/, "") : own;
  if (MEANS_MORE.test(words(name))) return true;
  const added =
    aim.in === "body" && (aim.keyword === "properties" || aim.keyword === "oneOf")
      ? at(body?.value, tokens)
      : undefined;
  return namesIn(added).some((each) => MEANS_MORE.test(words(each)));
}

function at(value: unknown, [token, ...rest]: readonly string[]): unknown {
  if (token === undefined) return value;
  return typeof value === "object" && value !== null ? at((value as Record<string, unknown>)[token], rest) : undefined;
}

function namesIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => [name, ...namesIn(member)]);
}

const ABOUT_TEXTS = new Set(["minLength", "maxLength", "pattern", "format", "type", "schema", "properties", "oneOf"]);

function words(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replace(/[^A-Za-z0-9]+/g, "_")
    .toLowerCase();
}
