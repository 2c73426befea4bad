/**
 * Whether two texts are the same, in the form in which a server keeps it: a time in another zone, an address in lower case,
 * a phone number without its spaces, a decimal with all its digits. A contract does not say that texts come back as they
 * were written; where a name, a format or a description tells that the form is the server's, another one is the same.
 */
import type { Contract, Schema } from "@cantus/contract";
import { keywordOf } from "./keyword.ts";

/** Texts for people to read, whose case is theirs. Of other words, by which things are found, the contract leaves it open. */
const FOR_PEOPLE =
  /name|title|text|description|summary|prompt|lyrics|body|content|message|comment|note|remark|subject|label|address|destination|caption|headline|about|question|answer|author|artist|album|city|street|company|publisher|reason/i;
const CASELESS = /e?mail|user_?name|host_?name|file_?name|login/i;
/** Written in groups by people, and without by machines. */
const GROUPED =
  /phone|mobile|telephone|(^|_)(tel|fax|cell)($|_)|msisdn|iban|vat_?(id|number)?$|isbn|card_?number|postal_?code|post_?code|^zip/i;
const PHONE = /phone|mobile|(^|_)(tel|fax|cell)($|_)|msisdn/i;
/** What a description says of a text that the server writes in a form of its own. */
const REWRITTEN =
  /normali[sz]ed|canonical|collapsed|sanitized|slug|lower-?\s?cased?|upper-?\s?cased?|E\.164|trimmed|stripped|taken off|white-?\s?space/i;

/** @param schemas what the contract says of it, where it is sent and where it is shown */
export function isSameText(
  contract: Contract,
  name: string,
  sent: string,
  shown: unknown,
  schemas: readonly (Schema | undefined)[],
): boolean {
  if (sent === "" && (shown === null || shown === undefined)) return true;
  if (typeof shown !== "string") return false;
  const [one, other] = [sent.normalize("NFC").trim(), shown.normalize("NFC").trim()];
  if (one === other || /^[*•x]{3,}/.test(shown)) return true;
  const says = (keyword: string) =>
    schemas.map((schema) => keywordOf(contract, schema, keyword)).find((value) => value !== undefined);
  const format = says("format");
  const said = schemas.map((schema) => String(keywordOf(contract, schema, "description") ?? ""));
  if (format === "date-time" || format === "time" || format === "date") return isSameTime(one, other, lostOf(said));
  if (format === "uri" || format === "iri") return URL.parse(one)?.href === (URL.parse(other)?.href ?? null);
  if (format === "byte" || format === "duration" || format === "ipv6") return true;
  if (!/version/i.test(name) && isSameDecimal(one, other)) return true;
  if (GROUPED.test(name) && isSameInGroups(name, one, other)) return true;
  if (isSaidToBeRewritten(said)) return isRewritten(one, other);
  const isCaseless = typeof format === "string" || CASELESS.test(name) || !FOR_PEOPLE.test(name);
  return isCaseless && one.toLowerCase() === other.toLowerCase();
}

/** @param said what descriptions say of it */
export function isSaidToBeRewritten(said: readonly string[]): boolean {
  return said.some((text) => REWRITTEN.test(text));
}

/** The same letters and digits, whatever stands between them and in which case. */
export function isRewritten(sent: unknown, shown: unknown): boolean {
  return typeof sent === "string" && typeof shown === "string" && letters(sent) === letters(shown);
}

/** What descriptions say of a time that is kept with less of it: `Seconds are dropped.`, `To the nearest quarter of an hour.` */
const COARSE = /\b(round|truncat|drop|ignor|discard|cut off|removed|(full|whole|nearest)\b)/i;
const SECOND = 1000;
const [MINUTE, HOUR, DAY] = [60 * SECOND, 3600 * SECOND, 24 * 3600 * SECOND];

/** How much of a time may be lost. */
function lostOf(said: readonly string[]): number {
  const text = said.filter((each) => COARSE.test(each)).join(" ");
  if (text === "") return SECOND;
  if (/\bdays?\b|\bhours? (is|are)\b/i.test(text)) return DAY;
  return /\bhours?\b|\bminutes? (is|are)\b|\b\d+ minutes\b/i.test(text) ? HOUR : MINUTE;
}

/** In another zone or with another precision, down to the second, and in capitals or not. */
function isSameTime(sent: string, shown: string, lost: number): boolean {
  const [one, other] = [Date.parse(sent.toUpperCase()), Date.parse(shown.toUpperCase())];
  return (
    Math.abs(one - other) < lost || (Number.isNaN(one) && Number.isNaN(other) && sent.slice(0, 8) === shown.slice(0, 8))
  );
}

/** `10` is `10.00`, and `07.50` is `7.5`; but `007` is not `7`, as both may be no numbers. */
function isSameDecimal(sent: string, shown: string): boolean {
  const isDecimal = [sent, shown].every((text) => /^[+-]?\d+(\.\d+)?$/.test(text));
  const plain = (text: string) =>
    text.replace(/^(\D?)0+(?=\d)/, "$1").replace(/\.?0+$/, (end) => (text.includes(".") ? "" : end));
  return isDecimal && /\./.test(sent + shown) && plain(sent) === plain(shown);
}

/** A phone number may get the prefix of its country for the zero of its area. */
function isSameInGroups(name: string, sent: string, shown: string): boolean {
  const [one, other] = [letters(sent), letters(shown)];
  return one === other || (PHONE.test(name) && one !== "" && other.endsWith(one.replace(/^0+/, "")));
}

function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}
