import { expect, it } from "vitest";
import { itemsIn } from "./item.ts";

const items = [{ id: 1 }];
const links = [{ rel: "next", href: "/plans?page=2" }];

it.each<[where: string, body: unknown, found: unknown]>([
  ["the body itself", items, items],
  ["a member", { total: 1, plans: items }, items],
  ["a member of a member", { data: { plans: items } }, items],
  ["a member behind the links of the page", { total: 1, links, plans: items }, items],
  ["a member that is empty, beside links", { links, plans: [] }, []],
  ["a collection of links", { links }, links],
  ["nowhere", { total: 1 }, undefined],
])("the items of a list are found in %s", (_, body, found) => {
  expect(itemsIn(body)).toEqual(found);
});
