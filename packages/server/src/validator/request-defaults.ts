/** What stands for the parameters and members of a body that a caller left out. */
import type { Contract, MediaType, Operation, ParameterIn } from "@cantus/contract";
import { type RequestParts, sentBy } from "@cantus/contract/request";
import type { Verdicts } from "@cantus/contract/verdict";
import { onceForEach } from "../once-for-each.ts";
import { copyOf, Defaults, type Fill } from "./defaults.ts";

/** Writes defaults into the parts of a request that has been found valid. */
export type FillRequest = (operation: Operation, mediaType: MediaType | undefined, parts: RequestParts) => void;

/** For all operations of a contract; where there is something to fill in, is looked up at the first request for each. */
export function createRequestDefaults(contract: Contract, verdicts: Verdicts): FillRequest {
  const defaults = new Defaults(contract, verdicts);
  const planOf = onceForEach((operation: Operation) => defaultsOf(operation, defaults));
  return (operation, mediaType, parts) => {
    const plan = planOf(operation);
    for (const { place, name, absent, fill } of plan.parameters) {
      const values = parts[place];
      let value = sentBy(values, name);
      if (value === undefined && absent !== undefined) {
        value = copyOf(absent);
        values[name] = value;
      }
      if (value !== undefined) fill?.(value);
    }
    if (mediaType && parts.body !== undefined) plan.bodies.get(mediaType)?.(parts.body);
  };
}

interface OperationDefaults {
  /** Those with a default, of their own or within. */
  readonly parameters: readonly {
    readonly place: ParameterIn;
    readonly name: string;
    readonly absent: unknown;
    readonly fill: Fill | undefined;
  }[];
  readonly bodies: ReadonlyMap<MediaType, Fill | undefined>;
}

function defaultsOf({ parameters, requestBody }: Operation, defaults: Defaults): OperationDefaults {
  const all = parameters.map(({ in: place, name, schema, content }) => {
    const own = schema ?? content?.schema;
    return { place, name, absent: defaults.of(own), fill: defaults.within(own) };
  });
  return {
    parameters: all.filter(({ absent, fill }) => absent !== undefined || fill),
    bodies: new Map(requestBody?.content.map((mediaType) => [mediaType, defaults.within(mediaType.schema)])),
  };
}
