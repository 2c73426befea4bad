import { describe, expect, it } from "vitest";
import { Bounds } from "./bounds.ts";
import type { Item, Shelf } from "./shelf.ts";

const shelf: Shelf = { name: "things", key: "[]", items: new Map(), gone: new Set(), sequence: 0, made: 0 };

function thing(id: string, text = "", isShown = false): Item {
  return { id, sequence: 0, isShown, value: { text }, marks: {}, held: {}, stage: undefined, history: [], sent: {} };
}

/** Counts these one after the other, and says which of them went. */
function counted(bounds: Bounds, items: readonly Item[]): string[] {
  const gone: string[] = [];
  for (const item of items) {
    bounds.count(shelf, item, JSON.stringify(item.value).length, (_, { id }) => gone.push(id));
  }
  return gone;
}

describe("of more items than a memory holds", () => {
  it("those that came first go first, each for one that comes", () => {
    const bounds = new Bounds({ items: 2, characters: 1000 });
    expect(
      counted(
        bounds,
        ["a", "b", "c", "d"].map((id) => thing(id)),
      ),
    ).toEqual(["a", "b"]);
    expect(counted(bounds, [thing("e")])).toEqual(["c"]);
  });

  it("as many go as a large one takes the place of", () => {
    const bounds = new Bounds({ items: 100, characters: 100 });
    const items = [thing("a"), thing("b"), thing("c"), thing("large", "x".repeat(70))];
    expect(counted(bounds, items)).toEqual(["a", "b"]);
  });

  it("what was sent counts, though the items do not show it", () => {
    const bounds = new Bounds({ items: 100, characters: 300 });
    const picture = { text: "", data: "x".repeat(100), tags: ["a", "b"] };
    const items = ["a", "b", "c", "d"].map((id) => ({ ...thing(id), sent: picture }));
    expect(counted(bounds, items)).toEqual(["a", "b"]);
  });

  it("the one that has just come or changed stays, also alone", () => {
    const bounds = new Bounds({ items: 100, characters: 60 });
    const [a, b] = [thing("a"), thing("b")];
    expect(counted(bounds, [a, b])).toEqual([]);
    a.value = { text: "x".repeat(100) };
    expect(counted(bounds, [a])).toEqual(["b"]);
    expect(counted(bounds, [thing("c")])).toEqual(["a"]);
  });

  it("what the contract shows stays while there is anything else", () => {
    const bounds = new Bounds({ items: 4, characters: 1000 });
    const shown = ["s", "t"].map((id) => thing(id, "", true));
    const made = ["a", "b", "c", "d"].map((id) => thing(id));
    expect(counted(bounds, [...shown, ...made])).toEqual(["a", "b"]);
  });

  it("what the contract shows goes where it leaves less than half to callers", () => {
    const bounds = new Bounds({ items: 4, characters: 1000 });
    const shown = ["s", "t", "u"].map((id) => thing(id, "", true));
    const made = ["a", "b", "c"].map((id) => thing(id));
    expect(counted(bounds, [...shown, ...made])).toEqual(["s", "a"]);
  });

  it("one that was taken out does not count, and after an end all begins anew", () => {
    const bounds = new Bounds({ items: 2, characters: 1000 });
    const [a, b] = [thing("a"), thing("b")];
    counted(bounds, [a, b]);
    bounds.forget(a);
    expect(counted(bounds, [thing("c")])).toEqual([]);
    bounds.clear();
    expect(counted(bounds, [thing("d"), thing("e"), thing("f")])).toEqual(["d"]);
  });
});
