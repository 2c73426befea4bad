/** The servers that are broken on purpose, each with its contract and its callers. */
import type { Contract } from "@cantus/contract";
import type { VerifyOptions } from "@cantus/verify";
import { FAULTS as WORKSHOP_FAULTS } from "./a/faults.ts";
import { workshop, contract as workshopContract } from "./a/workshop.ts";
import type { Fault, Service } from "./app.ts";
import { FAULTS as FLEET_FAULTS } from "./b/faults.ts";
import { fleet, contract as fleetContract } from "./b/fleet.ts";
import { depot, contract as depotContract } from "./c/depot.ts";
import { FAULTS as DEPOT_FAULTS } from "./c/faults.ts";

export interface Subject<Parts extends object> {
  readonly contract: Contract;
  readonly service: Service<Parts>;
  readonly faults: readonly Fault<Parts>[];
  readonly identities: NonNullable<VerifyOptions["identities"]>;
}

/** @param placed where a credential stands in a request */
function subject<Parts extends object>(
  contract: Contract,
  service: Service<Parts>,
  faults: readonly Fault<Parts>[],
  placed: (credential: string) => Record<string, string>,
): Subject<Parts> {
  const callers = Object.entries(service.tenants).map(([credential, name]) => [name, { headers: placed(credential) }]);
  return { contract, service, faults, identities: Object.fromEntries(callers) };
}

export const SUBJECTS: Readonly<Record<string, Subject<never>>> = {
  a: subject(workshopContract, workshop, WORKSHOP_FAULTS, (token) => ({ Authorization: `Bearer ${token}` })) as never,
  b: subject(fleetContract, fleet, FLEET_FAULTS, (key) => ({ "X-Api-Key": key })) as never,
  c: subject(depotContract, depot, DEPOT_FAULTS, (token) => ({ Authorization: `Bearer ${token}` })) as never,
};
