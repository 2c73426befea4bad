/** What the Fleet server can be made to do wrong, one at a time. */
import { type Fault, STEPS } from "../app.ts";
import { answers, drop, refusals, set } from "../edit.ts";
import { type Body, type Held, PARTS, type Parts } from "./parts.ts";

const VEHICLE = "components.schemas.VehicleInput";
const TRIP = "components.schemas.TripInput";

const changed = (held: Held, fields: Body): Held => ({ ...held, value: { ...held.value, ...fields } });

const ignoring =
  (...names: string[]): Parts["isWanted"] =>
  (held, query) =>
    PARTS.isWanted(held, Object.fromEntries(Object.entries(query).filter(([name]) => !names.includes(name))));

const without = (value: Body, ...names: string[]): Body =>
  Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)));

export const FAULTS: readonly Fault<Parts>[] = [
  {
    name: "box-lost",
    sentence: "A vehicle is shown without its box.",
    answer: answers("vehiclesShow", 200, (a) => {
      a.body = a.body.data;
    }),
  },
  {
    name: "seats-as-text",
    sentence: "The seats of a listed vehicle are text.",
    parts: {
      showVehicle: (vehicle, where) => (where === "alone" ? vehicle : { ...vehicle, seats: String(vehicle.seats) }),
    },
  },
  {
    name: "meta-lost",
    sentence: "The list has no meta.",
    answer: answers("vehiclesIndex", 200, ({ body }) => {
      delete body.meta;
    }),
  },
  {
    name: "error-shape",
    sentence: "Refusals are one object and not a list of them.",
    answer: refusals(404, (a) => {
      a.body = { error: "not found" };
    }),
  },
  {
    name: "error-media-type",
    sentence: "Refusals are sent as application/json.",
    answer: refusals(422, (a) => {
      a.headers["Content-Type"] = "application/json";
    }),
  },
  {
    name: "phase-in-capitals",
    sentence: "The phase of a trip is written in capitals.",
    parts: { toTrip: (given, id, vehicle) => ({ ...PARTS.toTrip(given, id, vehicle), phase: "PLANNED" }) },
  },
  {
    name: "no-location",
    sentence: "A new trip is answered without Location.",
    answer: answers("tripsCreate", 201, (a) => {
      delete a.headers.Location;
    }),
  },
  {
    name: "location-wrong",
    sentence: "Location leads below the vehicle, where no trips are read.",
    parts: { location: (path) => path.replace("/trips/", "/vehicles/1/trips/") },
  },
  {
    name: "create-is-200",
    sentence: "Creating a vehicle answers 200.",
    answer: answers("vehiclesCreate", 201, (a) => {
      a.status = 200;
    }),
  },
  {
    name: "put-is-always-201",
    sentence: "Setting a driver that was there answers 202.",
    answer: answers("driversPut", 200, (a) => {
      a.status = 202;
    }),
  },
  {
    name: "accepts-any-plate",
    sentence: "Any plate is accepted.",
    document: drop(`${VEHICLE}.properties.plate`, "pattern"),
  },
  { name: "accepts-any-kind", sentence: "Any kind is accepted.", document: drop("components.schemas.Kind", "enum") },
  {
    name: "accepts-61-seats",
    sentence: "61 seats are accepted.",
    document: drop(`${VEHICLE}.properties.seats`, "maximum"),
  },
  {
    name: "accepts-zero-distance",
    sentence: "A distance of 0 is accepted.",
    document: drop(`${TRIP}.properties.distanceKm`, "exclusiveMinimum"),
  },
  {
    name: "accepts-stop-without-place",
    sentence: "A stop without a place is accepted.",
    document: drop("components.schemas.Stop", "required"),
  },
  {
    name: "accepts-many-stops",
    sentence: "Eleven stops are accepted.",
    document: drop(`${TRIP}.properties.stops`, "maxItems"),
  },
  {
    name: "accepts-any-phone",
    sentence: "Any phone number is accepted.",
    document: drop("components.schemas.DriverInput.properties.phone", "pattern"),
  },
  {
    name: "accepts-per-page-51",
    sentence: "51 per page are accepted.",
    document: drop("paths.[/vehicles].get.parameters.1.schema", "maximum"),
  },
  {
    name: "accepts-page-0",
    sentence: "The page 0 is accepted, and is the first.",
    document: drop("paths.[/vehicles].get.parameters.0.schema", "minimum"),
    parts: { page: (items, page, size) => PARTS.page(items, Math.max(1, page), size) },
  },
  {
    name: "accepts-missing-stops",
    sentence: "A trip without stops is accepted.",
    document: set(TRIP, { required: ["destination", "distanceKm"] }),
    parts: { toTrip: (given, id, vehicle) => PARTS.toTrip({ stops: [], ...given }, id, vehicle) },
  },
  {
    name: "refuses-60-seats",
    sentence: "60 seats are refused.",
    document: set(`${VEHICLE}.properties.seats`, { maximum: 59 }),
  },
  {
    name: "refuses-no-stops",
    sentence: "An empty list of stops is refused.",
    document: set(`${TRIP}.properties.stops`, { minItems: 1 }),
  },
  {
    name: "no-key-needed",
    sentence: "Drivers are listed without a key.",
    document: (document) => {
      document.paths["/drivers"].get.security = [];
    },
    parts: { isVisible: (held, company) => company === "" || held.company === company },
  },
  {
    name: "any-key",
    sentence: "Any key will do.",
    steps: {
      tenant: (contract, operation, head, tenants) => {
        const key = String(head.headers["x-api-key"] ?? "");
        return key === "" ? STEPS.tenant(contract, operation, head, tenants) : (tenants[key] ?? "north");
      },
    },
  },
  {
    name: "foreign-trips",
    sentence: "Another company's trip can be read.",
    parts: { isVisible: (held, company, operation) => operation === "tripsShow" || held.company === company },
  },
  {
    name: "foreign-vehicles-listed",
    sentence: "The list has the vehicles of all companies.",
    parts: { isVisible: (held, company, operation) => operation === "vehiclesIndex" || held.company === company },
  },
  {
    name: "foreign-vehicles-removed",
    sentence: "Another company's vehicle can be removed.",
    parts: { isVisible: (held, company, operation) => operation === "vehiclesDestroy" || held.company === company },
  },
  {
    name: "per-page-ignored",
    sentence: "Pages have ten, whatever is asked for.",
    parts: { page: (items, page) => PARTS.page(items, page, 10) },
  },
  {
    name: "page-ignored",
    sentence: "Every page is the first.",
    parts: { page: (items, _, size) => PARTS.page(items, 1, size) },
  },
  {
    name: "page-from-0",
    sentence: "The first page is the second.",
    parts: { page: (items, page, size) => PARTS.page(items, page + 1, size) },
  },
  {
    name: "page-overlaps",
    sentence: "A page begins with the last item of the one before.",
    parts: {
      page: (items, page, size) =>
        items.slice(Math.max(0, (page - 1) * size - 1), Math.max(0, (page - 1) * size - 1) + size),
    },
  },
  {
    name: "total-of-one-more",
    sentence: "The total is one too large.",
    parts: { total: (matching) => matching.length + 1 },
  },
  {
    name: "pages-rounded-down",
    sentence: "The number of pages is rounded down.",
    parts: { totalPages: (total, size) => Math.floor(total / size) },
  },
  {
    name: "link-too-early",
    sentence: "The last page but one has no Link to the next.",
    parts: { hasNext: (page, pages) => page < pages - 1 },
  },
  {
    name: "kind-ignored",
    sentence: "The filter by kind lets everything through.",
    parts: { isWanted: ignoring("filter[kind]") },
  },
  {
    name: "min-seats-ignored",
    sentence: "The least number of seats is not looked at.",
    parts: { isWanted: ignoring("minSeats") },
  },
  {
    name: "max-seats-is-min",
    sentence: "The largest number of seats is taken for the least.",
    parts: {
      isWanted: (held, query) =>
        PARTS.isWanted(held, {
          ...query,
          maxSeats: undefined,
          ...(query.maxSeats !== undefined && { minSeats: query.maxSeats }),
        }),
    },
  },
  {
    name: "in-service-ignored",
    sentence: "The filter by being in service lets everything through.",
    parts: { isWanted: ignoring("inService") },
  },
  {
    name: "direction-ignored",
    sentence: "The order is always downwards.",
    parts: { sorted: (items, by) => PARTS.sorted(items, by, "desc") },
  },
  {
    name: "seats-sorted-as-text",
    sentence: "Seats are sorted as text, 10 before 9.",
    parts: {
      sorted: (items, by, direction) =>
        by === "seats"
          ? items.toSorted(
              (a, b) => (direction === "asc" ? 1 : -1) * (String(a.value.seats) < String(b.value.seats) ? -1 : 1),
            )
          : PARTS.sorted(items, by, direction),
    },
  },
  {
    name: "plate-not-sorted",
    sentence: "The order by plate is that of creation.",
    parts: { sorted: (items, by, direction) => PARTS.sorted(items, by === "plate" ? "createdAt" : by, direction) },
  },
  {
    name: "cursor-skips",
    sentence: "A page of trips leaves out the first after the cursor.",
    parts: { tripPage: (trips, start, size) => trips.slice(start === 0 ? 0 : start + 1, start + size) },
  },
  {
    name: "cursor-repeats",
    sentence: "A page of trips begins with the last of the one before.",
    parts: { tripPage: (trips, start, size) => trips.slice(Math.max(0, start - 1), start + size) },
  },
  {
    name: "cursor-ends-early",
    sentence: "The last page of trips is not led to.",
    parts: { nextCursor: (start, size, count) => (start + 2 * size < count ? `c${start + size}` : null) },
  },
  {
    name: "size-ignored",
    sentence: "A page of trips has 25, whatever is asked for.",
    parts: { tripPage: (trips, start) => trips.slice(start, start + 25) },
  },
  {
    name: "trip-not-kept",
    sentence: "A trip that is planned anew stays as it was.",
    parts: {
      keepTrip: (state, held) => {
        if (!state.trips.has(String(held.value.tripId))) PARTS.keepTrip(state, held);
      },
    },
  },
  {
    name: "begin-not-kept",
    sentence: "A trip that is begun is still planned when it is read.",
    parts: {
      keepTrip: (state, held) => {
        if (held.value.phase === "planned") PARTS.keepTrip(state, held);
      },
    },
  },
  {
    name: "stops-dropped",
    sentence: "Of several stops, only the first is kept.",
    parts: {
      keepTrip: (state, held) =>
        PARTS.keepTrip(state, changed(held, { stops: (held.value.stops as unknown[]).slice(0, 1) })),
    },
  },
  {
    name: "remarks-dropped",
    sentence: "Remarks are not kept.",
    parts: { keepTrip: (state, held) => PARTS.keepTrip(state, { ...held, value: without(held.value, "remarks") }) },
  },
  {
    name: "distance-as-integer",
    sentence: "A distance is kept in whole kilometres.",
    parts: {
      keepTrip: (state, held) =>
        PARTS.keepTrip(state, changed(held, { distanceKm: Math.ceil(Number(held.value.distanceKm)) })),
    },
  },
  {
    name: "insurance-dropped",
    sentence: "The excess of an insurance is not kept.",
    parts: {
      keepVehicle: (state, held) =>
        PARTS.keepVehicle(
          state,
          held.value.insurance ? changed(held, { insurance: without(held.value.insurance as Body, "excess") }) : held,
        ),
    },
  },
  {
    name: "nickname-stays",
    sentence: "A nickname is not taken away by null.",
    parts: {
      patched: (vehicle, patch) => PARTS.patched(vehicle, patch.nickname === null ? without(patch, "nickname") : patch),
    },
  },
  {
    name: "patch-resets-features",
    sentence: "Any change empties the features.",
    parts: { patched: (vehicle, patch) => ({ ...PARTS.patched(vehicle, patch), features: patch.features ?? [] }) },
  },
  {
    name: "patch-all",
    sentence: "Changing one vehicle puts all of the company in or out of service.",
    parts: {
      keepVehicle: (state, held) => {
        PARTS.keepVehicle(state, held);
        for (const [id, each] of state.vehicles)
          if (each.company === held.company) state.vehicles.set(id, changed(each, { inService: held.value.inService }));
      },
    },
  },
  { name: "vehicle-stays", sentence: "A removed vehicle can still be read.", parts: { removeVehicle: () => {} } },
  {
    name: "trips-stay",
    sentence: "The trips of a removed vehicle stay.",
    parts: {
      removeVehicle: (state, id) => {
        state.vehicles.delete(id);
      },
    },
  },
  { name: "trip-stays", sentence: "A cancelled trip can still be read.", parts: { removeTrip: () => {} } },
  { name: "driver-stays", sentence: "A removed driver can still be read.", parts: { removeDriver: () => {} } },
  {
    name: "driver-twice",
    sentence: "Setting a driver again does not replace what was there.",
    parts: { toDriver: (given, code, earlier) => ({ ...given, ...earlier, code }) },
  },
  {
    name: "driver-not-listed",
    sentence: "A driver by a code that ends in an even number is not listed.",
    answer: answers("driversIndex", 200, (a) => {
      a.body = a.body.filter(({ code }: Body) => Number(String(code).at(-1)) % 2 === 1);
    }),
  },
  {
    name: "vehicle-made-twice",
    sentence: "A new vehicle is there twice.",
    parts: {
      keepVehicle: (state, held) => {
        if (!state.vehicles.has(Number(held.value.id)))
          PARTS.keepVehicle(state, changed(held, { id: Number(held.value.id) + 1_000_000 }));
        PARTS.keepVehicle(state, held);
      },
    },
  },
  {
    name: "text-in-latin-1",
    sentence: "Destinations are kept as Latin-1.",
    parts: {
      keepTrip: (state, held) =>
        PARTS.keepTrip(
          state,
          changed(held, { destination: Buffer.from(String(held.value.destination)).toString("latin1") }),
        ),
    },
  },
  {
    name: "fails-on-emoji",
    sentence: "An emoji in a nickname makes the server fail.",
    parts: {
      toVehicle: (given, id) => {
        if (/\p{Extended_Pictographic}/u.test(String(given.nickname))) throw new Error("It failed.");
        return PARTS.toVehicle(given, id);
      },
    },
  },
  {
    name: "fails-on-no-stops",
    sentence: "A trip without stops makes the server fail.",
    parts: {
      toTrip: (given, id, vehicle) => {
        if ((given.stops as unknown[]).length === 0) throw new Error("It failed.");
        return PARTS.toTrip(given, id, vehicle);
      },
    },
  },
  {
    name: "fails-on-large-page",
    sentence: "A large page number makes the server fail.",
    parts: {
      page: (items, page, size) => {
        if (page > 1_000) throw new Error("It failed.");
        return PARTS.page(items, page, size);
      },
    },
  },
  {
    name: "price-negative",
    sentence: "What a trip by bus costs is negative.",
    parts: { price: (body) => (body.kind === "bus" ? -1 : 1) * PARTS.price(body) },
  },
  {
    name: "allow-wrong",
    sentence: "Allow names nothing.",
    answer: refusals(405, (a) => {
      a.headers.Allow = "";
    }),
  },
  {
    name: "head-is-404",
    sentence: "HEAD is answered with 404 where GET is not.",
    answer: (answer, { head }) => {
      if (head.method === "HEAD") answer.status = 404;
    },
  },
  {
    name: "head-has-body",
    sentence: "The body that GET has follows the answer to HEAD.",
    steps: {
      send(response, answer, head) {
        STEPS.send(response, answer, head);
        // Node sends none, whatever it is given.
        if (head.method === "HEAD") response.socket?.write(JSON.stringify(answer.body ?? null));
      },
    },
  },
];
