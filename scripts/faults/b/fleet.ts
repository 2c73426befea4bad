/** The Fleet server: keeps `openapi.yaml`, its state in memory. */
import { Problem } from "@cantus/contract";
import { readContract } from "@cantus/contract/read";
import type { Call, Handler, Service } from "../app.ts";
import { type Body, type Held, PARTS, type Parts, type State } from "./parts.ts";

export const contract = await readContract(new URL("openapi.yaml", import.meta.url).pathname);

export const fleet: Service<Parts> = {
  document: contract.document,
  tenants: { "north-4e8f1b7c2a": "north", "south-9d3a6c5e0f": "south" },
  parts: PARTS,
  createHandlers,
  refusesUnknownQuery: true,
  statusOf: { "invalid-request": 422 },
  mediaTypeOfErrors: "application/vnd.api+json",
  render: ({ status, code, message, violations }) => ({
    errors:
      violations.length === 0
        ? [{ status: String(status), title: code, detail: message }]
        : violations.map(({ pointer, message }) => ({ status: "422", title: code, detail: message, source: pointer })),
  }),
};

function createHandlers(parts: Parts): Record<string, Handler> {
  const state: State = { vehicles: new Map(), trips: new Map(), drivers: new Map(), made: 0 };

  const visible = (held: Held | undefined, call: Call, what: string): Held => {
    if (held && parts.isVisible(held, call.tenant, call.operation.id)) return held;
    throw new Problem("not-found", { detail: `There is no such ${what}.` });
  };
  const vehicleOf = (call: Call) => visible(state.vehicles.get(Number(call.path.vehicleId)), call, "vehicle");
  const tripOf = (call: Call) => visible(state.trips.get(String(call.path.tripId)), call, "trip");
  const keyOf = (call: Call) => `${call.tenant} ${call.path.code}`;
  const driverOf = (call: Call) => visible(state.drivers.get(keyOf(call)), call, "driver");
  const made = (call: Call, value: Body): Held => {
    state.made++;
    return { company: call.tenant, value, order: state.made };
  };
  const answer = (status: number, body?: unknown, headers: Record<string, string> = {}) => ({ status, headers, body });
  const boxed = ({ value }: Held, status = 200, headers = {}) =>
    answer(status, { data: parts.showVehicle(value, "alone") }, headers);

  return {
    vehiclesIndex(call) {
      const { page = 1, perPage = 10, sortBy = "createdAt", sortDir = "desc" } = call.query;
      const [number, size] = [Number(page), Number(perPage)];
      const own = [...state.vehicles.values()].filter((held) => parts.isVisible(held, call.tenant, call.operation.id));
      const wanted = own.filter((held) => parts.isWanted(held, call.query));
      const found = parts.page(parts.sorted(wanted, String(sortBy), String(sortDir)), number, size);
      const total = parts.total(wanted);
      const totalPages = parts.totalPages(total, size);
      const next = new URLSearchParams(call.head.query);
      next.set("page", String(number + 1));
      const link = { Link: `<${call.head.path}?${next}>; rel="next"` };
      const data = found.map(({ value }) => parts.showVehicle(value, "in a list"));
      const meta = { page: number, perPage: size, total, totalPages };
      return answer(200, { data, meta }, parts.hasNext(number, totalPages) ? link : {});
    },
    vehiclesCreate(call) {
      state.made++;
      const held = made(call, parts.toVehicle(call.body as Body, state.made));
      parts.keepVehicle(state, held);
      return boxed(held, 201, { Location: parts.location(`/api/vehicles/${held.value.id}`) });
    },
    vehiclesShow: (call) => boxed(vehicleOf(call)),
    vehiclesUpdate(call) {
      const held = vehicleOf(call);
      const next = { ...held, value: parts.patched(held.value, call.body as Body) };
      parts.keepVehicle(state, next);
      return boxed(next);
    },
    vehiclesDestroy(call) {
      parts.removeVehicle(state, Number(vehicleOf(call).value.id));
      return answer(204);
    },
    tripsIndex(call) {
      const { id } = vehicleOf(call).value;
      const trips = [...state.trips.values()].filter(({ value }) => value.vehicleId === id);
      const [start, size] = [parts.startOf(call.query.after), Number(call.query.size ?? 5)];
      const after = parts.nextCursor(start, size, trips.length);
      const found = parts.tripPage(trips, start, size).map(({ value }) => value);
      return answer(200, { trips: found, cursors: { after, hasMore: after !== null } });
    },
    tripsCreate(call) {
      const { id } = vehicleOf(call).value;
      const held = made(call, parts.toTrip(call.body as Body, parts.tripId(state), id));
      parts.keepTrip(state, held);
      return answer(201, held.value, { Location: parts.location(`/api/trips/${held.value.tripId}`) });
    },
    tripsShow: (call) => answer(200, tripOf(call).value),
    tripsReplace(call) {
      const held = tripOf(call);
      const next = { ...held, value: parts.replacedTrip(held.value, call.body as Body) };
      parts.keepTrip(state, next);
      return answer(200, next.value);
    },
    tripsDestroy(call) {
      parts.removeTrip(state, String(tripOf(call).value.tripId));
      return answer(204);
    },
    tripsBegin(call) {
      const held = tripOf(call);
      if (held.value.phase !== "planned") throw new Problem("conflict", { detail: "It is under way." });
      const next = { ...held, value: parts.begun(held.value) };
      parts.keepTrip(state, next);
      return answer(200, next.value);
    },
    driversIndex: (call) =>
      answer(
        200,
        [...state.drivers.values()]
          .filter((held) => parts.isVisible(held, call.tenant, call.operation.id))
          .map(({ value }) => value),
      ),
    driversShow: (call) => answer(200, driverOf(call).value),
    driversPut(call) {
      const earlier = state.drivers.get(keyOf(call));
      const held = made(call, parts.toDriver(call.body as Body, String(call.path.code), earlier?.value));
      parts.keepDriver(state, keyOf(call), held);
      return answer(earlier ? 200 : 201, held.value);
    },
    driversDestroy(call) {
      driverOf(call);
      parts.removeDriver(state, keyOf(call));
      return answer(204);
    },
    quote: (call) => answer(200, { price: parts.price(call.body as Body) }),
  };
}
