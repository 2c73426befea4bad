/** Where another caller is at home, of what things are in and nobody can make: their own organization. */
import { addressOf, itemKeys } from "@cantus/contract/collections";
import { jsonOf } from "../../../exchange/body.ts";
import type { NamedIdentity } from "../../../run/identity.ts";
import { idOf, itemsIn } from "../../../state/item.ts";
import type { Scene } from "../../../state/scene.ts";
import type { Place, Thing } from "../../../state/thing.ts";

/** Which it is, the list of them tells, as it is shown to each. `undefined` where there is none, or both have the same. */
export async function ownPlaceOf(
  { run }: Scene,
  { made, place, by }: Thing,
  other: NamedIdentity,
): Promise<Place | undefined> {
  const [key] = made.operation ? itemKeys(run.contract, made.operation) : [];
  const list = run.operations.find((each) => {
    const { method, path, keys } = addressOf(run.contract, each);
    return method === "get" && path === key?.collection && keys.length === 0;
  });
  const base = list && run.baseline(list)?.case;
  if (!key || !base) return undefined;
  const listed = async (as: NamedIdentity): Promise<string[]> => {
    const exchange = await run.call(base, { as, again: true });
    const items = exchange && itemsIn(jsonOf(exchange.response.headers, exchange.response.body));
    return (items ?? []).flatMap((item) => idOf(run.contract, item, key) ?? []);
  };
  const [owners, others] = [await listed(by), await listed(other)];
  const own = others.find((id) => !owners.includes(id));
  const isOwners = owners.includes(place.get(key.collection) ?? "");
  return own !== undefined && isOwners ? new Map([[key.collection, own]]) : undefined;
}
