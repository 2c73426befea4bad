/** Lists that do not say the truth. */
import type { Fault } from "../../app.ts";
import { answers } from "../../edit.ts";
import { PARTS, type Parts } from "../parts.ts";

type Wanted = Parts["isWanted"];

/** The filter does not look at some parameters. */
const ignoring =
  (...names: string[]): Wanted =>
  (held, query) =>
    PARTS.isWanted(held, Object.fromEntries(Object.entries(query).filter(([name]) => !names.includes(name))));

export const LIST_FAULTS: readonly Fault<Parts>[] = [
  {
    name: "limit-ignored",
    sentence: "Lists show everything, whatever the limit.",
    parts: { page: (items, { offset }) => items.slice(offset) },
  },
  {
    name: "limit-off-by-one",
    sentence: "A page has one more than its limit.",
    parts: { page: (items, { limit, offset }) => items.slice(offset, offset + limit + 1) },
  },
  {
    name: "limit-one-too-few",
    sentence: "A page has one less than its limit, though there are more.",
    parts: { page: (items, { limit, offset }) => items.slice(offset, offset + Math.max(1, limit - 1)) },
  },
  {
    name: "offset-ignored",
    sentence: "Every page is the first.",
    parts: { page: (items, { limit }) => items.slice(0, limit) },
  },
  {
    name: "offset-off-by-one",
    sentence: "A page begins one too late.",
    parts: {
      page: (items, { limit, offset }) =>
        items.slice(offset === 0 ? 0 : offset + 1, (offset === 0 ? 0 : offset + 1) + limit),
    },
  },
  {
    name: "offset-overlaps",
    sentence: "A page begins one too early.",
    parts: {
      page: (items, { limit, offset }) => items.slice(Math.max(0, offset - 1), Math.max(0, offset - 1) + limit),
    },
  },
  {
    name: "offset-skips-first",
    sentence: "The first item is never shown.",
    parts: { page: (items, { limit, offset }) => items.slice(offset + 1, offset + 1 + limit) },
  },
  {
    name: "past-end-wraps",
    sentence: "Past the end, the first page comes again.",
    parts: {
      page: (items, { limit, offset }) => {
        const found = items.slice(offset, offset + limit);
        return found.length > 0 ? found : items.slice(0, limit);
      },
    },
  },
  {
    name: "last-page-lost",
    sentence: "A page that is not full is empty.",
    parts: {
      page: (items, { limit, offset }) => {
        const found = items.slice(offset, offset + limit);
        return offset > 0 && found.length < limit ? [] : found;
      },
    },
  },
  { name: "total-of-page", sentence: "The total is that of the page.", parts: { total: (_, page) => page.length } },
  {
    name: "total-of-all",
    sentence: "The total counts what the filter leaves out.",
    parts: { total: (_matching, _page, all) => all.length },
  },
  {
    name: "total-off-by-one",
    sentence: "The total is one too large.",
    parts: { total: (matching) => matching.length + 1 },
  },
  {
    name: "echo-wrong",
    sentence: "The list says that it began at another offset.",
    answer: answers("listProjects", 200, ({ body }) => {
      body.offset += 1;
    }),
  },
  {
    name: "limit-echo-wrong",
    sentence: "The list says that its limit was the default.",
    answer: answers("listProjects", 200, ({ body }) => {
      body.limit = 20;
    }),
  },
  {
    name: "status-filter-ignored",
    sentence: "The filter by status lets everything through.",
    parts: { isWanted: ignoring("status") },
  },
  {
    name: "priority-filter-ignored",
    sentence: "The filter by priority lets everything through.",
    parts: { isWanted: ignoring("priority") },
  },
  {
    name: "public-filter-ignored",
    sentence: "The filter by public lets everything through.",
    parts: { isWanted: ignoring("is_public") },
  },
  {
    name: "false-filter-ignored",
    sentence: "The filter is_public=false lets everything through.",
    parts: {
      isWanted: (held, query) =>
        PARTS.isWanted(held, query.is_public === false ? { ...query, is_public: undefined } : query),
    },
  },
  {
    name: "tag-filter-ignored",
    sentence: "The filter by tags lets everything through.",
    parts: { isWanted: ignoring("tag") },
  },
  {
    name: "status-filter-inverted",
    sentence: "The filter by status lets through all others.",
    parts: {
      isWanted: (held, query) =>
        ignoring("status")(held, query) && (query.status === undefined || held.project.status !== query.status),
    },
  },
  {
    name: "priority-filter-at-least",
    sentence: "The filter by priority lets higher ones through, too.",
    parts: {
      isWanted: (held, query) =>
        ignoring("priority")(held, query) &&
        (query.priority === undefined || Number(held.project.priority) >= Number(query.priority)),
    },
  },
  {
    name: "filter-hides",
    sentence: "The filter by status hides the newest that match.",
    parts: {
      isWanted: (held, query) =>
        PARTS.isWanted(held, query) &&
        (query.status === undefined || Number.parseInt(held.project.id.slice(-1), 16) % 2 === 0),
    },
  },
  {
    name: "filters-either",
    sentence: "Of two filters, one is enough.",
    parts: {
      isWanted: (held, query) => {
        const given = Object.entries(query).filter(
          ([name, value]) => ["status", "priority", "is_public", "tag"].includes(name) && value !== undefined,
        );
        return given.length === 0 || given.some(([name, value]) => PARTS.isWanted(held, { [name]: value }));
      },
    },
  },
  {
    name: "done-filter-ignored",
    sentence: "The filter of tasks by done lets everything through.",
    parts: { isWantedTask: () => true },
  },
  { name: "sort-ignored", sentence: "The order is always that of creation.", parts: { sorted: (items) => [...items] } },
  {
    name: "sort-one-way",
    sentence: "The order is never turned round.",
    parts: { sorted: (items, sort) => PARTS.sorted(items, sort.replace("-", "")) },
  },
  {
    name: "sort-inverted",
    sentence: "Every order is the other way round.",
    parts: { sorted: (items, sort) => PARTS.sorted(items, sort.startsWith("-") ? sort.slice(1) : `-${sort}`) },
  },
  {
    name: "sort-priority-wrong",
    sentence: "The order by priority is by name.",
    parts: { sorted: (items, sort) => PARTS.sorted(items, sort.replace("priority", "name")) },
  },
  {
    name: "sort-of-first",
    sentence: "Only the two oldest are sorted.",
    parts: { sorted: (items, sort) => [...PARTS.sorted(items.slice(0, 2), sort), ...items.slice(2)] },
  },
  {
    name: "not-listed",
    sentence: "A new project is not in the list.",
    parts: { isListed: (held, tenant) => held.tenant === tenant && held.version > 1 },
  },
  {
    name: "archived-hidden",
    sentence: "Archived projects are not in the list, not even when asked for.",
    parts: { isListed: (held, tenant) => held.tenant === tenant && held.project.status !== "archived" },
  },
  {
    name: "list-shows-old",
    sentence: "The list shows names as they were first.",
    parts: {
      keep: (state, held) =>
        PARTS.keep(state, {
          ...held,
          accessCode: state.projects.get(held.project.id)?.accessCode ?? held.project.name,
        }),
      showListed: (state, held) => ({ ...PARTS.show(state, held), name: held.accessCode }),
    },
  },
];
