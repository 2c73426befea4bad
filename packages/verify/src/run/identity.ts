/** Who calls: the credentials and headers of the callers that a run knows. */
import type { Contract } from "@cantus/contract";
import { type Credentials, requireKnownSchemes } from "../exchange/authenticate.ts";
import { type HeaderValues, lowerCased } from "../exchange/exchange.ts";
import type { VerifyOptions } from "./options.ts";

/** A caller of the target. */
export interface Identity {
  /** By the name of the security scheme, as in `VerifyOptions.credentials`. */
  readonly credentials?: Credentials;
  /** Sent with each of its requests. */
  readonly headers?: Readonly<Record<string, string>>;
}

export interface NamedIdentity extends Required<Identity> {
  readonly name: string;
  /** Names in lower case. */
  readonly headers: HeaderValues;
}

/** A caller who shows nothing at all. */
export const NOBODY: NamedIdentity = { name: "nobody", credentials: {}, headers: {} };

/**
 * The callers of a run, the ordinary one first. `credentials` and `headers` of the options belong to it alone; where
 * there are no identities, it is the only one.
 *
 * @throws UnknownSchemeError for a credential of a security scheme that the contract does not have.
 */
export function identitiesOf(contract: Contract, options: VerifyOptions): readonly [NamedIdentity, ...NamedIdentity[]] {
  const { credentials = {}, headers = {} } = options;
  const given = Object.entries(options.identities ?? {});
  const [first, ...others] = given.map(([name, identity]) => ({
    name,
    credentials: identity.credentials ?? {},
    headers: lowerCased(identity.headers ?? {}),
  }));
  const ordinary = {
    name: first?.name ?? "caller",
    credentials: { ...credentials, ...first?.credentials },
    headers: { ...lowerCased(headers), ...first?.headers },
  };
  for (const identity of [ordinary, ...others]) requireKnownSchemes(contract, identity.credentials);
  return [ordinary, ...others];
}
