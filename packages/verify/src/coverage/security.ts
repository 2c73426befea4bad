/** With what credentials requests came. */
import type { Contract, Operation, SecurityScheme } from "@cantus/contract";
import { authorize, type RequestHead } from "@cantus/contract/request";
import type { Aim } from "../cases/case.ts";
import type { Exchange } from "../exchange/exchange.ts";
import { urlParts } from "../exchange/url.ts";

export type Presented = "none" | "wrong" | "right";

/**
 * What an exchange shows of the credentials of its request: as the operation wants them and not refused, or refused
 * (401) or of another form, or none at all. `undefined` where the operation wants none.
 *
 * @param aim a run knows which credentials it has made up, though they were let in
 */
export function presentedIn(
  contract: Contract,
  operation: Operation,
  exchange: Exchange,
  aim?: Aim,
): Presented | undefined {
  if (operation.security.length === 0) return undefined;
  const head = headOf(exchange);
  const isMadeUp = aim?.in === "security" && !aim.isValid;
  if (isInForm(contract, operation, head)) return exchange.response.status === 401 || isMadeUp ? "wrong" : "right";
  const schemes = operation.security.flatMap((requirement) =>
    Object.keys(requirement).flatMap((name) => contract.securitySchemes.get(name) ?? []),
  );
  return schemes.some((scheme) => isAttempted(scheme, head)) ? "wrong" : "none";
}

function headOf({ request }: Exchange): RequestHead {
  return { method: request.method, ...urlParts(request.url), headers: request.headers };
}

function isInForm(contract: Contract, operation: Operation, head: RequestHead): boolean {
  let isThere = false;
  try {
    authorize(contract, operation, head, () => {
      isThere = true;
      return true;
    });
    // Where an empty requirement lets anybody in, nobody may have shown anything.
    return isThere;
  } catch {
    return false;
  }
}

function isAttempted({ type, in: place, parameterName = "" }: SecurityScheme, head: RequestHead): boolean {
  if (type !== "apiKey") return head.headers.authorization !== undefined;
  if (place === "header") return head.headers[parameterName.toLowerCase()] !== undefined;
  if (place === "query") return new URLSearchParams(head.query).has(parameterName);
  const cookies = String(head.headers.cookie ?? "").split(";");
  return cookies.some((cookie) => cookie.trim().startsWith(`${parameterName}=`));
}
