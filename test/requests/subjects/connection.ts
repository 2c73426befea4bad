import { atPaths, echo } from "../declare.ts";
import { answered, rowsOf, type Subject } from "../row.ts";

const post = { requestBody: { content: { "application/json": { schema: { type: "array" } } } }, responses: echo };
const lists = atPaths({ "/lists": { get: { responses: echo }, post } }, "GET and POST /lists");
const json = "POST /lists HTTP/1.1¶Host: a¶Content-Type: application/json¶";
const last = "Connection: close¶";
const get = "GET /lists HTTP/1.1¶Host: a¶";

export const CONNECTION: Subject = {
  title: "Messages and connections",
  introduction:
    "How a request arrives (RFC 9112). What is no HTTP at all, Node's parser answers, without a body. `¶` is the end of a line, `✂` the end of all that the caller sends.",
  rows: [
    ...rowsOf(lists, [
      [`${json}${last}Transfer-Encoding: chunked¶¶1¶[¶1¶]¶0¶¶`, answered(200), "RFC 9112 §7.1"],
      [
        `${json}${last}Transfer-Encoding: chunked¶¶1;x=y¶[¶1¶]¶0¶X-Trailer: 1¶¶`,
        answered(200),
        "Chunk extensions and trailers are ignored (RFC 9112 §7.1.1, §7.1.2)",
      ],
      [
        `${json}${last}Transfer-Encoding: chunked¶¶0¶¶`,
        answered(200),
        "A body that turns out to be empty is none, as with a Content-Length of 0",
      ],
      [`${json}${last}Transfer-Encoding: chunked¶¶zz¶`, answered(400), "Not a chunk (RFC 9112 §7.1)"],
      [
        `${json}${last}Transfer-Encoding: chunked¶Content-Length: 2¶¶0¶¶`,
        answered(400),
        "Both lengths: a smuggler's request (RFC 9112 §6.1)",
      ],
      [`${json}${last}Content-Length: 2¶Content-Length: 3¶¶[]`, answered(400), "Two lengths (RFC 9112 §6.3)"],
      [`${json}${last}Content-Length: 2¶Expect: 100-continue¶¶[]`, answered([100, 200]), "RFC 9110 §10.1.1"],
      [
        `${json}${last}Content-Length: 2¶Expect: teapots¶¶[]`,
        answered(417),
        "An expectation that cannot be met (RFC 9110 §15.5.18)",
      ],
      [
        `${json}Content-Length: 9¶¶[1,✂`,
        answered(400),
        "A caller who leaves in the middle of a body (RFC 9112 §8); Node's parser answers, if anybody still listens",
      ],
      [`${get}✂`, answered(400), "The same, in the middle of the headers"],
      [`${get}${last}¶✂`, answered(200), "A caller who has said all, and listens"],
      [
        `${get}¶${get}¶${json}${last}Content-Length: 2¶¶[]`,
        answered([200, 200, 200]),
        "Answers come in the order of pipelined requests (RFC 9112 §9.3.2)",
      ],
      [`${json}Content-Length: 1¶¶{${get}${last}¶`, answered([400, 200]), "A refusal leaves the connection usable"],
      [
        `${get}${last}Content-Type: application/json¶Content-Length: 2¶¶{}`,
        answered(200),
        "A body on GET has no meaning, and is passed over (RFC 9110 §9.3.1)",
      ],
      [
        `${json}${last}Content-Length: 1048577¶¶`,
        answered(413),
        "Larger than 1 MiB, the limit by default: refused before it is sent (RFC 9110 §15.5.14)",
      ],
      [
        `${get}${last}X-Long: ${"a".repeat(20_000)}¶¶`,
        answered(431),
        "Headers of more than 16 KiB, the limit of Node (RFC 6585 §5)",
      ],
      [
        `GET /lists?q=${"a".repeat(20_000)} HTTP/1.1¶Host: a¶${last}¶`,
        answered(431),
        "The request line counts with them",
      ],
      [`GET /lists HTTP/1.1¶${last}¶`, answered(400), "HTTP/1.1 wants a Host (RFC 9112 §3.2)"],
      [`${get}${last}X-A : 1¶¶`, answered(400), "No space before the colon (RFC 9112 §5.1)"],
      [
        `${json}${last}Transfer-Encoding: chunked¶¶100001¶${"a".repeat(1048577)}¶0¶¶`,
        answered(413),
        "Too large in chunks: refused when it shows (RFC 9110 §15.5.14)",
      ],
      [
        `${json}${last}Transfer-Encoding: gzip, chunked¶¶0¶¶`,
        answered(200),
        "Node passes over what stands before `chunked`; RFC 9112 §6.1 would rather have a 501",
      ],
      [`${json}${last}Transfer-Encoding: gzip¶¶`, answered(400), "Nobody can tell where the body ends (RFC 9112 §6.3)"],
      [`${json}Transfer-Encoding: chunked¶¶5¶[1,✂`, answered(400), "A caller who leaves in the middle of a chunk"],
      [`${json}${last}Content-Length: -1¶¶`, answered(400), "No length (RFC 9110 §8.6)"],
      [`${json}${last}Content-Length: 0x2¶¶[]`, answered(400), "No length (RFC 9110 §8.6)"],
      [`${json}${last}Content-Length: 2, 2¶¶[]`, answered(400), "May be refused (RFC 9110 §8.6)"],
      [
        `${get}Connection: close, Upgrade¶Upgrade: websocket¶¶`,
        answered(200),
        "An upgrade that is not made; the request stands (RFC 9110 §7.8)",
      ],
      [`${get}${last}X-A: 1¶ 2¶¶`, answered(400), "A header over several lines (RFC 9112 §5.2)"],
      [`${get}${last}X-A: \\x00¶¶`, answered(400), "NUL in a header (RFC 9110 §5.5)"],
      [
        `${get}${last}Host: b¶¶`,
        answered(200),
        "Two hosts, of which Node takes the first; RFC 9112 §3.2 wants them refused",
      ],
      ["PRI * HTTP/2.0¶¶SM¶¶", answered(400), "HTTP/2 is not spoken here (RFC 9113 §3.4)"],
      ["GET /lists HTTP/1.0¶¶", answered(200), "HTTP/1.0 (RFC 9112 §9.3)"],
      ["nonsense¶¶", answered(400), "No request line (RFC 9112 §3)"],
    ]),
  ],
};
