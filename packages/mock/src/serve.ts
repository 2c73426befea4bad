/** The mock of contracts on disk: reads them, listens, and follows their files. */
import { dirname } from "node:path";
import { type Contract, ContractError } from "@cantus/contract";
import { type ReadContract, readContract, readContracts } from "@cantus/contract/read";
import type { MockEvent } from "./events.ts";
import { tellFaults } from "./faults.ts";
import type { Listening, ListenOptions } from "./listen.ts";
import { createMock } from "./mock.ts";
import { readScenarios } from "./scenario/read.ts";
import type { Mock, MockOptions } from "./types.ts";
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
  const scenarios = await Promise.all(read.map((contract) => readScenarios(contract, cwd)));
  const all = scenarios.flatMap((own) => own.scenarios);
  const mock = createMock(read, { ...mockOptions, scenarios: [...(mockOptions.scenarios ?? []), ...all], onEvent });
  const listening = await mock.listen(mockOptions);
  const closed = new AbortController();
  const lookThrough = (contract: Contract) => void tellFaults(contract, onEvent, closed.signal);
  for (const contract of read) lookThrough(contract);

  // A contract that cannot be read may be waiting for a file that it does not have yet, so that any document beside it
  // may mend it. What is wrong with each is kept, to be told once: the log of these events may lie in the same folder.
  const broken = new Map<number, string>();
  const concerns = (file: string, at: number) =>
    read[at]?.files.includes(file) === true ||
    scenarios[at]?.files.includes(file) === true ||
    scenarios[at]?.folders.includes(dirname(file)) === true ||
    (broken.has(at) && /\.(ya?ml|json)$/i.test(file));

  /** One reload at a time, in the order of the changes, so that an older state never replaces a newer one. */
  let reloading = Promise.resolve();
  const watching = watchFolders(
    (file) => read.some((_, at) => concerns(file, at)),
    (files) => {
      reloading = reloading.then(() => reload(files));
    },
  );
  const follow = () =>
    watching.set([
      ...read.flatMap(({ files }) => files.filter(isLocal).map((file) => dirname(file))),
      ...scenarios.flatMap(({ folders }) => folders),
    ]);
  if (watch) follow();

  async function reload(changed: readonly string[]): Promise<void> {
    for (const at of read.keys()) {
      const file = changed.find((path) => concerns(path, at));
      const event = file === undefined ? undefined : await reloadOne(at, file);
      if (event) onEvent(event);
    }
  }

  async function reloadOne(at: number, file: string): Promise<MockEvent | undefined> {
    const old = read[at] as ReadContract;
    const start = performance.now();
    try {
      const fresh = await readContract(sources[at] ?? old.name, readOptions);
      const own = await readScenarios(fresh, cwd);
      read[at] = fresh;
      scenarios[at] = own;
      broken.delete(at);
      mock.update(fresh, own.scenarios);
      follow();
      const milliseconds = performance.now() - start;
      return { kind: "reloaded", contract: fresh.name, file, operations: fresh.operations.length, milliseconds };
    } catch (error) {
      const failure = asContractError(error);
      if (!(await watching.staysQuiet(SETTLING))) {
        // The next change reads this one, too.
        broken.set(at, broken.get(at) ?? "");
        return undefined;
      }
      if (broken.get(at) === failure.message) return undefined;
      broken.set(at, failure.message);
      return { kind: "reload-failed", contract: old.name, file, error: failure };
    }
  }

  return {
    ...listening,
    read,
    get contracts() {
      return mock.contracts;
    },
    async close() {
      closed.abort();
      watching.close();
      await reloading;
      await listening.close();
    },
  };
}

/**
 * How long what cannot be read may go on changing before it is told, in milliseconds. Some editors empty a file before they
 * write it, and what was read in between is nobody's contract.
 */
const SETTLING = 120;

function asContractError(error: unknown): ContractError {
  if (error instanceof ContractError) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new ContractError("INVALID_CONTRACT", [{ code: "INVALID_CONTRACT", message }]);
}

function isLocal(file: string): boolean {
  return !/^https?:\/\//.test(file);
}
