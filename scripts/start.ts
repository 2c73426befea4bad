/**
 * `npm start`: the service, the mocks and the API reference, each contract's own.
 *
 * `--port N` and `--mock-port N` choose other ports, `--data DIR` another data folder.
 */
import { parseArgs } from "node:util";
import { readContracts } from "@cantus/contract/read";
import { describeEvent, type MockEvent, serveMock } from "@cantus/mock";
import { listen } from "@cantus/server";
import { createReference } from "@cantus/server/reference";
import { createService, type Service } from "@cantus/service";
import express from "express";

const { values } = parseArgs({
  options: {
    port: { type: "string", default: process.env.PORT ?? "3000" },
    "mock-port": { type: "string", default: process.env.MOCK_PORT ?? "4010" },
    data: { type: "string", default: process.env.CANTUS_DATA ?? "data" },
  },
});

const running: { close(): Promise<void> }[] = [];
let stopping = false;

async function stop(): Promise<void> {
  if (stopping) process.exit(130);
  stopping = true;
  console.log("\nStopping …");
  for (const part of running.toReversed()) await part.close();
}
process.on("SIGINT", () => void stop());
process.on("SIGTERM", () => void stop());

try {
  const contracts = await readContracts([]);
  const ports = { service: portOf("port", values.port), mock: portOf("mock-port", values["mock-port"]) };

  const service = await createService({ dataFolder: values.data, port: ports.service, logLevel: "warn" });
  running.push(service);

  const mock = await serveMock([], {
    port: ports.mock,
    advice: "choose another: npm start -- --mock-port 4011",
    onEvent: tellReloads,
  });
  running.push(mock);

  // The pages try requests out where these voices run now, whatever ports the contracts name.
  const servers = [
    { url: "/", description: "The service" },
    { url: mock.url, description: "The mock" },
  ];
  const app = express();
  app.use(
    "/reference",
    createReference(contracts.map(({ name, document }) => ({ name, document: { ...document, servers } }))),
  );
  app.use(service.app);
  const server = await listen(app, { port: ports.service, advice: "choose another: npm start -- --port 3001" });
  running.push(server);

  console.log(welcome({ service: server.url, mock: mock.url, demo: service.demo, dataFolder: values.data }));
} catch (error) {
  // What a person can mend comes as an error with a code, whose message says how.
  const expected = error instanceof Error && "code" in error;
  console.error(expected ? error.message : error);
  for (const part of running.toReversed()) await part.close();
  process.exitCode = 2;
}

interface Running {
  readonly service: string;
  readonly mock: string;
  readonly demo: Service["demo"];
  readonly dataFolder: string;
}

/** What runs where, and what to try. */
function welcome({ service, mock, demo, dataFolder }: Running): string {
  const generations = `/v1/music/${demo.organizationId}/generations`;
  const key = demo.apiKey
    ? `  export CANTUS_KEY=${demo.apiKey}   # shown only now`
    : `  export CANTUS_KEY=…   # the key shown at the first start; delete ${dataFolder}/ to start anew`;
  return `
Cantus is running. Ctrl-C stops it; its data stays in ${dataFolder}/.

  service     ${service}
  mocks       ${mock}
  reference   ${service}/reference

Try the service:

${key}
  curl -i ${service}${generations} -H "X-API-Key: $CANTUS_KEY" \\
    -H 'Content-Type: application/json' -d '{"prompt": "a slow waltz for two clarinets", "duration": 20}'
  curl ${service}${generations} -H "X-API-Key: $CANTUS_KEY"

Try the mocks, with any key:

  curl ${mock}/v1/music/org_abc123/generations -H 'X-API-Key: any'
  curl ${mock}/api/v1/music/jobs -H 'Authorization: Bearer any'
  curl ${mock}/v1/jobs -H 'Authorization: Bearer any' -H 'Prefer: code=503'
`;
}

function portOf(option: string, text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65535) return port;
  console.error(`--${option} must be a whole number from 0 to 65535, not "${text}".`);
  process.exit(2);
}

function tellReloads(event: MockEvent): void {
  if (event.kind !== "request") console.log(describeEvent(event));
}
