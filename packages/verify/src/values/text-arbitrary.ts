/** Texts of a schema: of its pattern or format where it has one, and of any script where it has none. */
import fc from "fast-check";
import type { FlatSchema } from "./flat.ts";
import { textsMatching } from "./matching.ts";

/** None where neither pattern nor format says how. */
export function textsOf(schema: FlatSchema): fc.Arbitrary<string>[] {
  const minLength = Number(schema.minLength ?? 0);
  const maxLength = Math.max(minLength, Math.min(Number(schema.maxLength ?? minLength + 40), minLength + 200));
  const fits = (text: string) => {
    const { length } = [...text];
    return length >= minLength && length <= Number(schema.maxLength ?? Number.POSITIVE_INFINITY);
  };
  const [pattern, ...otherPatterns] = schema.patterns ?? [];
  if (pattern !== undefined) {
    const texts = [1, 2, 3].flatMap((seed) => textsMatching(pattern, seed)).filter(fits);
    const common = texts.filter((text) => otherPatterns.every((each) => new RegExp(each).test(text)));
    const usable = common.length > 0 ? common : texts;
    return usable.length > 0 ? [fc.constantFrom(...usable)] : [];
  }
  const formatted = schema.format === undefined ? undefined : FORMATS[schema.format];
  if (formatted) return [formatted.filter(fits)];
  const of = (unit: fc.Arbitrary<string>) =>
    fc.array(unit, { minLength, maxLength }).map((characters) => characters.join(""));
  return [
    fc.oneof(
      { arbitrary: of(LETTERS), weight: 6 },
      { arbitrary: of(SCRIPTS), weight: 3 },
      { arbitrary: of(ANY), weight: 1 },
    ),
  ];
}

const LETTERS = fc.constantFrom(..."abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 -_");

/** Letters of many scripts and signs of many kinds, one code point each. */
const SCRIPTS = fc.constantFrom(
  ..."äßñçøÅéłőžıİſ αβγΩ жЯё ابتم אבגש 漢字日本語한국어ไทยहि 🎵🎉👍🏽🇨🇭 …—“”«»¿¡£€¥©™½²№ '\"`<>&%$#@!?*+=/\\|~^{}[]();:,.",
);

/** Any code point but the surrogates, which no UTF-8 has. */
const ANY = fc
  .oneof(fc.integer({ min: 0, max: 0xd7ff }), fc.integer({ min: 0xe000, max: 0x10ffff }))
  .map((code) => String.fromCodePoint(code));

const years = { min: new Date("1971-01-01T00:00:00Z"), max: new Date("2099-12-31T23:59:59Z"), noInvalidDate: true };

const NAMES = fc.stringMatching(/^[a-z][a-z0-9]{0,9}$/);
const PATHS = fc.stringMatching(/^(?:\/[a-z0-9._-]{1,8}){0,3}$/);
const DATES = fc.date(years);
const EMAILS = NAMES.map((name) => `${name}@example.com`);
const HOSTS = NAMES.map((name) => `${name}.example.com`);
const URLS = fc.tuple(HOSTS, PATHS).map(([host, path]) => `https://${host}${path}`);

/** Of the formats that OpenAPI and JSON Schema name. Made once: an arbitrary of fast-check is dear to make. */
const FORMATS: Readonly<Record<string, fc.Arbitrary<string>>> = {
  date: DATES.map((date) => date.toISOString().slice(0, 10)),
  "date-time": DATES.map((date) => date.toISOString()),
  time: DATES.map((date) => date.toISOString().slice(11)),
  duration: fc.integer({ min: 1, max: 10_000 }).map((seconds) => `PT${seconds}S`),
  email: EMAILS,
  "idn-email": EMAILS,
  hostname: HOSTS,
  "idn-hostname": HOSTS,
  ipv4: fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255), fc.nat(255)).map((bytes) => bytes.join(".")),
  ipv6: fc
    .array(fc.nat(0xffff), { minLength: 8, maxLength: 8 })
    .map((groups) => groups.map((group) => group.toString(16)).join(":")),
  uri: URLS,
  url: URLS,
  "uri-reference": PATHS.map((path) => path || "/"),
  iri: URLS,
  "iri-reference": PATHS.map((path) => path || "/"),
  uuid: fc.uuid({ version: 4 }),
  byte: fc.uint8Array({ maxLength: 30 }).map((bytes) => Buffer.from(bytes).toString("base64")),
  "json-pointer": fc.constantFrom("", "/a", "/a/0/b"),
};
