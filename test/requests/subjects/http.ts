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
  ],
};
