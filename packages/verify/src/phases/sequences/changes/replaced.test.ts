import { expect, test } from "vitest";
import { verify } from "../../../index.ts";
import { answer, idInPath, json, none, plansContract, plansServer } from "../../../testdata/plans.ts";

const text = { type: "string", minLength: 1, maxLength: 60 };
const properties = { name: text, note: text, size: { type: "integer", minimum: 1, maximum: 90 } };
const input = { type: "object", required: ["name"], properties };
const plan = { type: "object", required: ["id"], properties: { id: text, ...properties } };

type Stored = Readonly<Record<string, unknown>>;

/** @param said what the contract says of PUT, where there is no PATCH */
const contractOf = (said: object) =>
  plansContract(properties, {
    "patch /plans/{id}": undefined,
    "put /plans/{id}": {
      parameters: [idInPath],
      requestBody: { required: true, ...json(input) },
      responses: { 200: answer(plan), 400: none, 404: none },
      ...said,
    },
  });

test.each<[string, object, (old: Stored, sent: Stored) => Stored, RegExp[]]>([
  [
    "and leaves what is not sent",
    { summary: "Replaces a plan" },
    (old, sent) => ({ ...old, ...sent }),
    [/^put-replaces: PUT did not send \/note, and it is still ".+"; likewise \/size\.$/],
  ],
  ["and leaves nothing", { summary: "Replaces a plan" }, (_, sent) => sent, []],
  [
    "and has a default that nobody tells",
    { summary: "Replaces a plan" },
    (_, sent) => ({ note: "Plain words no 7", size: 8, ...sent }),
    [],
  ],
  ["", { summary: "Changes a plan" }, (old, sent) => ({ ...old, ...sent }), []],
  [
    "but for what is not sent",
    { summary: "Replaces a plan", description: "What is left out stays." },
    (old, sent) => ({ ...old, ...sent }),
    [],
  ],
  [
    "under its id",
    { summary: "Replaces a plan", description: "The id stays." },
    (old, sent) => ({ ...old, ...sent }),
    [/^put-replaces: /],
  ],
])("where there is no PATCH, a PUT is said to replace %s", async (_, said, stored, found) => {
  const contract = contractOf(said);
  const server = plansServer(contract, ({ method, id, plan: old, body, plans }) => {
    if (method !== "PUT" || !old) return undefined;
    plans.set(id, { ...stored(old, body), id });
    return Response.json(plans.get(id));
  });
  const { findings } = await verify(contract, server, { phases: ["examples", "sequences"] }).result;
  const told = findings.map(({ check, message }) => `${check}: ${message}`);
  expect(told).toEqual(found.map((message) => expect.stringMatching(message)));
});
