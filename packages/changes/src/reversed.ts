/** Webhooks and callbacks: requests that servers make and callers answer, as a contract of their own. */
import { type Contract, createContract, METHODS, type OpenApiDocument } from "@cantus/contract";
import { below, isObject } from "./schema/node.ts";

/** What a contract's servers send. */
export interface ReversedContract {
  readonly contract: Contract;
  /** What a path of `contract` is called: the name of a webhook, or an operation and its callback. */
  nameOf(path: string): string;
  /** A pointer of `contract`, as it is in the document that its author wrote. */
  writtenAt(pointer: string): string;
}

interface Item {
  readonly name: string;
  readonly pointer: string;
  readonly item: Record<string, unknown>;
}

export function hasReversed(contract: Contract): boolean {
  return itemsOf(contract).length > 0;
}

/**
 * @param names of both versions, so that the same webhook has the same path in both
 */
export function reversedContract(contract: Contract, names: readonly string[]): ReversedContract {
  const items = itemsOf(contract);
  const pathOf = (name: string) => `/${names.indexOf(name)}`;
  const paths = Object.fromEntries(items.map(({ name, item }) => [pathOf(name), withoutIds(item)]));
  const byPath = new Map(items.map((each) => [pathOf(each.name), each]));
  const writtenAt = (pointer: string) => {
    const [, path, rest] = /^\/paths\/~1(\d+)(.*)$/s.exec(pointer) ?? [];
    const found = path === undefined ? undefined : byPath.get(`/${path}`);
    return found ? found.pointer + rest : pointer;
  };
  const { webhooks: _, ...document } = contract.document;
  return {
    contract: createContract({ ...document, paths } as OpenApiDocument, {
      name: contract.name,
      locate: (pointer) => contract.locate(writtenAt(pointer)),
    }),
    nameOf: (path) => byPath.get(path)?.name ?? path,
    writtenAt,
  };
}

export function reversedNames(contract: Contract): string[] {
  return itemsOf(contract).map(({ name }) => name);
}

function itemsOf(contract: Contract): Item[] {
  const items: Item[] = [];
  const add = (name: string, pointer: string, value: unknown) => {
    const item = contract.resolve(value);
    if (isObject(item)) items.push({ name, pointer, item });
  };
  for (const [name, item] of Object.entries(contract.document.webhooks ?? {}))
    add(`webhook ${name}`, below("/webhooks", name), item);
  for (const operation of contract.operations) {
    for (const [name, callback] of Object.entries(operation.callbacks)) {
      if (!isObject(callback)) continue;
      for (const [expression, item] of Object.entries(callback)) {
        if (expression.startsWith("x-")) continue;
        const path = operation.path.replaceAll(/\{[^{}]*\}/g, "{}");
        add(
          `callback ${name} of ${operation.method.toUpperCase()} ${path}`,
          below(operation.pointer, "callbacks", name, expression),
          item,
        );
      }
    }
  }
  return items;
}

/** Their operationIds need not differ from those of operations, nor from one another. */
function withoutIds(item: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(item).map(([key, value]) => {
      if (!METHODS.some((method) => method === key) || !isObject(value)) return [key, value];
      const { operationId: _, callbacks: __, ...operation } = value;
      return [key, operation];
    }),
  );
}
