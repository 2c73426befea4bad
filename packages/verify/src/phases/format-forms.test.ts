import { expect, test } from "vitest";
import { describeFinding, verify } from "../index.ts";
import { contractOf, refusal, strictTarget } from "../testdata/strict.ts";

const withMember = (format: string, example: string, name = "it") =>
  contractOf({
    requestBody: {
      required: true,
      content: {
        "application/json": {
          schema: { type: "object", properties: { [name]: { type: "string", format } } },
          example: { [name]: example },
        },
      },
    },
  });

/** @param refuses what the target does not take, though it is of the format */
async function run(format: string, example: string, refuses: (text: string) => boolean, name = "it") {
  const contract = withMember(format, example, name);
  const target = strictTarget(contract, {
    answer(_, body, isValid) {
      const text = isValid ? String(JSON.parse(body.replace(/^\ufeff/, ""))[name] ?? "") : "";
      return text !== "" && refuses(text) ? refusal(400) : undefined;
    },
  });
  const { findings } = await verify(contract, target, { phases: ["examples", "boundaries"] }).result;
  return findings;
}

test.each<[format: string, example: string, takes: RegExp, told: string]>([
  ["date-time", "2031-05-06T10:30:00Z", /Z$/i, "with an offset to the east"],
  ["date-time", "2031-05-06T10:30:00Z", /:\d\d(Z|[+-].*)$/i, "with milliseconds"],
  ["date-time", "2031-05-06T10:30:00Z", /^[^tz]*$/, "in small letters"],
  ["date-time", "2031-05-06T10:30:00Z", /^\d+-(?!02-29)/, "of the 29th of February"],
  ["date", "2031-05-06", /^\d+-(?!02-29)/, "of the 29th of February"],
  ["time", "10:30:00Z", /Z$/i, "with an offset"],
  ["duration", "P14D", /^P(?!\d+W)/, "in weeks"],
  ["email", "ada@example.com", /^[^+]*$/, "with a plus"],
  ["idn-email", "ada@example.com", /^[ -~]*$/, "beyond ASCII"],
  ["hostname", "mail.example.com", /^[a-z]/i, "that begins with a digit"],
  ["idn-hostname", "mail.example.com", /^[ -~]*$/, "beyond ASCII"],
  ["ipv6", "2001:db8::1", /::/, "written out"],
  ["uri", "https://example.com/a", /^[^#]*$/, "with a fragment"],
  ["iri", "https://example.com/a", /^[ -~]*$/, "beyond ASCII"],
  ["uuid", "0f8fad5b-d9cb-469f-a165-70867728950e", /^[^A-F]*$/, "in capitals"],
])("%s %s where only %s is taken is told: %s", async (format, example, takes, told) => {
  const findings = await run(format, example, (text) => !takes.test(text));
  expect(findings.map(({ check }) => check)).toContain("valid-accepted");
  expect(findings.map(({ message }) => message).join("\n")).toContain(`${format} ${told}`);
});

test.each<[reason: string, format: string, example: string, refuses: (text: string) => boolean]>([
  ["what is in the past", "date-time", "2031-05-06T10:30:00Z", (text) => Date.parse(text) < Date.parse("2031-01-01")],
  ["what is far away", "date", "2031-05-06", (text) => text > "2031-12-31"],
  ["what is at another place", "email", "ada@example.com", (text) => !text.endsWith("@example.com")],
  ["what is not known", "uuid", "0f8fad5b-d9cb-469f-a165-70867728950e", (text) => !/^0f8fad5b/i.test(text)],
])("%s may be refused, whatever its form", async (_, format, example, refuses) => {
  expect((await run(format, example, refuses)).map(describeFinding)).toEqual([]);
});

test("the id of another thing may be looked up by its letters as they are", async () => {
  const id = "0f8fad5b-d9cb-469f-a165-70867728950e";
  const findings = await run("uuid", id, (text) => /[A-F]/.test(text), "copyId");
  expect(findings.map(describeFinding)).toEqual([]);
});
