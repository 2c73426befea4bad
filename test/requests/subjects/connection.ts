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
      ["GET /lists HTTP/1.0¶¶", answered(200), "HTTP/1.0 (RFC 9112 §9.3)"],
      ["nonsense¶¶", answered(400), "No request line (RFC 9112 §3)"],
    ]),
  ],
};
