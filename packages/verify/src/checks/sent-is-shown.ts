import { propertiesOf } from "@cantus/contract/collections";
import { essence, isJson, isUrlEncoded } from "@cantus/contract/media-type";
import { decodeBody, jsonOf } from "../exchange/body.ts";
import { isObject, type JsonObject } from "../state/json.ts";
import { payloadOf, unwrapped } from "../state/payload.ts";
import { writtenBy } from "../state/resource.ts";
import { differences, isDropped } from "../state/same.ts";
import { maskOf } from "../state/update-mask.ts";
import { alike, type MemberFault, wayOf } from "./alike.ts";
import type { Check, CheckContext, Fault } from "./check.ts";
import { schemaClause } from "./clause.ts";

/** An answer that shows what was created or changed shows it as it was sent. */
export const sentIsShown = {
  name: "sent-is-shown",
  sentence: "An answer that shows what was created or changed shows it as it was sent.",
  side: "response",
  *find({ contract, operation, exchange, mediaType, schemas }: CheckContext): Iterable<Fault> {
    const { request, response } = exchange;
    if (!operation || !mediaType || response.status > 299 || !writtenBy(contract, operation)) return;
    const sentAs = request.headers["content-type"] ?? "";
    const media = operation.requestBody?.content.find(
      ({ type }) => (isJson(type) || isUrlEncoded(type)) && essence(type) === essence(sentAs),
    );
    const read = media && decodeBody(contract, media, request.headers, request.body);
    const sent = read?.kind === "value" && read.violations.length === 0 ? read.value : undefined;
    const body = jsonOf(response.headers, response.body);
    // What is not valid may be read in any way.
    if (!media || !isObject(sent) || !isObject(body) || !schemas.accepts(media.schema ?? true, sent, "request")) return;
    const payload = payloadOf(contract, operation);
    const isPlain = payload?.media !== media;
    const thing = isPlain ? sent : unwrapped(payload, sent);
    const { item, schema, pointer } = shownIn(contract, thing, body, mediaType.schema);
    const faults: MemberFault[] = [];
    const mask = maskOf(contract, operation, request.url);
    for (const each of differences(contract, thing, item, isPlain ? media.schema : payload.schema, schema)) {
      if (mask && !mask.includes(each.pointer.slice(1))) continue;
      // Whether it is never shown, more than one exchange tells.
      if (isDropped(each)) continue;
      const place = `${pointer}${each.pointer}`;
      const clause = schemaClause(contract, `${mediaType.pointer}/schema`, mediaType.schema ?? true, {
        pointer: place,
        keyword: "type",
      }).clause;
      const message = `${each.pointer} was sent as ${cut(each.sent)} and is shown as ${cut(each.shown)}.`;
      faults.push({ fault: { message, pointer: place, clause }, way: wayOf(each.sent, each.shown) });
    }
    yield* alike(faults);
  },
} satisfies Check;

interface Shown {
  readonly item: JsonObject;
  readonly schema: Parameters<typeof propertiesOf>[1];
  readonly pointer: string;
}

/** The body, or what is in it that has most of what was sent: `/data`, `/data/attributes`. */
function shownIn(
  contract: CheckContext["contract"],
  sent: JsonObject,
  body: JsonObject,
  schema: Shown["schema"],
): Shown {
  const share = ({ item }: Shown) => Object.keys(sent).filter((name) => name in item).length;
  const below = ({ item, schema, pointer }: Shown): Shown[] =>
    Object.entries(item).flatMap(([name, value]) =>
      isObject(value)
        ? [{ item: value, schema: propertiesOf(contract, schema).get(name), pointer: `${pointer}/${name}` }]
        : [],
    );
  const whole = { item: body, schema, pointer: "" };
  const members = below(whole);
  return [whole, ...members, ...members.flatMap(below)].toSorted((a, b) => share(b) - share(a))[0] ?? whole;
}

function cut(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}
