/** Where things go in a project: beside its sources, a folder for each contract where there are several. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { STARTER_CONTRACT } from "./starter.ts";
import type { FoundContract, Survey } from "./survey.ts";

/** A contract, and the folders that it is generated into; from the project's folder, with `/`. */
export interface Destination extends FoundContract {
  readonly client: string | undefined;
  readonly server: string | undefined;
}

export interface Layout {
  readonly destinations: readonly Destination[];
  /** There was no contract: the starter's is written. */
  readonly isStarter: boolean;
  /** There is no application yet that the server could go into: one is written. */
  readonly needsApp: boolean;
}

/** A front end gets the client, an Express application the server, and what is neither gets both. */
export function layOut({ folder, contracts, has }: Survey): Layout {
  const isStarter = contracts.length === 0;
  const needsClient = has.vite || !has.express;
  const needsServer = has.express || !has.vite;
  const needsApp = needsServer && !has.express;
  const base = existsSync(join(folder, "src")) || needsApp ? "src/api" : "api";
  const all = isStarter ? [STARTER_CONTRACT] : contracts;
  const destinations = all.map((contract: FoundContract) => {
    if (contract.client ?? contract.server) return { ...contract, client: contract.client, server: contract.server };
    const place = all.length > 1 ? `${base}/${contract.name}` : base;
    return {
      ...contract,
      client: needsClient ? `${place}/client` : undefined,
      server: needsServer ? `${place}/server` : undefined,
    };
  });
  return { destinations, isStarter, needsApp };
}
