/** `GET /jobs/counts`: how many there are. */
import { shapeOf } from "@cantus/contract/collections";
import { fitTo } from "../fit.ts";
import type { JsonObject } from "../json.ts";
import type { Memory } from "../memory.ts";
import { type Asked, type Remembered, scopeOf } from "./asked.ts";

/** `{ total, by_status: { … } }`: how many there are, in all and by each value of a property. */
export function count(memory: Memory, asked: Asked): Remembered | undefined {
  const { role, chosen, parts: sent } = asked;
  const { contract } = memory;
  if (!chosen.content) return undefined;
  const all = memory.items(role.collection, scopeOf(asked, role.scope));
  const items = all.filter((item) =>
    Object.entries(sent.query).every(([name, value]) => !Object.hasOwn(item.value, name) || item.value[name] === value),
  );
  const counts: JsonObject = {};
  for (const [name, schema] of shapeOf(contract, chosen.content.schema).properties) {
    if (!name.startsWith("by_")) counts[name] = items.length;
    else {
      const by = name.slice("by_".length);
      const values = [...shapeOf(contract, schema).properties.keys(), ...items.map(({ value }) => String(value[by]))];
      counts[name] = Object.fromEntries(
        values.map((value) => [value, items.filter((item) => String(item.value[by]) === value).length]),
      );
    }
  }
  const fitted = fitTo(contract, chosen.content.schema, counts, chosen.example?.value);
  return fitted && { status: chosen.status, body: fitted, headers: {} };
}
