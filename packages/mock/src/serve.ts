/** The mock of contracts on disk: reads them, listens, and follows their files. */
import { dirname } from "node:path";
import { ContractError } from "@cantus/contract";
import { type ReadContract, readContract, readContracts } from "@cantus/contract/read";
import type { MockEvent } from "./events.ts";
import type { Listening, ListenOptions } from "./listen.ts";
import { createMock, type Mock, type MockOptions } from "./mock.ts";
import { watchFolders } from "./watch.ts";

export interface ServeOptions extends MockOptions, ListenOptions {
  /** The path of redocly.yaml, when it is not in `cwd`. */
  readonly config?: string;
  readonly cwd?: string;
  /** Follow the files of the contracts. Default true. */
  readonly watch?: boolean;
}

export interface ServedMock extends Listening, Pick<Mock, "contracts"> {
  /** The contracts as they were read, in order, each the last good one. */
  readonly read: readonly ReadContract[];
}

/**
 * Serves contracts until `close`. A change of any of their files swaps that contract while it runs; a broken one is
 * reported (`reload-failed`) and the last good one goes on answering.
 *
 * @param sources names in redocly.yaml, paths or URLs; none: all in redocly.yaml
 * @throws {ContractError} when a contract cannot be read at the start
 * @throws {Error} with a `code` when the port cannot be had: `PORT_TAKEN` and the like
 */
export async function serveMock(sources: readonly string[], options: ServeOptions = {}): Promise<ServedMock> {
  const { config, cwd, watch = true, onEvent = () => {}, ...mockOptions } = options;
  const readOptions = { ...(config !== undefined && { config }), ...(cwd !== undefined && { cwd }) };
  const read = [...(await readContracts([...sources], readOptions))];
  const mock = createMock(read, { ...mockOptions, onEvent });
  const listening = await mock.listen(mockOptions);

  // A contract that cannot be read may be waiting for a file that it does not have yet, so that any file may mend it.
  const broken = new Set<number>();
  const concerns = (file: string, at: number) => broken.has(at) || read[at]?.files.includes(file) === true;

  /** One reload at a time, in the order of the changes, so that an older state never replaces a newer one. */
  let reloading = Promise.resolve();
  const watching = watchFolders(
    (file) => read.some((_, at) => concerns(file, at)),
    (files) => {
      reloading = reloading.then(() => reload(files));
    },
  );
  const follow = () => watching.set(read.flatMap(({ files }) => files.filter(isLocal).map((file) => dirname(file))));
  if (watch) follow();

  async function reload(changed: readonly string[]): Promise<void> {
    for (const at of read.keys()) {
      const file = changed.find((path) => concerns(path, at));
      if (file !== undefined) onEvent(await reloadOne(at, file));
    }
  }

  async function reloadOne(at: number, file: string): Promise<MockEvent> {
    const old = read[at] as ReadContract;
    try {
      const fresh = await readContract(sources[at] ?? old.name, readOptions);
      read[at] = fresh;
      broken.delete(at);
      mock.update(fresh);
      follow();
      return { kind: "reloaded", contract: fresh.name, file, operations: fresh.operations.length };
    } catch (error) {
      broken.add(at);
      return { kind: "reload-failed", contract: old.name, file, error: asContractError(error) };
    }
  }

  return {
    ...listening,
    read,
    get contracts() {
      return mock.contracts;
    },
    async close() {
      watching.close();
      await reloading;
      await listening.close();
    },
  };
}

function asContractError(error: unknown): ContractError {
  if (error instanceof ContractError) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new ContractError("INVALID_CONTRACT", [{ code: "INVALID_CONTRACT", message }]);
}

function isLocal(file: string): boolean {
  return !/^https?:\/\//.test(file);
}
