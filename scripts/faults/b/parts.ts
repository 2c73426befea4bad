/** What the Fleet server is made of: each of these is one thing that a correct server does right. */
import { createHash } from "node:crypto";

export type Body = Record<string, unknown>;

/** A thing and whose it is. */
export interface Held {
  readonly company: string;
  readonly value: Body;
  /** In which it was made. */
  readonly order: number;
}

export interface State {
  readonly vehicles: Map<number, Held>;
  readonly trips: Map<string, Held>;
  /** By company and code. */
  readonly drivers: Map<string, Held>;
  made: number;
}

export const PARTS = {
  toVehicle: (given: Body, id: number): Body => ({
    inService: true,
    features: [],
    ...given,
    id,
    createdAt: new Date().toISOString(),
  }),

  patched(vehicle: Body, patch: Body): Body {
    const next = { ...vehicle, ...patch, id: vehicle.id, createdAt: vehicle.createdAt };
    return Object.fromEntries(Object.entries(next).filter(([, value]) => value !== null));
  },

  toTrip: (given: Body, tripId: string, vehicleId: unknown): Body => ({
    ...given,
    tripId,
    vehicleId,
    phase: "planned",
  }),

  replacedTrip: (trip: Body, given: Body): Body => PARTS.toTrip(given, String(trip.tripId), trip.vehicleId),

  begun: (trip: Body): Body => ({ ...trip, phase: "running" }),

  toDriver: (given: Body, code: string, _earlier: Body | undefined): Body => ({ ...given, code }),

  tripId(state: State): string {
    state.made++;
    const hex = createHash("sha256").update(`trip ${state.made}`).digest("hex");
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  },

  keepVehicle(state: State, held: Held): void {
    state.vehicles.set(Number(held.value.id), held);
  },

  keepTrip(state: State, held: Held): void {
    state.trips.set(String(held.value.tripId), held);
  },

  keepDriver(state: State, key: string, held: Held): void {
    state.drivers.set(key, held);
  },

  isVisible: (held: Held, company: string, _operation: string): boolean => held.company === company,

  isWanted({ value }: Held, query: Body): boolean {
    const kind = query["filter[kind]"];
    return (
      (kind === undefined || value.kind === kind) &&
      (query.minSeats === undefined || Number(value.seats) >= Number(query.minSeats)) &&
      (query.maxSeats === undefined || Number(value.seats) <= Number(query.maxSeats)) &&
      (query.inService === undefined || value.inService === query.inService)
    );
  },

  sorted(items: readonly Held[], by: string, direction: string): Held[] {
    const sign = direction === "asc" ? 1 : -1;
    const keyOf = ({ value, order }: Held) => (by === "createdAt" ? order : value[by]) as number;
    return items.toSorted((a, b) => sign * (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : a.order - b.order));
  },

  page: <Item>(items: readonly Item[], page: number, size: number): Item[] =>
    items.slice((page - 1) * size, page * size),

  total: (matching: readonly unknown[]): number => matching.length,

  totalPages: (total: number, size: number): number => Math.ceil(total / size),

  hasNext: (page: number, pages: number): boolean => page < pages,

  /** Where a page of trips begins. */
  startOf: (cursor: unknown): number => (cursor === undefined ? 0 : Number(String(cursor).slice(1))),

  nextCursor: (start: number, size: number, count: number): string | null =>
    start + size < count ? `c${start + size}` : null,

  tripPage: (trips: readonly Held[], start: number, size: number): Held[] => trips.slice(start, start + size),

  removeVehicle(state: State, id: number): void {
    state.vehicles.delete(id);
    for (const [tripId, { value }] of state.trips) if (value.vehicleId === id) state.trips.delete(tripId);
  },

  removeTrip(state: State, id: string): void {
    state.trips.delete(id);
  },

  removeDriver(state: State, key: string): void {
    state.drivers.delete(key);
  },

  showVehicle: (vehicle: Body, _where: "alone" | "in a list"): Body => vehicle,

  location: (path: string): string => path,

  price: ({ distanceKm, kind }: Body): number => Number(distanceKm) * (kind === "bus" ? 3 : 1),
};

export type Parts = typeof PARTS;
