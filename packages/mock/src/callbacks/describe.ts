/** Which webhooks a contract has, for people and programs. */

import type { Contract } from "@cantus/contract";
import { inferCollections } from "@cantus/contract/collections";
import { webhooksOf } from "./declared.ts";

export interface DescribedWebhook {
  readonly name: string;
  readonly method: string;
  /** The collection whose items it is about; absent: it is sent by hand only. */
  readonly collection: string | undefined;
  /** What its item has come to: `status: succeeded or failed`; absent: as callbacks are. */
  readonly when: string | undefined;
}

/** A collection that there is not is none, whatever the contract says. */
export function describedWebhooks(contract: Contract, memory: boolean): DescribedWebhook[] {
  const webhooks = webhooksOf(contract);
  const collections =
    memory && webhooks.some(({ collection }) => collection) ? inferCollections(contract).collections : [];
  return webhooks.map(({ name, method, collection, when }) => ({
    name,
    method,
    collection: collections.find((each) => each.name === collection)?.name,
    when:
      when &&
      Object.entries(when)
        .map(([property, values]) => `${property}: ${values.join(" or ")}`)
        .join(", "),
  }));
}

/** One line for each. */
export function describeWebhooks(contract: string, webhooks: readonly DescribedWebhook[]): string[] {
  return webhooks.map(({ name, collection, when }) => {
    if (collection === undefined) return `webhook ${name}: sent by POST /_cantus/webhooks/${contract}/${name}`;
    return `webhook ${name}: sent for ${collection}${when === undefined ? "" : `, ${when}`}`;
  });
}
