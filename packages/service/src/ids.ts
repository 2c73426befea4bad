import { randomBytes } from "node:crypto";

/** A fresh id: the prefix and 12 hexadecimal digits, `newId("mgen_")` → `mgen_2f8b1c4e9a7d`. */
export function newId<Prefix extends string>(prefix: Prefix): `${Prefix}${string}` {
  return `${prefix}${randomBytes(6).toString("hex")}`;
}
