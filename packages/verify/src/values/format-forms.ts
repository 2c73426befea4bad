/** Values that a format allows and that many a reader refuses: its own value in another form, and days that are rare. */
import type { Change } from "./deviation.ts";

interface Form {
  readonly text: string;
  readonly what: string;
  /** Where the value is another one: its plainest neighbour, which tells the day that is refused from the years that are. */
  readonly beside?: string;
}

/**
 * Each is to be accepted where what it differs from is: then it is the form that is refused, whatever else a target asks
 * of the value. Whether the schema allows it is for the proof.
 *
 * @param value one of the format
 * @example
 * formsOf("uuid", "0f0e…") // 0F0E…
 */
export function* formsOf(format: string, value: string): Iterable<Change> {
  for (const { text, what, beside = value } of FORMS[format]?.(value) ?? []) {
    if (text === value) continue;
    yield { value: text, control: beside, keyword: "format", what: `${format} ${what}`, expect: "accepted" };
  }
}

const FORMS: Readonly<Record<string, (value: string) => Form[]>> = {
  "date-time": formsOfDateTime,
  date: (value) => leapDay(value, ""),
  time: formsOfTime,
  duration: formsOfDuration,
  // RFC 5322, section 3.2.3: what an atom is made of.
  email: (value) => [{ text: value.replace("@", "+list-1@"), what: "with a plus" }],
  "idn-email": (value) => [
    { text: value.replace("@", "+list-1@"), what: "with a plus" },
    { text: value.replace("@", "ü@"), what: "beyond ASCII" },
  ],
  // RFC 1123, section 2.1: a label may begin with a digit. RFC 4343: case says nothing.
  hostname: (value) => [
    { text: value.toUpperCase(), what: "in capitals" },
    { text: `3-d.${value}`, what: "that begins with a digit" },
  ],
  "idn-hostname": (value) => [{ text: `bücher.${value}`, what: "beyond ASCII" }],
  ipv6: formsOfIpv6,
  uri: formsOfUri,
  iri: (value) => [...formsOfUri(value), { text: withFragment(value, "größe"), what: "beyond ASCII" }],
  // RFC 9562, section 4: "case insensitive on input".
  uuid: (value) => [{ text: value.toUpperCase(), what: "in capitals" }],
};

/** RFC 3339, section 5.6, and the note there on case. */
function formsOfDateTime(value: string): Form[] {
  const [, time = "", fraction = ""] =
    /^\d{4}-\d\d-\d\d[Tt](\d\d:\d\d:\d\d)(\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)$/.exec(value) ?? [];
  const instant = Date.parse(value.toUpperCase());
  if (time === "" || Number.isNaN(instant)) return [];
  const at = (minutes: number) => new Date(instant + minutes * 60_000).toISOString().slice(0, 19);
  return [
    { text: `${at(330)}${fraction}+05:30`, what: "with an offset to the east" },
    { text: `${at(-480)}${fraction}-08:00`, what: "with an offset to the west" },
    { text: `${at(0)}${fraction}+00:00`, what: "in UTC without Z" },
    { text: `${at(0)}.000Z`, what: "with milliseconds" },
    { text: `${at(0)}.000000000Z`, what: "with nanoseconds" },
    { text: `${at(0)}Z`, what: "without a fraction" },
    { text: `${at(0).toLowerCase()}z`, what: "in small letters" },
    ...leapDay(value, `T${time}Z`),
  ];
}

/** The next one, beside the day before it. */
function leapDay(value: string, time: string): Form[] {
  const year = Number(/^\d{4}/.exec(value)?.[0] ?? Number.NaN);
  const leap = [0, 1, 2, 3, 4, 5, 6, 7, 8].map((count) => year + count).find((each) => isLeap(each) && each < 10_000);
  if (leap === undefined) return [];
  const day = (number: number) => `${String(leap).padStart(4, "0")}-02-${number}${time}`;
  return [{ text: day(29), what: `of the 29th of February`, beside: day(28) }];
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function formsOfTime(value: string): Form[] {
  const [, time, zone] = /^(\d\d:\d\d:\d\d)(?:\.\d+)?([Zz]|[+-]\d\d:\d\d)$/.exec(value) ?? [];
  if (time === undefined || zone === undefined) return [];
  return [
    { text: `${time}.000${zone}`, what: "with milliseconds" },
    { text: `${time}+05:30`, what: "with an offset", beside: `${time}Z` },
    { text: `${time}${zone.toLowerCase()}`, what: "in small letters" },
  ];
}

/** RFC 3339, appendix A. Days and hours of other lengths are not the same everywhere, seconds are. */
function formsOfDuration(value: string): Form[] {
  const [, days = 0, hours = 0, minutes = 0, seconds = 0] =
    /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(value)?.map((part) => Number(part ?? 0)) ?? [];
  const all = ((days * 24 + hours) * 60 + minutes) * 60 + seconds;
  if (all === 0) return [];
  const [inMinutes, rest] = [Math.floor(all / 60), all % 60];
  return [
    { text: `PT${all}S`, what: "in seconds" },
    { text: `PT${Math.floor(inMinutes / 60)}H${inMinutes % 60}M${rest}S`, what: "in hours, minutes and seconds" },
    ...(all % 604_800 === 0 ? [{ text: `P${all / 604_800}W`, what: "in weeks" }] : []),
  ];
}

/** RFC 4291, section 2.2. */
function formsOfIpv6(value: string): Form[] {
  const canonical = URL.parse(`http://[${value}]/`)?.hostname.slice(1, -1);
  if (canonical === undefined) return [];
  const [head = "", tail] = canonical.split("::");
  const before = head.split(":").filter(Boolean);
  const after = tail === undefined ? [] : tail.split(":").filter(Boolean);
  const zeros = tail === undefined ? [] : new Array<string>(8 - before.length - after.length).fill("0");
  const whole = [...before, ...zeros, ...after];
  return [
    { text: canonical, what: "as short as can be" },
    { text: whole.map((group) => group.padStart(4, "0")).join(":"), what: "written out" },
    { text: canonical.toUpperCase(), what: "in capitals" },
  ];
}

/** RFC 3986, section 6.2.2.1: scheme and host are the same in any case. */
function formsOfUri(value: string): Form[] {
  const [, origin, rest = ""] = /^(https?:\/\/[A-Za-z0-9.-]+)([/?#:].*)?$/.exec(value) ?? [];
  if (origin === undefined) return [];
  return [
    { text: `${origin.toUpperCase()}${rest}`, what: "with scheme and host in capitals" },
    { text: withFragment(value, "part-1"), what: "with a fragment" },
    ...(/[?#]/.test(value) ? [] : [{ text: `${value}?a=b%20c&d=`, what: "with a query" }]),
  ];
}

function withFragment(uri: string, fragment: string): string {
  return uri.includes("#") ? uri : `${uri}#${fragment}`;
}
