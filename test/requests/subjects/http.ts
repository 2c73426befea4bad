import { atPaths, echo } from "../declare.ts";
import { answered, type Row, rowsOf, type Subject } from "../row.ts";

const things = atPaths(
  {
    "/things": {
      get: { responses: echo },
      post: { requestBody: { content: { "application/json": { schema: {} } } }, responses: echo },
    },
    "/things/{id}": { get: { parameters: [{ name: "id", in: "path", required: true, schema: {} }], responses: echo } },
  },
  "GET and POST /things\nGET /things/{id}",
);
const writes = atPaths({ "/writes": { post: { responses: echo } } }, "POST /writes");
const own = atPaths({ "/own": { options: { responses: echo }, head: { responses: echo } } }, "OPTIONS and HEAD /own");
const line = (declaration: typeof things, request: string, verdict: ReturnType<typeof answered>, why: string): Row[] =>
  rowsOf(declaration, [[request, verdict, why]]);

export const METHODS: Subject = {
  title: "Methods and paths",
  introduction: "A path is matched as it was sent, percent-decoded, segment by segment (OAS Path Templating).",
  rows: [
    ...line(
      things,
      "HEAD /things",
      answered(200, { "Content-Type": "application/json" }),
      "As GET, without content (RFC 9110 §9.3.2); GET and HEAD MUST be supported (§9.1)",
    ),
    ...line(things, "OPTIONS /things", answered(204, { Allow: "GET, POST, HEAD, OPTIONS" }), "RFC 9110 §9.3.7"),
    ...line(
      things,
      "DELETE /things",
      answered(405, { Allow: "GET, POST, HEAD, OPTIONS" }),
      "RFC 9110 §15.5.6: MUST say what is allowed",
    ),
    ...line(
      things,
      "TRACE /things",
      answered(405, { Allow: "GET, POST, HEAD, OPTIONS" }),
      "RFC 9110 §9.3.8: not unless declared",
    ),
    ...line(
      things,
      "get /things",
      answered(400),
      "Methods are case-sensitive (RFC 9110 §9.1); Node's parser knows no `get`",
    ),
    ...line(
      things,
      "GET /things/",
      answered(404),
      "Another path (RFC 3986 §6.2.3 makes only an empty path equal `/`); a parameter takes at least one character",
    ),
    ...line(things, "GET /things/1/", answered(404), "Another path"),
    ...line(things, "GET //things", answered(404), "An empty segment is a segment (RFC 3986 §3.3)"),
    ...line(things, "GET /things//1", answered(404), "The same"),
    ...line(things, "GET /Things", answered(404), "Paths are case-sensitive (RFC 3986 §6.2.2.1)"),
    ...line(things, "GET /%74hings", answered(200), "Equivalent by RFC 3986 §6.2.2.2"),
    ...line(things, "GET /things?", answered(200), "An empty query"),
    ...line(things, "GET /none", answered(404), "RFC 9110 §15.5.5"),
    ...line(things, "DELETE /none", answered(404), "No path, no method"),
    ...line(things, "GET /things/a%2Fb", answered(200), "An encoded slash is data (RFC 3986 §2.2)"),
    ...line(things, "GET /things;v=1", answered(404), "Another path (RFC 3986 §3.3: a `;` is part of its segment)"),
    ...line(things, "GET /things/%E0", answered(400), "Not percent-encoded UTF-8 (RFC 3986 §2.5)"),
    ...line(things, "GET /things%20", answered(404), "Another path"),
    ...line(things, "PROPFIND /things", answered(405, { Allow: "GET, POST, HEAD, OPTIONS" }), "RFC 9110 §15.5.6"),
    ...line(things, "FETCH /things", answered(400), "A method that Node's parser does not know"),
    ...line(
      writes,
      "HEAD /writes",
      answered(405, { Allow: "POST, OPTIONS" }),
      "Without GET there is nothing that HEAD is about (RFC 9110 §9.3.2)",
    ),
    ...line(writes, "GET /writes", answered(405, { Allow: "POST, OPTIONS" }), "RFC 9110 §15.5.6"),
    ...line(own, "HEAD /own", answered(200), "A declared HEAD is an operation like any other"),
    ...line(own, "OPTIONS /own", answered(200), "So is a declared OPTIONS"),
    ...line(own, "DELETE /own", answered(405, { Allow: "OPTIONS, HEAD" }), "RFC 9110 §15.5.6"),
  ],
};

const accept = (value: string) => `GET /report\nAccept: ${value}`;
const report = atPaths(
  {
    "/report": {
      get: {
        responses: {
          "200": {
            description: "",
            content: {
              "application/json": { schema: {}, example: {} },
              "text/csv": { schema: { type: "string" }, example: "a" },
            },
          },
        },
      },
    },
  },
  "GET /report, which answers with application/json or text/csv",
);

const page = atPaths(
  {
    "/page": {
      get: { responses: { "200": { description: "", content: { "text/html": { schema: {}, example: "" } } } } },
    },
  },
  "GET /page, which answers with text/html",
);

export const ACCEPT: Subject = {
  title: "Accept",
  introduction:
    "Refused is who takes none of the media types of a success (RFC 9110 §12.5.1, §15.5.7), before anything is done. Which of those that the caller takes it gets is for the handler to say.",
  rows: [
    ...line(report, "GET /report", answered(200), "No Accept: anything"),
    ...line(report, accept("application/json"), answered(200), ""),
    ...line(report, accept("*/*"), answered(200), ""),
    ...line(report, accept("application/*"), answered(200), "A range"),
    ...line(report, accept("Application/JSON"), answered(200), "Types have no case (RFC 9110 §8.3.1)"),
    ...line(report, accept("image/png, */*;q=0.1"), answered(200), "Liked less, and taken"),
    ...line(report, accept("image/png"), answered(406), "RFC 9110 §15.5.7"),
    ...line(
      report,
      accept("application/json;q=0, text/csv;q=0"),
      answered(406),
      "A weight of 0 is a no (RFC 9110 §12.4.2)",
    ),
    ...line(
      report,
      accept("*/*, application/json;q=0, text/csv;q=0"),
      answered(406),
      "The most specific range decides (RFC 9110 §12.5.1)",
    ),
    ...line(report, accept("*/*;q=0"), answered(406), "RFC 9110 §12.4.2"),
    ...line(
      report,
      accept("json"),
      answered(200),
      "No media range; a header that cannot be read is no reason to refuse",
    ),
    ...line(report, accept(""), answered(200), "The same"),
    ...line(
      report,
      accept("text/csv;q=0.001, image/png"),
      answered(200),
      "The least weight is a yes (RFC 9110 §12.4.2)",
    ),
    ...line(report, accept("image/png;q=1, text/csv;q=0.000"), answered(406), "A weight of 0 is a no"),
    ...line(report, accept("application/json;q=0, */*"), answered(200), "All but one"),
    ...line(report, accept("text/*;q=0, application/*;q=0, */*"), answered(406), "All but what there is"),
    ...line(
      report,
      accept("application/json; charset=utf-8"),
      answered(200),
      "Parameters say how, and not whether: a caller who asks for JSON is given it",
    ),
    ...line(
      report,
      accept("application/ld+json"),
      answered(200),
      "JSON with rules of its own (RFC 6839 §3.1): whoever reads that reads JSON",
    ),
    ...line(
      report,
      accept("application/vnd.example.v3+json"),
      answered(200),
      "Says which API is meant: clients send it with every call",
    ),
    ...line(
      report,
      accept("application/vnd.example.diff"),
      answered(406),
      "Another form, which is not declared (RFC 6838 §3.2)",
    ),
    ...line(report, accept("application/json;q=2"), answered(200), "No weight; the range stands (RFC 9110 §12.4.2)"),
    ...line(
      report,
      `${accept("image/png")}\nAccept: text/csv`,
      answered(200),
      "Lines of one name are one list (RFC 9110 §5.3)",
    ),
    ...line(report, accept("image/png").replace("GET", "HEAD"), answered(406), "As GET (RFC 9110 §9.3.2)"),
    ...line(
      report,
      "GET /report\nAccept-Language: xx\nAccept-Charset: x",
      answered(200),
      "Not about media types; MAY be disregarded (RFC 9110 §12.5.4)",
    ),
    ...line(
      page,
      "GET /page\nAccept: application/vnd.example.v3+json",
      answered(200),
      "RFC 9110 §12.5.1: may be disregarded; a client that can only ask for its API's JSON could never have it",
    ),
    ...line(page, "GET /page\nAccept: application/json", answered(406), "RFC 9110 §15.5.7"),
  ],
};
