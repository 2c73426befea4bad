import { expect, test } from "vitest";
import { type Fetch, verify } from "../../../index.ts";
import { answer, idInPath, json, none, plansContract, plansServer } from "../../../testdata/plans.ts";

const text = { type: "string", minLength: 1, maxLength: 60 };
const owner = { type: "object", required: ["id"], properties: { id: text, name: text } };
const input = { type: "object", required: ["name", "owner_id"], properties: { name: text, owner_id: text } };
const plan = { ...input, properties: { id: text, ...input.properties } };

/** @param create what is said of the operation that makes plans for an owner */
const contractOf = (create: object) =>
  plansContract(
    { name: text, owner_id: text },
    {
      "get /plans": { responses: { 200: answer({ type: "array", items: plan }) } },
      "post /plans": {
        requestBody: { required: true, ...json(input) },
        responses: { 201: answer(plan), 400: none },
        ...create,
      },
      "post /owners": {
        requestBody: { required: true, ...json({ type: "object", required: ["name"], properties: { name: text } }) },
        responses: { 201: answer(owner), 400: none },
      },
      "get /owners/{owner_id}": {
        parameters: [{ name: "owner_id", in: "path", required: true, schema: text }],
        responses: { 200: answer(owner), 404: none },
      },
    },
  );

type Owners = ReadonlyMap<string, { readonly by: string | null }>;

/** @param isKnown whether a plan is made for what is called so */
function server(
  contract: ReturnType<typeof contractOf>,
  isKnown: (owners: Owners, id: string, by: string | null) => boolean,
  keeps = false,
): Fetch {
  const owners = new Map<string, { readonly by: string | null; readonly shown: object }>();
  return plansServer(contract, ({ method, path, request, body, plans, id }) => {
    const by = request.headers.get("caller");
    if (path === "/owners") {
      const own = `owner-${owners.size + 1}`;
      owners.set(own, { by, shown: { ...body, id: own } });
      return Response.json({ ...body, id: own }, { status: 201 });
    }
    const called = owners.get(id);
    if (path.startsWith("/owners/")) {
      return called?.by === by ? Response.json(called?.shown) : new Response(null, { status: 404 });
    }
    if (method !== "POST" || isKnown(owners, String(body.owner_id), by)) return undefined;
    if (keeps) plans.set(`plan-${plans.size}-x`, { ...body, id: `plan-${plans.size}-x` });
    return new Response(null, { status: 404 });
  });
}

const own = (owners: Owners, id: string, by: string | null) => owners.get(id)?.by === by && owners.has(id);
const any = (owners: Owners, id: string) => owners.has(id);
const missing = { responses: { 201: answer(plan), 400: none, 404: none } };

test.each<[string, object, typeof own, RegExp[]]>([
  ["is looked up", missing, own, []],
  ["need not be there, as far as the contract says", {}, () => true, []],
  [
    "need not be there, and a 404 is declared for it",
    missing,
    () => true,
    [/^named-is-there: \/owner_id names nothing that there is, and was accepted with 201\.$/],
  ],
  [
    "need not be there, and has to by words",
    { description: "The `owner_id` must exist." },
    () => true,
    [/^named-is-there: /],
  ],
  [
    "may be another caller's",
    missing,
    any,
    [/^isolation: bob created owners owner-\d+, which alice cannot read, and can name as \/owner_id\.$/],
  ],
])("what a create names %s", async (_, create, isKnown, found) => {
  const contract = contractOf(create);
  const identities = { alice: { headers: { caller: "alice" } }, bob: { headers: { caller: "bob" } } };
  const { findings } = await verify(contract, server(contract, isKnown), {
    identities,
    phases: ["examples", "sequences"],
  }).result;
  expect(findings.map(({ check, message }) => `${check}: ${message}`)).toEqual(
    found.map((each) => expect.stringMatching(each)),
  );
});

test("what is refused for what it names leaves nothing", async () => {
  const contract = contractOf(missing);
  const { findings } = await verify(contract, server(contract, own, true), { phases: ["examples", "sequences"] })
    .result;
  expect(findings.map(({ check }) => check)).toContain("refused-leaves-nothing");
});

test("who puts another thing in the place of one that was used up has not named what is not there", async () => {
  const string = { type: "string" };
  const booking = { type: "object", required: ["plan_id"], properties: { plan_id: string, note: string } };
  const booked = { type: "object", required: ["id"], properties: { id: string, ...booking.properties } };
  const once = plansContract(
    { name: string },
    {
      "get /bookings": { responses: { 200: answer({ type: "array", items: booked }) } },
      "post /bookings": {
        requestBody: { required: true, ...json(booking) },
        responses: { 201: answer(booked), 400: none, 409: none, 422: { description: "There is no such plan." } },
      },
      "get /bookings/{booking_id}": {
        parameters: [{ ...idInPath, name: "booking_id" }],
        responses: { 200: answer(booked), 404: none },
      },
    },
  );
  const made = new Map<string, { readonly id: string; readonly plan_id?: unknown }>();
  const server = plansServer(once, ({ method, path, id, body, plans }) => {
    if (!path.startsWith("/bookings")) return undefined;
    if (method === "GET" && id === "") return Response.json([...made.values()]);
    if (method === "GET") return made.has(id) ? Response.json(made.get(id)) : new Response(null, { status: 404 });
    if (!plans.has(String(body.plan_id))) return new Response(null, { status: 422 });
    const isTaken = [...made.values()].some(({ plan_id }) => plan_id === body.plan_id);
    if (isTaken) return new Response(null, { status: 409 });
    const created = { ...body, id: `booking-${made.size + 1}` };
    made.set(created.id, created);
    return Response.json(created, { status: 201 });
  });
  const { findings } = await verify(once, server, { phases: ["examples", "sequences"] }).result;
  expect(findings.map(({ message }) => message)).toEqual([]);
  expect(made.size).toBeGreaterThan(5);
});

test("work that a 202 begins is refused for what is not there, where a 404 is declared for it", async () => {
  const contract = contractOf({ responses: { 202: answer(plan), 400: none, 404: none } });
  const accepting = (isKnown: typeof any): Fetch => {
    const inner = server(contract, isKnown);
    return async (request) => {
      const answered = await inner(request);
      return request.method === "POST" && answered.ok && request.url.endsWith("/plans")
        ? new Response(answered.body, { status: 202, headers: answered.headers })
        : answered;
    };
  };
  const found = async (target: Fetch) =>
    (await verify(contract, target, { phases: ["examples", "sequences"] }).result).findings.map(({ check }) => check);
  expect(await found(accepting(any))).toEqual([]);
  expect(await found(accepting(() => true))).toContain("named-is-there");
});
