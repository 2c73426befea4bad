/** How many items a page has: as many as were asked for, or as the contract names for who asks for no number. */

import type { Parameter } from "@cantus/contract";
import { plainName } from "@cantus/contract/collections";
import type { Ask } from "../../../state/ask.ts";
import { keywordOf } from "../../../state/keyword.ts";
import type { Page } from "../../../state/page.ts";
import type { Scene } from "../../../state/scene.ts";
import { styleOf, type Walked } from "../../../state/walk.ts";

/** Who asks for no size gets pages of the one that the contract names for that. */
export async function defaultSize(scene: Scene, limit: Parameter, all: Walked, ask: Ask): Promise<void> {
  const size = keywordOf(scene.run.contract, limit.schema, "default") ?? defaultSaid(limit.description);
  const page = typeof size === "number" ? await scene.page({}, ask) : undefined;
  if (typeof size !== "number" || !page) return;
  const echo = page.echoes.get(plainName(limit.name));
  const count = page.items.length;
  const isShort = count < Math.min(size, all.ids.length) && !mayBeShort(scene, page);
  const said = echo && echo.value !== size ? `the list says ${echo.place}: ${echo.value}` : undefined;
  const came = count > size || isShort ? `${count} items of ${all.ids.length} came` : undefined;
  if (said === undefined && came === undefined) return;
  const message = `${limit.name} is ${size} where it is not sent, and ${said ?? came}.`;
  scene.tell("default-applied", {
    message,
    exchange: page.exchange,
    pointer: echo?.place ?? "",
    clause: limit.pointer,
  });
}

/** Who goes on by a cursor or a link may give fewer; by an offset or the number of a page the rest would be skipped. */
function mayBeShort(scene: Scene, { nextUrl }: Page): boolean {
  const { cursor, offset, page } = styleOf(scene, scene.resource.list as NonNullable<Scene["resource"]["list"]>);
  return cursor !== undefined || (nextUrl !== undefined && offset === undefined && page === undefined);
}

/** `The default is 20.`, `Defaults to 20`, `(default: 20)`. */
function defaultSaid(description = ""): number | undefined {
  const [, size] =
    /\bdefault(?:s|ing)?(?: (?:page )?(?:size|value))?(?: is| to| of|:|=)? *[`"']?(\d+)\b/i.exec(description) ?? [];
  return size === undefined ? undefined : Number(size);
}

const CAP =
  /\b(?:above|over|(?:more|greater|larger) than|at most|up to|exceed(?:s|ing)?|capped (?:at|to)|cap of|limited to) *[`"']?(\d+)\b/i;

/** What comes instead of a larger size, where it is told: `Values above 50 are treated as 50`, `never more than 50`. */
function capSaid(scene: Scene, limit: Parameter, size: number): number {
  const said = [limit.description, keywordOf(scene.run.contract, limit.schema, "description")].join(" ");
  const [, most] = CAP.exec(said) ?? [];
  return Math.min(size, Number(most ?? size));
}

/** A page has as many items as were asked for, where there are as many, and never more. */
export async function limitIsKept(scene: Scene, limit: Parameter, all: Walked, ask: Ask): Promise<void> {
  const least = Number(keywordOf(scene.run.contract, limit.schema, "minimum") ?? 1);
  const most = Number(keywordOf(scene.run.contract, limit.schema, "maximum") ?? 0);
  if (limit.name === "$top" && least === 0) await noneAreShown(scene, limit, ask);
  for (const size of new Set([Math.max(1, least), 2, 3, all.ids.length - 1, most])) {
    if (size < Math.max(1, least)) continue;
    const page = await scene.page({ [limit.name]: size }, ask);
    if (!page) continue;
    echoes(scene, page, limit, size);
    const clause = limit.pointer;
    if (page.items.length > size) {
      const message = `${limit.name}=${size} was asked for, and ${page.items.length} items came.`;
      scene.tell("limit-respected", { message, exchange: page.exchange, pointer: `/${limit.name}`, clause });
      return;
    }
    const expected = Math.min(capSaid(scene, limit, size), all.ids.length);
    if (page.items.length < expected && !mayBeShort(scene, page)) {
      const message = `${limit.name}=${size} was asked for, ${page.items.length} items came, and there are ${all.ids.length}.`;
      scene.tell("limit-respected", { message, exchange: page.exchange, pointer: `/${limit.name}`, clause });
      return;
    }
  }
}

/** "Only the first n items of the result", of which 0 is one (OData Protocol 4.01, section 11.2.6.3); elsewhere 0 may mean any. */
async function noneAreShown(scene: Scene, limit: Parameter, ask: Ask): Promise<void> {
  const page = await scene.page({ [limit.name]: 0 }, ask);
  if (!page || page.items.length === 0) return;
  const message = `${limit.name}=0 was asked for, and ${page.items.length} items came.`;
  const pointer = `/${limit.name}`;
  scene.tell("limit-respected", { message, exchange: page.exchange, pointer, clause: limit.pointer });
}

/** What the answer repeats of the question: `limit`, `per_page`. */
export function echoes(scene: Scene, page: Page, parameter: Parameter, sent: number): void {
  const echo = page.echoes.get(plainName(parameter.name));
  if (!echo || echo.value === sent || echo.value === capSaid(scene, parameter, sent)) return;
  const message = `${parameter.name}=${sent} was asked for, and the list says ${echo.place}: ${echo.value}.`;
  scene.tell("page-echo", { message, exchange: page.exchange, pointer: echo.place });
}

/** What is asked for with the first page holds for those that follow. */
export function eachIsOfSize(scene: Scene, { pages }: Walked, limit: Parameter, size: number): void {
  const [first, ...others] = pages;
  const long = others.find(({ items }) => items.length > size);
  if (!first || !long || first.items.length > size) return;
  const message = `${limit.name}=${size} was asked for, and a page after the first has ${long.items.length} items.`;
  const before = [first.exchange];
  const pointer = `/${limit.name}`;
  scene.tell("limit-respected", { message, exchange: long.exchange, before, pointer, clause: limit.pointer });
}
