import { isObject } from "../schema/node.ts";

/** More attempts do not make a witness much plainer. */
const ATTEMPTS = 200;

/** The plainest value that can be made of one and still shows the same. */
export function shrink(value: unknown, shows: (value: unknown) => boolean): unknown {
  let best = value;
  let left = ATTEMPTS;
  for (let isSmaller = true; isSmaller && left > 0; ) {
    isSmaller = false;
    for (const candidate of plainer(best)) {
      if (left-- <= 0) break;
      if (!shows(candidate)) continue;
      best = candidate;
      isSmaller = true;
      break;
    }
  }
  return best;
}

function* plainer(value: unknown): Iterable<unknown> {
  if (Array.isArray(value)) {
    for (let i = value.length - 1; i >= 0; i--) yield value.toSpliced(i, 1);
    for (const [i, item] of value.entries()) for (const each of plainer(item)) yield value.with(i, each);
  } else if (isObject(value)) {
    for (const name of Object.keys(value))
      yield Object.fromEntries(Object.entries(value).filter(([key]) => key !== name));
    for (const [name, member] of Object.entries(value))
      for (const each of plainer(member)) yield { ...value, [name]: each };
  } else if (typeof value === "string" && value.length > 1) {
    yield value.slice(0, Math.ceil(value.length / 2));
    yield value.slice(0, -1);
  } else if (typeof value === "number") {
    if (value !== 0) yield 0;
    if (!Number.isInteger(value)) yield Math.trunc(value);
    else if (Math.abs(value) > 1) yield Math.trunc(value / 2);
  }
}
