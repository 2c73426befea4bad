import { createContract } from "@cantus/contract";
import { expect, test } from "vitest";
import { checkExchange } from "../check-exchange.ts";
import type { Exchange } from "../exchange/exchange.ts";
import { document } from "../testdata/library.ts";
import { describeFinding, describeWarning } from "./describe.ts";

const contract = createContract(document, {
  name: "library",
  locate: (pointer) => ({ file: "openapi/library.yaml", line: pointer.length, column: 3, listing: `> 7 | ${pointer}` }),
});

function exchange(url: string, body: Uint8Array, contentType = "application/json"): Exchange {
  return {
    request: {
      method: "GET",
      url,
      headers: { "x-api-key": "s3cret", accept: "application/json" },
      body: new Uint8Array(),
    },
    response: { status: 200, headers: { "content-type": contentType, "x-total-count": "1" }, body },
  };
}

test("a finding tells what was sent, what came back, which clause that breaks, and how to repeat it", () => {
  const body = Buffer.from('{"books":[{"id":"book_1"}]}');
  const [finding] = checkExchange(contract, exchange("http://localhost/v1/books?limit=5", body));
  expect(finding && describeFinding(finding)).toBe(
    `listBooks (GET /books): The body at /books/0/title is required.
  check     response-body
  sent      GET http://localhost/v1/books?limit=5
  received  200 application/json
            {"books":[{"id":"book_1"}]}
  clause    openapi/library.yaml:33:3 (#/components/schemas/Book/required)
            > 7 | /components/schemas/Book/required
  repeat    curl -sS -i 'http://localhost/v1/books?limit=5' -H 'x-api-key: '"$CANTUS_X_API_KEY" -H 'accept: application/json'`,
  );
});

test("credentials are shown when asked for", () => {
  const found = checkExchange(contract, exchange("http://localhost/v1/books", Buffer.from("{}")), {
    showCredentials: true,
  });
  expect(found[0]?.curl).toContain("'x-api-key: s3cret'");
});

test("bytes are told by their number, and long text is cut", () => {
  const picture = checkExchange(
    contract,
    exchange("http://localhost/v1/books/book_1/cover", Buffer.from([0, 1]), "audio/wav"),
  );
  expect(picture[0] && describeFinding(picture[0])).toContain("2 bytes of audio/wav");
  const long = checkExchange(
    contract,
    exchange("http://localhost/v1/books", Buffer.from(`{"a":"${"x".repeat(5000)}"}`)),
  );
  expect(long[0] && describeFinding(long[0])).toContain("… (5008 characters)");
});

test("a warning tells its place", () => {
  const warning = { code: "skipped", operationId: "a", message: "a was not called.", pointer: "/paths/~1a" } as const;
  expect(describeWarning(warning)).toBe("a was not called. (#/paths/~1a)");
});
