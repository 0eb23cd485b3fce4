/** Where a request comes from. */
import type { IncomingHttpHeaders } from "node:http";
import { isIP } from "node:net";

/** Where the client's address is noted on a request, whatever the client itself wrote there. */
export const addressHeader = "x-client-address";

/**
 * The address of the client of a request. Each proxy adds the address that it was called from at the end of
 * `X-Forwarded-For`; what stands before those of our own proxies is whatever the client wrote.
 *
 * @param peer address at the other end of the connection
 * @param proxies how many proxies of ours a request comes through; unknown: one, where the connection comes
 * from this machine itself
 */
export function clientAddress(
  peer: string,
  { "x-forwarded-for": forwarded }: IncomingHttpHeaders,
  proxies: number | undefined,
): string {
  const trusted = proxies ?? (isLoopbackAddress(peer) ? 1 : 0);
  const along = [...[forwarded ?? []].flat().join(",").split(","), peer].map(withoutPort);
  // Fewer than there should be: someone has come past the proxies.
  const client = along.at(-1 - trusted) ?? "";
  return isIP(client) ? client : withoutPort(peer);
}

export const isLoopbackAddress = (address: string): boolean =>
  /^(::1|(::ffff:)?127(\.\d{1,3}){3})$/i.test(address);

/** Some proxies add the port: `192.0.2.1:4711`, `[2001:db8::1]:4711`. */
function withoutPort(address: string): string {
  const trimmed = address.trim();
  return /^\[([^\]]*)\](:\d+)?$/.exec(trimmed)?.[1] ?? trimmed.replace(/^([\d.]+):\d+$/, "$1");
}

/**
 * What counts as one client: an IPv4 address, or the 64 bits of an IPv6 address that one household or one
 * machine has all to itself (RFC 6177).
 */
export function networkOf(address: string): string {
  if (isIP(address) !== 6) return address;
  const [mapped] = /\d+\.\d+\.\d+\.\d+$/.exec(address) ?? [];
  if (mapped) return mapped;
  const [head = "", tail] = (address.split("%")[0] ?? "").split("::");
  const before = head.split(":").filter(Boolean);
  const after = tail?.split(":").filter(Boolean) ?? [];
  const gap = tail === undefined ? 0 : 8 - before.length - after.length;
  const groups = [...before, ...Array<string>(gap).fill("0"), ...after];
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":");
}
