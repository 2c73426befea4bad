import { parseArgs } from "node:util";
import { createService } from "../service.ts";

/** Runs the service until it is told to end: what it does then is finished or handed back. */
export async function runService(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { role: { type: "string" }, port: { type: "string" } },
  });
  // Through the environment, so that one place says everything that is wrong.
  if (values.role !== undefined) process.env.CANTUS_ROLE = values.role;
  if (values.port !== undefined) process.env.PORT = values.port;

  const service = await createService();
  let ending = false;
  const end = () => {
    // Who asks twice does not want to wait.
    if (ending) process.exit(130);
    ending = true;
    void service.close().then(
      () => process.exit(0),
      (error) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.on("SIGTERM", end);
  process.on("SIGINT", end);
  const { url } = await service.listen();
  console.log(`Listening on ${url}`);
  const { apiKey, organizationId } = service.demo;
  if (apiKey !== undefined) console.log(`The API key of ${organizationId}, shown only now: ${apiKey}`);
}
