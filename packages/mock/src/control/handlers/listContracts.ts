import type { Handler } from "../router.ts";

/**
 * List the contracts
 *
 * `GET /contracts`
 */
export const listContracts: Handler<"listContracts"> = async ({ context }, reply) => {
  const contracts = context.described().map(({ name, basePaths, operations, memory, webhooks }) => ({
    name,
    basePaths: [...basePaths],
    operations,
    collections: memory.collections.map(({ id, lifecycle, operations, filters, ignored, writes, ...collection }) => ({
      ...collection,
      operations: mutable(operations),
      filters: mutable(filters),
      ignored: mutable(ignored),
      writes: { ...writes },
      ...(id !== undefined && { id }),
      ...(lifecycle !== undefined && { lifecycle }),
    })),
    plain: [...memory.plain],
    webhooks: webhooks.map(({ collection, when, ...webhook }) => ({
      ...webhook,
      ...(collection !== undefined && { collection }),
      ...(when !== undefined && { when }),
    })),
  }));
  return reply(200, contracts);
};

function mutable(lists: Readonly<Record<string, readonly string[] | undefined>>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(lists).map(([name, list = []]) => [name, [...list]]));
}
