/** The parameter that says which members of a body a change is about: `updateMask=title,labels` (AIP-134, AIP-161). */
import type { Contract, Operation, Parameter } from "@cantus/contract";
import { hasType, plainName, says } from "@cantus/contract/collections";

export function updateMask(contract: Contract, { parameters }: Operation): Parameter | undefined {
  return parameters.find(
    ({ in: place, name, schema }) =>
      place === "query" &&
      (/^(update|field)mask$/.test(plainName(name)) || says(contract, schema, "format", "google-fieldmask")),
  );
}

/** The query that lets a change be about these members. */
export function maskedBy(contract: Contract, mask: Parameter, names: readonly string[]): Record<string, unknown> {
  return { [mask.name]: hasType(contract, mask.schema, "array") ? names : names.join(",") };
}

/** The members that a request is about; `undefined` where it does not say so. */
export function maskOf(contract: Contract, operation: Operation, url: string): readonly string[] | undefined {
  const mask = updateMask(contract, operation);
  const values = mask ? new URL(url).searchParams.getAll(mask.name) : [];
  return values.length === 0 ? undefined : values.flatMap((value) => value.split(","));
}
