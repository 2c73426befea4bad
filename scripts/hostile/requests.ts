import { type Contract, type Operation, serializeQuery, serializeRequestPath } from "@cantus/contract";

/** The next request that nobody means well, as the bytes that go over the wire. The same seed gives the same ones. */
export type HostileRequests = () => Buffer;

interface Draft {
  method: string;
  path: string;
  query: string;
  headers: [name: string, value: string][];
  body: Buffer;
  /** A length that is not the body's. */
  length?: number;
}

type Random = (below: number) => number;

/** Makes a good request for an operation from its examples, and breaks it in one to three ways. */
export function createHostileRequests(contracts: readonly Contract[], seed: number): HostileRequests {
  const operations = contracts.flatMap(({ operations }) => operations);
  const random = randomFrom(seed);
  return () => {
    const draft = goodRequest(pick(operations, random));
    for (let times = 1 + random(3); times > 0; times--) pick(BREAKS, random)(draft, random);
    return written(draft);
  };
}

function goodRequest(operation: Operation): Draft {
  const values = (place: string) =>
    Object.fromEntries(
      operation.parameters
        .filter((parameter) => parameter.in === place && (parameter.required || parameter.examples.length > 0))
        .map(({ name, examples }) => [name, examples[0]?.value ?? "x"]),
    );
  const media = operation.requestBody?.content[0];
  const body = media ? Buffer.from(JSON.stringify(media.examples[0]?.value ?? {})) : Buffer.alloc(0);
  return {
    method: operation.method.toUpperCase(),
    path: serializeRequestPath(operation, values("path")),
    query: serializeQuery(operation, values("query")),
    headers: [
      ["Authorization", "Bearer any"],
      ["X-API-Key", "any"],
      ...(media ? [["Content-Type", media.type] as [string, string]] : []),
    ],
    body,
  };
}

const ODD_TEXTS = [
  "",
  " ",
  "..",
  "%00",
  "%E0%A4%A",
  "%2e%2e%2f",
  "%F0%9F%8E%B5",
  "%ED%A0%80",
  "__proto__",
  "constructor",
  "null",
  "NaN",
  "-1",
  "1e309",
  "0x10",
  "9".repeat(400),
  "a".repeat(6000),
  `${"a".repeat(200)}!`,
  `${"a".repeat(40)}!`,
  `${"aA".repeat(2000)}!`,
  `a@${".".repeat(3000)}@`,
  `${"%20".repeat(2000)}!`,
  "' OR 1=1 --",
  "<!--#exec-->",
  "%0d%0aX-Injected:%201",
];

const ODD_BODIES = [
  "",
  "{",
  "null",
  "[]",
  '"text"',
  "{}{}",
  '{"__proto__":{"admin":true}}',
  '{"constructor":{"prototype":{"admin":true}}}',
  '{"prompt":1e999}',
  '{"prompt":"\\ud800"}',
  '{"prompt":"\\u0000"}',
  `{"prompt":"${"a".repeat(50_000)}"}`,
  ...["a", "aa", "aA", ".", " ", "a@."].map((text) => patternBody(`${text.repeat(30_000)}!`)),
  "[".repeat(20_000),
  `${"[".repeat(5000)}${"]".repeat(5000)}`,
  `${'{"a":'.repeat(5000)}1${"}".repeat(5000)}`,
  `{${Array.from({ length: 5000 }, (_, index) => `"k${index}":${index}`).join(",")}}`,
  `{"a":1${',"a":1'.repeat(2000)}}`,
  "\ufeff{}",
].map((text) => Buffer.from(text));

/** For the properties of the contract of patterns. */
function patternBody(text: string): string {
  return JSON.stringify({
    nested: text,
    either: text,
    dots: text,
    [text]: 1,
    names: { [text]: 1 },
    url: `http://${text}`,
  });
}

const BREAKS: readonly ((draft: Draft, random: Random) => void)[] = [
  (draft, random) => {
    draft.method = pick(
      ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "BREW"],
      random,
    );
  },
  (draft, random) => {
    const segments = draft.path.split("/");
    segments[1 + random(segments.length - 1)] = pick(ODD_TEXTS, random).replaceAll(" ", "%20");
    draft.path = segments.join("/");
  },
  (draft, random) => {
    draft.path = pick(
      [draft.path.toUpperCase(), `${draft.path}/`, `/${draft.path}`, `${draft.path};a=b`, `/x${draft.path}`],
      random,
    );
  },
  (draft, random) => {
    const name = pick(
      ["limit", "offset", "status", "skip", "search", "x[y][z]", "__proto__[x]", "filter[__proto__]"],
      random,
    );
    const value = pick(ODD_TEXTS, random).replaceAll(" ", "+");
    draft.query += `&${name}=${value}`.repeat(1 + random(3));
  },
  (draft, random) => {
    draft.query = Array.from({ length: 1 + random(300) }, (_, index) => `a[${index}]=${index}`).join("&");
  },
  (draft, random) => {
    draft.body = pick(ODD_BODIES, random);
    setHeader(draft, "Content-Type", "application/json");
  },
  (draft, random) => {
    draft.body = Buffer.from(draft.body);
    for (let times = 1 + random(4); times > 0 && draft.body.length > 0; times--)
      draft.body[random(draft.body.length)] = random(256);
  },
  (draft, random) => {
    draft.body = draft.body.subarray(0, random(draft.body.length + 1));
  },
  // A new media type each time: whatever is kept for each would fill the memory.
  (draft, random) => setHeader(draft, "Content-Type", `application/json; x=${random(1e9)}`),
  (draft, random) =>
    setHeader(
      draft,
      "Content-Type",
      pick(
        [
          "text/plain",
          "multipart/form-data",
          "multipart/form-data; boundary=x",
          "application/x-www-form-urlencoded",
          "a",
          "*/*",
          "application/json; charset=utf-7",
        ],
        random,
      ),
    ),
  (draft, random) =>
    setHeader(
      draft,
      "Accept",
      pick(["text/csv", "*/*;q=0", "a/b, c/d;q=2", ",".repeat(500), "application/json;q=0.0001"], random),
    ),
  (draft, random) =>
    setHeader(
      draft,
      "Authorization",
      pick(["", "Bearer", "Basic !!!", "Digest x", `Bearer ${"a".repeat(5000)}`], random),
    ),
  (draft, random) =>
    setHeader(draft, "X-Request-Id", pick(["a".repeat(4000), "<script>", "\u00e9", "{}", " "], random)),
  (draft, random) =>
    setHeader(
      draft,
      "Range",
      pick(["bytes=0-", "bytes=-1", "bytes=9-1", "lines=1-2", `bytes=${"0-1,".repeat(300)}0-1`], random),
    ),
  (draft, random) =>
    setHeader(draft, "Cookie", pick(["a=b; a=c", "=", "__proto__=x", "%", `a=${"b;".repeat(500)}`], random)),
  (draft, random) => setHeader(draft, "Content-Encoding", pick(["gzip", "br", "identity", "x"], random)),
  (draft, random) =>
    setHeader(
      draft,
      pick(["Expect", "Upgrade", "Last-Event-ID", "Prefer", "If-Match"], random),
      pick(["100-continue", "x", "respond-async", "websocket", "999999999999999999999"], random),
    ),
  (draft, random) => {
    for (let index = random(150); index > 0; index--) draft.headers.push([`X-${index}`, "x"]);
  },
  (draft, random) => {
    draft.length = pick([0, draft.body.length - 1, 2 ** 31, -5], random);
  },
];

function setHeader(draft: Draft, name: string, value: string): void {
  draft.headers = [...draft.headers.filter(([other]) => other.toLowerCase() !== name.toLowerCase()), [name, value]];
}

function written({ method, path, query, headers, body, length = body.length }: Draft): Buffer {
  // A body that never comes would only wait for the server's own time limit.
  const isWhole = length <= body.length;
  const lines = [
    `${method} ${path.startsWith("/") ? path : `/${path}`}${query && `?${query.replace(/^&/, "")}`} HTTP/1.1`,
    "Host: 127.0.0.1",
    ...headers.map(([name, value]) => `${name}: ${value}`),
    ...(body.length > 0 || length !== 0 ? [`Content-Length: ${isWhole ? length : body.length}`] : []),
  ];
  return Buffer.concat([Buffer.from(`${lines.join("\r\n")}\r\n\r\n`, "latin1"), body]);
}

function pick<Item>(items: readonly Item[], random: Random): Item {
  return items[random(items.length)] as Item;
}

/** xorshift32 (Marsaglia, "Xorshift RNGs", 2003). */
function randomFrom(seed: number): Random {
  let state = seed | 0 || 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}
