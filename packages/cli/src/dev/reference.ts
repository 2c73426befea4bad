/** The API reference of contracts that change. */
import type { ReadContract } from "@cantus/contract/read";
import { type Listening, listen } from "@cantus/server";
import { createReference } from "@cantus/server/reference";
import express, { type Router } from "express";

export interface LiveReference extends Pick<Listening, "url" | "close"> {
  /** Shows the contracts as they are now; they try requests out at the mock. */
  show(contracts: readonly ReadContract[], mockUrl: string): void;
}

/** @throws {ServerError} PORT_TAKEN and the like */
export async function serveReference(port: number, host: string): Promise<LiveReference> {
  let pages: Router = express.Router();
  const app = express();
  app.use((request, response, next) => pages(request, response, next));
  const { url, close } = await listen(app, { port, host, advice: "choose another: --reference-port 4012" });
  return {
    url,
    close,
    show(contracts, mockUrl) {
      pages = createReference(
        contracts.map(({ name, document, servers }) => {
          const urls = servers.map(({ basePath }) => ({ url: mockUrl + basePath, description: "The mock" }));
          return { name, document: { ...document, ...(urls.length > 0 && { servers: urls }) } };
        }),
      );
    },
  };
}
