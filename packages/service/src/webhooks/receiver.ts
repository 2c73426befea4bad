/** Which URLs of callers the service calls: none that leads into a network which the caller could not reach. */
import { type LookupAddress, lookup } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import ipaddr from "ipaddr.js";

/** A webhook's URL that is not called. */
export class ReceiverError extends Error {
  readonly code = "RECEIVER_REFUSED";

  constructor(message: string) {
    super(message);
    this.name = "ReceiverError";
  }
}

/**
 * Refuses what shows in the URL itself. What its name leads to is looked at when it is called: it may change.
 *
 * @throws ReceiverError
 */
export function requireReceiver(text: string, allowPrivate: boolean): URL {
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol)) throw new ReceiverError("The webhook_url is no http or https URL");
  if (url.username || url.password) throw new ReceiverError("The webhook_url holds credentials");
  const host = url.hostname.replace(/^\[|\]$/g, "");
  if (!allowPrivate && (isIP(host) ? !isPublic(host) : /(^|\.)localhost\.?$/.test(host)))
    throw new ReceiverError("The webhook_url points into a private network");
  return url;
}

/** Whether the whole internet means the same by this address. */
function isPublic(address: string): boolean {
  // `process` takes an IPv4 address out of an IPv6 one.
  return ipaddr.process(address).range() === "unicast";
}

/** Looks a name up for a connection, which then goes to what was judged here and nowhere else. */
export const lookupPublic: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
    if (error) return callback(error, []);
    const [first] = addresses;
    if (!first || !addresses.every(({ address }) => isPublic(address)))
      return callback(new ReceiverError("The webhook_url leads into a private network"), []);
    if (options.all) callback(null, addresses);
    else callback(null, first.address, first.family);
  });
};
