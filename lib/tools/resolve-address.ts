import "server-only";
import { lookup } from "node:dns/promises";
import { isIP, isIPv4 } from "node:net";
import { StepError } from "@/lib/core/errors";
import { isPublicAddress } from "@/lib/tools/public-address";

export type Address = { address: string; family: 4 | 6 };
/** All addresses of a name, as the system's resolver gives them. */
export type Resolve = (name: string) => Promise<Address[]>;

/** The one address that a URL is connected to: resolved once, and checked before anything is sent. */
export async function resolveAddress(url: URL, allowHosts: readonly string[], resolve: Resolve = system): Promise<Address> {
  const name = url.hostname.replace(/^\[|\]$/g, "");
  const found = await addressesOf(name, resolve);
  const [first] = found;
  if (first === undefined) throw new StepError("http_failed", `${name} has no address.`, { again: true });
  // The operator's own services, which no rule of ours knows better.
  if (allowHosts.includes(hostAndPort(url))) return first;
  if (found.every(({ address }) => isPublicAddress(address))) return first;
  // What a name resolves to inside is nobody's business outside.
  const message = `${name} is not on the open internet, so nothing was sent. The operator can let it through with BATON_ALLOW_HOSTS=${hostAndPort(url)}.`;
  throw new StepError("address_refused", message);
}

export function hostAndPort(url: URL): string {
  return `${url.hostname}:${url.port === "" ? (url.protocol === "https:" ? 443 : 80) : url.port}`;
}

async function addressesOf(name: string, resolve: Resolve): Promise<Address[]> {
  if (isIP(name) !== 0) return [{ address: name, family: isIPv4(name) ? 4 : 6 }];
  try {
    const found = await resolve(name);
    // One address is tried and no other; many machines have no way out over IPv6.
    return found.toSorted((a, b) => a.family - b.family);
  } catch (cause) {
    throw new StepError("http_failed", `The name ${name} cannot be resolved.`, { again: true }, { cause });
  }
}

async function system(name: string): Promise<Address[]> {
  const found = await lookup(name, { all: true });
  return found.map(({ address }) => ({ address, family: isIPv4(address) ? 4 : 6 }));
}
