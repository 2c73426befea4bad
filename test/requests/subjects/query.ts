import { inQuery } from "../declare.ts";
import { accepted, refused, rowsOf, type Subject } from "../row.ts";

const text = inQuery({ name: "q", schema: { type: "string" } });
const required = inQuery({ name: "q", required: true, schema: { type: "string" } });
const integer = inQuery({ name: "n", schema: { type: "integer" } });
const emptyInteger = inQuery({ name: "n", allowEmptyValue: true, schema: { type: "integer" } });
const list = inQuery({ name: "ids", schema: { type: "array", items: { type: "integer" } } });
const reserved = inQuery({ name: "q", allowReserved: true, schema: { type: "string" } });

export const QUERY: Subject = {
  title: "Query: keys and values",
  introduction:
    "A query is read as pairs of `application/x-www-form-urlencoded` (OAS Appendix E), each parameter by its own name. A parameter that was not sent is `undefined` to its handler, unless its schema has a default.",
  rows: [
    ...rowsOf(text, [
      ["q=a", accepted("a"), "OAS Style Values, `form`"],
      ["", accepted(), "A parameter is optional unless `required` (OAS Parameter Object)"],
      ["q=", accepted(""), "RFC 6570 §3.2.8: the empty text is a value; nothing sent is none"],
      ["q", accepted(""), "A pair without `=` has an empty value (WHATWG URL §5.1)"],
      ["&&q=a&", accepted("a"), "Empty pairs are passed over (WHATWG URL §5.1)"],
      ["q=a=b", accepted("a=b"), "The first `=` divides (WHATWG URL §5.1)"],
      [
        "q=a&q=b",
        refused(),
        "One value was declared. Which of two is meant no standard says, and proxies differ: refused",
      ],
      ["q=a&q=a", refused(), "The same, also where both are alike"],
      ["Q=a", refused(), "Parameter names are case-sensitive (OAS Parameter Object, `name`)"],
      ["q=a&x=1", refused(), "No standard says. A mistyped name would be an option that silently has no effect"],
      ["q=a&q[]=b", refused(), "`q[]` is another name"],
      ["__proto__=1", refused(), "A name like any other: unknown"],
      ["q=a+b", accepted("a b"), "`+` is a space in a form (OAS Appendix E; WHATWG URL §5.1)"],
      ["q=a%20b", accepted("a b"), "RFC 3986 §2.1"],
      ["q=a%2Bb", accepted("a+b"), "RFC 3986 §2.1"],
      ["q=a%26b%3Dc", accepted("a&b=c"), "Delimiters that are encoded are data (RFC 3986 §2.2)"],
      ["%71=a", accepted("a"), "Names are decoded too (RFC 3986 §6.2.2.2: `%71` and `q` are equivalent)"],
      ["q=%C3%A9", accepted("é"), "Percent-encoded UTF-8 (RFC 3986 §2.5)"],
      ["q=%E9", refused(), "Not UTF-8 (RFC 3986 §2.5)"],
      ["q=%C0%AF", refused(), "An overlong sequence is not UTF-8 (RFC 3629 §3)"],
      ["q=%zz", refused(), "Not percent-encoding (RFC 3986 §2.1)"],
      ["q=100%", refused(), "Not percent-encoding (RFC 3986 §2.1)"],
      ["q=a;b", accepted("a;b"), "`;` separates nothing in a query (RFC 3986 §3.4; WHATWG URL §5.1)"],
      ["q=null", accepted("null"), "A text is a text"],
      ["q=%00", accepted("\u0000"), "Any character, unless a `pattern` says otherwise"],
    ]),
    ...rowsOf(required, [
      ["", refused(), "OAS Parameter Object, `required`"],
      [
        "q=",
        accepted(""),
        "It was sent; say `minLength: 1` to have one that is not empty (JSON Schema Validation §6.3.2)",
      ],
    ]),
    ...rowsOf(integer, [
      ["n=", refused(), "The empty text is no integer"],
      ["n", refused(), "The same"],
      ["n=1&n=2", refused(), "One value was declared"],
    ]),
    ...rowsOf(emptyInteger, [
      ["n=", accepted(""), "OAS Parameter Object, `allowEmptyValue`"],
      ["n", accepted(""), "The same: a key alone is what it is for"],
      ["n=5", accepted(5), "Other values by the schema"],
    ]),
    ...rowsOf(list, [
      ["ids=1&ids=2", accepted([1, 2]), "OAS Style Values, `form` and explode"],
      ["ids=1", accepted([1]), "A list with one item"],
      ["", accepted(), "A list without items cannot be sent (RFC 6570 §2.3: it is undefined)"],
      ["ids=", refused(), "A list of one item, which is empty and no integer"],
      ["ids=1&ids=x", refused(), "The second item is no integer"],
    ]),
    ...rowsOf(reserved, [
      ["q=/a?b:c", accepted("/a?b:c"), "OAS Parameter Object, `allowReserved`"],
      ["q=a+b", accepted("a+b"), "`+` is reserved (RFC 3986 §2.2), so it may stand for itself here"],
      ["q=a%20b", accepted("a b"), "What is encoded is decoded all the same"],
    ]),
    ...rowsOf(text, [["q=/?:@", accepted("/?:@"), "May stand in a query as they are (RFC 3986 §3.4)"]]),
  ],
};
