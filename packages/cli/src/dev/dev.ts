/** One process that follows contracts: the mock, the reference, what is generated, and what all of that means. */
import { describeEvent, type MockEvent, type ServedMock, serveMock } from "@cantus/mock";
import type { Terminal } from "../terminal.ts";
import { type LiveReference, serveReference } from "./reference.ts";
import { type ContractState, contractLines, type DevState, faultLines, screen } from "./screen.ts";
import { checkTypes } from "./type-check.ts";
import { startVoices, type Voices, type VoicesNews } from "./voices.ts";

export interface DevOptions {
  readonly port: number;
  readonly referencePort: number;
  readonly host: string;
  /** A revision that changes are told against; without it, the contracts as they are now. */
  readonly base?: string;
}

/** Of the mock's requests so many are shown. */
const REQUESTS = 6;

/**
 * Runs until the terminal's signal is aborted.
 *
 * @throws {ContractError} when a contract cannot be read at the start
 * @throws {Error} with a `code` when a port cannot be had
 */
export async function dev(sources: readonly string[], options: DevOptions, terminal: Terminal): Promise<void> {
  const { port, host, referencePort, base } = options;
  const running: { close(): Promise<unknown> }[] = [];
  let development: Development | undefined;
  try {
    const onEvent = (event: MockEvent) => development?.follow(event);
    const mock = await serveMock(sources, { port, host, cwd: terminal.cwd, onEvent });
    running.push(mock);
    const reference = await serveReference(referencePort, host);
    running.push(reference);
    development = new Development(mock, reference, terminal);
    const data = { cwd: terminal.cwd, sources, base, colours: terminal.paint("red", "") !== "" };
    const voices = startVoices(data, (news) => development?.hear(news));
    running.push(voices);
    development.begin(voices);
    await new Promise((resolve) => terminal.signal.addEventListener("abort", resolve, { once: true }));
  } finally {
    development?.end();
    for (const part of running.toReversed()) await part.close();
  }
}

class Development {
  readonly #mock: ServedMock;
  readonly #reference: LiveReference;
  readonly #terminal: Terminal;
  readonly #state: DevState;
  readonly #requests: string[] = [];
  #voices: Voices | undefined;
  #checking = new AbortController();

  constructor(mock: ServedMock, reference: LiveReference, terminal: Terminal) {
    this.#mock = mock;
    this.#reference = reference;
    this.#terminal = terminal;
    this.#state = {
      mock: mock.url,
      reference: reference.url,
      contracts: mock.contracts.map(({ name, operations, basePaths }) => ({
        name,
        operations,
        urls: basePaths.map((path) => mock.url + path),
        failure: undefined,
        reloaded: undefined,
        comparison: undefined,
        written: [],
        orphans: [],
      })),
      failure: undefined,
      faults: undefined,
      isChecking: false,
      requests: this.#requests,
    };
  }

  begin(voices: Voices): void {
    this.#voices = voices;
    this.#reference.show(this.#mock.read, this.#mock.url);
    this.#show(screen(this.#state, this.#terminal));
  }

  end(): void {
    this.#checking.abort();
  }

  /** What the mock tells: files that changed, and requests. */
  follow(event: MockEvent): void {
    if (event.kind === "reloaded" || event.kind === "reload-failed") {
      const contract = this.#contract(event.contract);
      if (!contract) return;
      contract.failure = event.kind === "reload-failed" ? event.error.message : undefined;
      if (event.kind === "reloaded") {
        contract.reloaded = { at: new Date(), took: event.milliseconds };
        this.#reference.show(this.#mock.read, this.#mock.url);
        this.#voices?.make(contract.name);
      }
      // What it means is told when it is known; until then the screen keeps what was.
      const news = { ...contract, comparison: undefined, written: [], orphans: [] };
      this.#show(contractLines(news, this.#terminal.paint));
    } else {
      this.#requests.push(`  ${describeEvent(event)}`);
      if (this.#requests.length > REQUESTS) this.#requests.shift();
      this.#show([describeEvent(event)]);
    }
  }

  /** What was made of a contract. */
  hear(news: VoicesNews): void {
    this.#state.failure = news.kind === "failed" ? news.message : undefined;
    const contract = this.#contract(news.contract);
    if (news.kind === "failed") this.#show([this.#terminal.paint("red", news.message)]);
    else if (!contract) return;
    else if (news.kind === "compared") {
      contract.comparison = news.text;
      this.#show([news.text]);
    } else {
      contract.written = news.written;
      contract.orphans = news.orphans;
      this.#show(contractLines({ ...contract, comparison: undefined }, this.#terminal.paint));
      void this.#checkTypes();
    }
  }

  #contract(name: string): ContractState | undefined {
    return this.#state.contracts.find((contract) => contract.name === name);
  }

  /** A newer change makes an older check worthless. */
  async #checkTypes(): Promise<void> {
    this.#checking.abort();
    this.#checking = new AbortController();
    const { signal } = this.#checking;
    this.#state.isChecking = true;
    this.#show([]);
    try {
      this.#state.faults = await checkTypes(this.#terminal.cwd, signal);
    } catch (error) {
      if (signal.aborted) return;
      throw error;
    }
    this.#state.isChecking = false;
    this.#show(faultLines(this.#state, this.#terminal.paint));
  }

  /** On a terminal all of it again; elsewhere only what is new. */
  #show(news: readonly string[]): void {
    if (this.#terminal.redraw) this.#terminal.redraw(screen(this.#state, this.#terminal));
    else for (const line of news) this.#terminal.out(line);
  }
}
