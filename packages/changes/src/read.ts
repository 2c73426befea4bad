/** Two versions of contracts, read: from files, from URLs, or as they were at a revision of their Git repository. */
import { existsSync, realpathSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { type Contract, ContractError } from "@cantus/contract";
import { type ConfiguredApi, listApis, readContract, readContracts } from "@cantus/contract/read";
import { ChangesError } from "./error.ts";
import { Checkout, commitOf, pathIn, repositoryAround } from "./read/git.ts";

export { type Approval, type Approvals, approve, readApprovals, writeApprovals } from "./read/approvals.ts";

export interface ReadVersionsOptions {
  /** Where relative paths and the repository are. Defaults to where the process runs. */
  readonly cwd?: string;
  /** Only these contracts: names in redocly.yaml or paths. Defaults to all that redocly.yaml has. */
  readonly contracts?: readonly string[];
}

/** A contract in two versions; one of them is missing where it was added or removed. */
export interface Versions {
  /** Its name in redocly.yaml, else made from the file's name. */
  readonly name: string;
  readonly base: Contract | undefined;
  readonly head: Contract | undefined;
  /** What the versions are called: `main`, `openapi/jobs.yaml`. */
  readonly labels: { readonly base: string; readonly head: string };
}

/** What an argument turned out to be. */
type Source =
  | { readonly kind: "contract"; readonly source: string; readonly label: string }
  | { readonly kind: "revision"; readonly commit: string; readonly label: string }
  | { readonly kind: "file-at-revision"; readonly commit: string; readonly path: string; readonly label: string };

/**
 * Reads two versions.
 *
 * @param base a name in redocly.yaml, a path, a URL, a Git revision (`main`, `v1.2.0`, `HEAD~1`), or a file at a revision
 *   (`main:openapi/jobs.yaml`)
 * @param head the same. Defaults to the contracts as they are now.
 * @returns one pair for each contract
 * @throws {ChangesError} UNKNOWN_VERSION, NOT_IN_REVISION, AMBIGUOUS_CONTRACT, NO_GIT
 * @throws {ContractError} where a version cannot be read
 * @example
 * for (const { base, head } of await readVersions("main")) if (base && head) compareContracts(base, head);
 */
export async function readVersions(
  base: string,
  head?: string,
  options: ReadVersionsOptions = {},
): Promise<Versions[]> {
  const cwd = realpathSync(resolve(options.cwd ?? process.cwd()));
  const apis = await listApis({ cwd });
  const from = sourceOf(base, apis, cwd);
  const to = head === undefined ? undefined : sourceOf(head, apis, cwd);

  if (from.kind !== "revision" && (to === undefined || to.kind !== "revision")) {
    const other = to ?? onlyOne(from, apis, options.contracts ?? []);
    const [before, after] = await Promise.all([readOne(from, cwd), readOne(other, cwd)]);
    return [{ name: after.name, base: before, head: after, labels: { base: from.label, head: other.label } }];
  }
  const wanted = await wantedContracts(from, to, apis, options.contracts ?? [], cwd);
  const versions: Versions[] = [];
  for (const api of wanted) {
    const before = from.kind === "revision" ? await readAt(from, api, cwd) : await readOne(from, cwd);
    const after = !to
      ? await readContract(apis.includes(api) ? api.name : api.root, { cwd })
      : to.kind === "revision"
        ? await readAt(to, api, cwd)
        : await readOne(to, cwd);
    if (before || after)
      versions.push({
        name: api.name,
        base: before,
        head: after,
        labels: { base: from.label, head: to?.label ?? "now" },
      });
  }
  if (versions.length === 0) {
    throw new ChangesError(
      "NOT_IN_REVISION",
      `Neither ${from.label} nor ${to?.label ?? "the working tree"} has ${wanted.map(({ name }) => name).join(", ")}.`,
    );
  }
  return versions;
}

function sourceOf(source: string, apis: readonly ConfiguredApi[], cwd: string): Source {
  const isUrl = /^(https?|file):\/\//i.test(source);
  if (isUrl || apis.some(({ name }) => name === source) || existsSync(resolve(cwd, source))) {
    return { kind: "contract", source, label: source };
  }
  const [, revision, path] = /^([^:]+):(.+)$/s.exec(source) ?? [];
  const repository = repositoryAround(cwd);
  if (repository !== undefined) {
    if (revision !== undefined && path !== undefined) {
      const commit = commitOf(cwd, revision);
      if (commit) return { kind: "file-at-revision", commit, path, label: source };
      throw unknownRevision(revision, cwd);
    }
    const commit = commitOf(cwd, source);
    if (commit) return { kind: "revision", commit, label: source };
  }
  if (/[/\\]|\.(ya?ml|json)$/i.test(source) && !source.startsWith("origin/"))
    return { kind: "contract", source, label: source };
  throw unknownRevision(source, cwd, apis, repository !== undefined);
}

function unknownRevision(
  name: string,
  cwd: string,
  apis: readonly ConfiguredApi[] = [],
  isRepository = true,
): ChangesError {
  const names = apis.map((api) => api.name).join(", ");
  const known = `redocly.yaml has ${names === "" ? "no contracts" : names}.`;
  const remote = isRepository && commitOf(cwd, `origin/${name}`) ? ` There is \`origin/${name}\`: name that.` : "";
  const advice = isRepository
    ? `${remote || " A shallow clone, as CI makes it, lacks it: fetch it (`git fetch origin main`, or `fetch-depth: 0` of actions/checkout)."}`
    : " This is no Git repository.";
  return new ChangesError(
    "UNKNOWN_VERSION",
    `There is no \`${name}\`, neither a contract nor a file nor a revision. ${known}${advice}`,
  );
}

/** A file was named as the older version: which contract is the newer? */
function onlyOne(from: Source, apis: readonly ConfiguredApi[], contracts: readonly string[]): Source {
  const [only, second] = contracts.length > 0 ? contracts : apis.map(({ name }) => name);
  if (only !== undefined && second === undefined) return { kind: "contract", source: only, label: only };
  throw new ChangesError(
    "AMBIGUOUS_CONTRACT",
    `What is ${from.label} compared with? Name the newer version too: cantus changes ${from.label} <head>`,
  );
}

async function readOne(source: Source, cwd: string): Promise<Contract> {
  if (source.kind === "contract") return readContract(source.source, { cwd });
  if (source.kind === "revision") throw new ChangesError("AMBIGUOUS_CONTRACT", `Which contract of ${source.label}?`);
  const repository = repositoryAround(cwd) as string;
  const prefix = pathIn(repository, cwd) ?? "";
  // As `git show` reads it: from the top, unless it begins with a dot.
  const path = /^\.\.?\//.test(source.path) ? join(prefix, source.path) : source.path;
  const contract = await readAtCommit(source, repository, path, undefined);
  if (contract) return contract;
  throw new ChangesError(
    "NOT_IN_REVISION",
    `There is no file ${path} at ${source.label.slice(0, source.label.indexOf(":"))}.`,
  );
}

/** Which contracts to compare when a whole revision was named. */
async function wantedContracts(
  from: Source,
  to: Source | undefined,
  apis: readonly ConfiguredApi[],
  contracts: readonly string[],
  cwd: string,
): Promise<ConfiguredApi[]> {
  const one = [from, to].find((source) => source && source.kind !== "revision");
  if (one?.kind === "contract")
    return (await readContracts([one.source], { cwd })).map(
      ({ name, root }) => apis.find((api) => api.name === name) ?? { name, root, settings: {} },
    );
  if (one)
    return [
      { name: one.label, root: join(repositoryAround(cwd) as string, (one as { path: string }).path), settings: {} },
    ];
  const named = contracts.map(
    (source) =>
      apis.find(({ name, root }) => name === source || root === resolve(cwd, source)) ?? {
        name: source,
        root: resolve(cwd, source),
        settings: {},
      },
  );
  const wanted = named.length > 0 ? named : apis;
  if (wanted.length > 0) return [...wanted];
  throw new ChangesError(
    "AMBIGUOUS_CONTRACT",
    `Which contract of ${from.label}? There is no redocly.yaml that names any. Write: cantus changes ${from.label}:openapi.yaml openapi.yaml`,
  );
}

/** A contract as it was: by its name in that revision's redocly.yaml, else where it is now. */
async function readAt(
  source: Source & { kind: "revision" },
  api: ConfiguredApi,
  cwd: string,
): Promise<Contract | undefined> {
  const repository = repositoryAround(cwd) as string;
  const path = /^https?:/i.test(api.root)
    ? undefined
    : pathIn(repository, existsSync(api.root) ? realpathSync(api.root) : api.root);
  return readAtCommit(source, repository, path, { name: api.name, cwd });
}

async function readAtCommit(
  { commit, label }: { readonly commit: string; readonly label: string },
  repository: string,
  path: string | undefined,
  named: { readonly name: string; readonly cwd: string } | undefined,
): Promise<Contract | undefined> {
  const checkout = new Checkout(repository, commit);
  const revision = label.includes(":") ? label.slice(0, label.indexOf(":")) : label;
  try {
    const configuration = named && fetchConfiguration(checkout, repository, named.cwd);
    const cwd = configuration === undefined ? checkout.folder : join(checkout.folder, dirname(configuration));
    const config = configuration === undefined ? {} : { config: join(checkout.folder, configuration) };
    const then =
      configuration === undefined
        ? undefined
        : (await listApis({ cwd, ...config })).find(({ name }) => name === named?.name);
    const root = then ? pathIn(checkout.folder, then.root) : path;
    if (root === undefined || !checkout.fetch(root)) return undefined;
    const contract = await readContract(then ? then.name : join(checkout.folder, root), { cwd, ...config });
    return at(contract, checkout.folder, revision);
  } catch (error) {
    if (!(error instanceof ContractError)) throw error;
    throw new ContractError(
      error.code,
      error.faults.map((fault) => ({ ...fault, message: `At ${revision}: ${fault.message}` })),
      { cwd: checkout.folder },
    );
  } finally {
    checkout.remove();
  }
}

/** The redocly.yaml that was next to a folder, in it or above. */
function fetchConfiguration(checkout: Checkout, repository: string, cwd: string): string | undefined {
  let folder = pathIn(repository, cwd) ?? "";
  for (;;) {
    const path = join(folder, "redocly.yaml");
    if (checkout.fetch(path)) return path;
    if (folder === "" || folder === ".") return undefined;
    folder = dirname(folder) === "." ? "" : dirname(folder);
  }
}

/** A contract whose places are told as `git show` writes them: `main:openapi/jobs.yaml`. */
function at(contract: Contract, folder: string, revision: string): Contract {
  const locate: Contract["locate"] = (pointer) => {
    const location = contract.locate(pointer);
    if (!location) return undefined;
    const path = pathIn(folder, location.file);
    return path === undefined ? location : { ...location, file: `${revision}:${path}` };
  };
  return Object.create(contract, { locate: { value: locate, enumerable: true } });
}
