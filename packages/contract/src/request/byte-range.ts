/** Both ends are part of it. */
export interface ByteRange {
  readonly first: number;
  readonly last: number;
}

/**
 * The part of `size` bytes that a `Range` header asks for (RFC 9110 §14.2): a range, `"unsatisfiable"` when it lies
 * outside, or `undefined` for the whole: no header, one that is not understood, or several ranges, which a server may
 * ignore.
 *
 * @example parseRange("bytes=100-", 1000) // { first: 100, last: 999 }
 */
export function parseRange(header: string | undefined, size: number): ByteRange | "unsatisfiable" | undefined {
  const [, first = "", last = ""] = /^bytes=\s*(\d*)-(\d*)\s*$/i.exec(header ?? "") ?? [];
  if (first === "") {
    if (last === "") return undefined;
    const suffix = Math.min(Number(last), size);
    return suffix === 0 ? "unsatisfiable" : { first: size - suffix, last: size - 1 };
  }
  const range = { first: Number(first), last: last === "" ? size - 1 : Math.min(Number(last), size - 1) };
  if (last !== "" && Number(last) < range.first) return undefined;
  return range.first < size ? range : "unsatisfiable";
}
