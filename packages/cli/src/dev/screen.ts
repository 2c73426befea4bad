/** What `dev` shows: all that is known at the moment, on one screen. */
import type { Terminal } from "../terminal.ts";
import type { TypeFault } from "./type-check.ts";

export interface ContractState {
  readonly name: string;
  readonly operations: number;
  /** Where the mock answers. */
  readonly urls: readonly string[];
  /** Why its files cannot be read at the moment; the mock goes on with what was read last. */
  failure: string | undefined;
  /** When it was read again, and how long that took from the change on, in milliseconds. */
  reloaded: { readonly at: Date; readonly took: number } | undefined;
  /** What changed, and who breaks. */
  comparison: string | undefined;
  written: readonly string[];
  /** Handlers of operations that are gone. */
  orphans: readonly string[];
}

export interface DevState {
  readonly mock: string;
  readonly reference: string;
  readonly contracts: readonly ContractState[];
  /** Why nothing could be made of the contracts the last time. */
  failure: string | undefined;
  /** `undefined` while nothing is known. */
  faults: readonly TypeFault[] | undefined;
  isChecking: boolean;
  /** The mock's last requests, the newest last. */
  readonly requests: readonly string[];
}

/** How many errors of the compiler are shown; the rest are counted. */
const FAULTS = 8;

export function screen(state: DevState, { paint }: Pick<Terminal, "paint">): string[] {
  return [
    `${paint("bold", "cantus dev")}   ${paint("dim", "follows the contracts; Ctrl-C stops it")}`,
    "",
    `  mock       ${paint("cyan", state.mock)}`,
    `  reference  ${paint("cyan", state.reference)}`,
    ...state.contracts.flatMap((contract) => ["", ...contractLines(contract, paint)]),
    ...(state.failure === undefined ? [] : ["", paint("red", state.failure)]),
    ...faultLines(state, paint),
    ...(state.requests.length > 0 ? ["", paint("bold", "Requests to the mock"), ...state.requests] : []),
  ];
}

type Paint = Terminal["paint"];

export function contractLines(contract: ContractState, paint: Paint): string[] {
  const { name, operations, urls, failure, reloaded, comparison, written, orphans } = contract;
  const when = reloaded && `, read at ${reloaded.at.toLocaleTimeString()} in ${Math.round(reloaded.took)} ms`;
  return [
    `${paint("bold", name)}  ${paint("dim", `${operations} operations at ${urls.join(", ")}${when ?? ""}`)}`,
    ...(failure === undefined ? [] : [paint("red", "It cannot be read; the mock goes on with what it was."), failure]),
    ...(comparison === undefined ? [] : [comparison]),
    ...(written.length > 0 ? [`${paint("green", "wrote")} ${written.join(", ")}`] : []),
    ...orphans.map((path) => paint("yellow", `${path} handles an operation that is not in the contract.`)),
  ];
}

export function faultLines({ faults, isChecking }: Pick<DevState, "faults" | "isChecking">, paint: Paint): string[] {
  if (isChecking) return ["", paint("dim", "Checking types …")];
  if (faults === undefined) return [];
  if (faults.length === 0) return ["", paint("green", "Everything fits: no type errors.")];
  const shown = faults.slice(0, FAULTS).map(({ path, line, column, message }) => {
    return `  ${paint("red", path)}:${line}:${column}  ${message}`;
  });
  const rest = faults.length > FAULTS ? [paint("dim", `  and ${faults.length - FAULTS} more`)] : [];
  return ["", paint("red", "What does not fit any more"), ...shown, ...rest];
}
