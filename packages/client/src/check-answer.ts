import { type Breach, type CallInfo, ContractError } from "./errors.ts";
import { isJson } from "./media.ts";
import type { Operation } from "./operation.ts";

/** Says how an answer breaks the contract. It gets a copy of the answer, to read as it likes. */
export type Check = (operation: Operation, response: Response) => readonly Breach[] | Promise<readonly Breach[]>;

/** @throws ContractError for an answer that breaks the contract. Streams and bytes are left alone. */
export async function checkAnswer(
  check: Check | undefined,
  operation: Operation,
  response: Response,
  info: CallInfo,
): Promise<void> {
  if (!check || (response.body && !isJson(response.headers.get("content-type") ?? ""))) return;
  const breaches = await check(operation, response.clone());
  if (breaches.length > 0) throw new ContractError(info, response, breaches);
}
