import { expect, test } from "vitest";
import { verify } from "../../../index.ts";
import { plansContract, plansServer } from "../../../testdata/plans.ts";

const text = { type: "string" };
const limits = {
  type: "object",
  required: ["unit"],
  properties: { unit: text, most: { type: "integer", default: 5 }, note: text },
};
const contract = plansContract({ name: text, limits });

interface Limits {
  readonly most?: number;
}

test.each<[string, (limits: Limits) => object, string[]]>([
  ["is that by default", (sent) => ({ most: 5, ...sent }), []],
  ["is another", (sent) => ({ most: 0, ...sent }), ["/limits/most was not sent and is 0; its default is 5."]],
  ["is not shown", (sent) => sent, []],
])("what an object of a thing has by default and is not sent %s", async (_, kept, expected) => {
  const server = plansServer(contract, ({ method, body, plans }) => {
    if (method !== "POST") return undefined;
    const id = `plan-${plans.size + 1}`;
    plans.set(id, { ...body, id, ...(body.limits !== undefined && { limits: kept(body.limits as Limits) }) });
    return Response.json(plans.get(id), { status: 201 });
  });
  const phases = ["examples", "sequences"] as const;
  const { findings } = await verify(contract, server, { phases }).result;
  expect(findings.map(({ message }) => message)).toEqual(expected);
});
