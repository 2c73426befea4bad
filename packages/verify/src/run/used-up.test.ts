import { createContract } from "@cantus/contract";
import { expect, test } from "vitest";
import { type Exchange, type Fetch, verify } from "../index.ts";
import { json } from "../testdata/plans.ts";

const text = { type: "string" };
const answered = (status: number, properties: object) => ({
  [status]: { description: "", ...json({ type: "object", properties: { id: text, ...properties } }) },
  400: { description: "" },
  404: { description: "" },
  409: { description: "" },
});
const inPath = (...names: string[]) => names.map((name) => ({ name, in: "path", required: true, schema: text }));
const sent = (properties: object, required: readonly string[]) => ({
  requestBody: { required: true, ...json({ type: "object", required, properties }) },
});
const order = { cart_id: text, note: { ...text, maxLength: 12 } };
const quantity = { quantity: { type: "integer", minimum: 1, maximum: 9 } };

const contract = createContract({
  openapi: "3.1.1",
  info: { title: "Carts", version: "1" },
  paths: {
    "/carts": { post: { operationId: "open", responses: answered(201, {}) } },
    "/carts/{cart_id}": { parameters: inPath("cart_id"), get: { operationId: "cart", responses: answered(200, {}) } },
    "/carts/{cart_id}/items/{sku}": {
      parameters: inPath("cart_id", "sku"),
      put: { operationId: "put", ...sent(quantity, ["quantity"]), responses: answered(201, quantity) },
    },
    "/orders": { post: { operationId: "place", ...sent(order, ["cart_id"]), responses: answered(201, order) } },
    "/orders/{order_id}": {
      parameters: inPath("order_id"),
      get: { operationId: "order", responses: answered(200, order) },
    },
    "/orders/{order_id}/cancel": {
      parameters: inPath("order_id"),
      post: { operationId: "cancel", responses: answered(200, order) },
    },
  },
} as never);

const none = (status: number) => new Response(null, { status });

/** A cart is ordered once, and only with something in it; an order is cancelled once. */
function shop(mostOfNote: number): Fetch {
  const carts = new Map<string, number>();
  const orders = new Map<string, { id: string; cart_id: string; note?: string }>();
  const cancelled = new Set<string>();
  return async (request) => {
    const [, of = "", id = "", word] = new URL(request.url).pathname.split("/");
    const posted = await request.json().catch(() => ({}));
    if (of === "carts" && request.method === "POST") {
      const made = `c${carts.size + 1}`;
      carts.set(made, 0);
      return Response.json({ id: made }, { status: 201 });
    }
    if (of === "carts" && !carts.has(id)) return none(404);
    if (word === "items") {
      if (!(posted.quantity >= 1 && posted.quantity <= 9)) return none(400);
      if (carts.get(id) === -1) return none(409);
      carts.set(id, (carts.get(id) ?? 0) + 1);
      return Response.json({ id: "i", ...posted }, { status: 201 });
    }
    if (of === "carts") return Response.json({ id });
    if (request.method === "POST" && word === undefined) {
      if (typeof posted.cart_id !== "string" || (posted.note !== undefined && typeof posted.note !== "string"))
        return none(400);
      if ([...(posted.note ?? "")].length > mostOfNote) return none(400);
      if ((carts.get(posted.cart_id) ?? 0) < 1) return none(409);
      carts.set(posted.cart_id, -1);
      const made = { ...posted, id: `o${orders.size + 1}` };
      orders.set(made.id, made);
      return Response.json(made, { status: 201 });
    }
    const found = orders.get(id);
    if (!found) return none(404);
    if (word === "cancel" && cancelled.size === cancelled.add(id).size) return none(409);
    return Response.json(found);
  };
}

test("what a request uses up is made anew for each, with what has to be in it", async () => {
  let placed = 0;
  const onExchange = ({ operation, response }: Exchange) => {
    if (operation?.id === "place" && response.status === 201) placed++;
  };
  const phases = ["examples", "boundaries"] as const;
  const run = (most: number) => verify(contract, shop(most), { phases, requests: 900, onExchange }).result;
  const told = async (most: number) =>
    (await run(most)).findings
      .filter(({ exchange, message }) => exchange.operation?.id === "place" && message.startsWith("body /"))
      .map(({ check, message }) => `${check}: ${message}`);
  expect(await told(12)).toEqual([]);
  expect(placed).toBeGreaterThan(3);
  expect(await told(11)).toContainEqual(expect.stringMatching(/^valid-accepted: body \/note: /));
  expect(await told(13)).toContainEqual(expect.stringMatching(/^invalid-refused: body \/note: /));
});

const booking = {
  event_id: text,
  seat_ids: { type: "array", minItems: 1, maxItems: 2, items: text },
  note: order.note,
};
const label = { label: { ...text, minLength: 1 } };
const seats = {
  seats: { type: "array", minItems: 1, items: { type: "object", required: ["label"], properties: label } },
};
const shownSeats = { type: "array", items: { type: "object", properties: { id: text, ...label } } };

const bookings = createContract({
  openapi: "3.1.1",
  info: { title: "Bookings", version: "1" },
  paths: {
    "/events": { post: { operationId: "plan", responses: answered(201, {}) } },
    "/events/{event_id}": {
      parameters: inPath("event_id"),
      get: { operationId: "event", responses: answered(200, {}) },
    },
    "/events/{event_id}/close": {
      parameters: inPath("event_id"),
      post: { operationId: "close", responses: answered(200, {}) },
    },
    "/events/{event_id}/publish": {
      parameters: inPath("event_id"),
      post: { operationId: "publish", responses: answered(200, {}) },
    },
    "/events/{event_id}/seats": {
      parameters: inPath("event_id"),
      get: { operationId: "seats", responses: { 200: { description: "", ...json(shownSeats) } } },
      post: { operationId: "addSeats", ...sent(seats, ["seats"]), responses: answered(201, seats) },
    },
    "/bookings": {
      post: { operationId: "book", ...sent(booking, ["event_id", "seat_ids"]), responses: answered(201, booking) },
    },
  },
} as never);

/** A seat is booked once, of its event and while that is published. No path leads to a seat, and several are made at once. */
const boxOffice: Fetch = async (request) => {
  const [, of = "", id = "", word] = new URL(request.url).pathname.split("/");
  const posted = await request.json().catch(() => ({}));
  const event = events.get(of === "bookings" ? posted.event_id : id);
  if (of === "events" && id === "") {
    const made = { id: `e${events.size + 1}`, state: "draft", seats: [] };
    events.set(made.id, made);
    return Response.json({ id: made.id }, { status: 201 });
  }
  if (!event) return none(404);
  if (word === "seats" && request.method === "POST") {
    const isRight = Array.isArray(posted.seats) && posted.seats.every((each: { label?: unknown }) => each?.label);
    if (!isRight) return none(400);
    const made = posted.seats.map((each: object, nth: number) => ({
      ...each,
      id: `${id}-${event.seats.length + nth}`,
    }));
    event.seats.push(...made);
    return Response.json({ seats: made }, { status: 201 });
  }
  if (word === "seats") return Response.json(event.seats);
  if (word) {
    if (event.state !== "draft") return none(409);
    event.state = word;
  }
  if (of === "events") return Response.json({ id });
  const named = event.seats.filter(({ id }) => (posted.seat_ids ?? []).includes(id));
  if (named.length === 0 || named.length < posted.seat_ids.length) return none(404);
  if (event.state !== "publish" || named.some(({ id }) => taken.has(id))) return none(409);
  for (const { id } of named) taken.add(id);
  return Response.json({ ...posted, id: "b" }, { status: 201 });
};
const taken = new Set<string>();
const events = new Map<string, { id: string; state: string; seats: { id: string }[] }>();

test("what a body names goes together, and is in the state in which it may be named", async () => {
  const booked = new Set<string>();
  const onExchange = ({ operation, response, request }: Exchange) => {
    if (operation?.id !== "book" || response.status !== 201) return;
    booked.add(JSON.parse(new TextDecoder().decode(request.body ?? new Uint8Array())).event_id);
  };
  await verify(bookings, boxOffice, { phases: ["examples", "boundaries"], requests: 400, onExchange }).result;
  expect(booked.size).toBeGreaterThan(3);
});
