import "server-only";
import { BlockList, isIP } from "node:net";

/**
 * Whether an address, as a number and not as a name, lies outside in the open internet. IPv6 is let through only where the internet
 * hands addresses out; that leaves out loopback, unique-local and link-local ones, and those that carry an IPv4 address inside
 * (mapped, compatible, NAT64) at once.
 */
export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !inside.check(address, "ipv4");
    case 6:
      return globalUnicast.check(address, "ipv6") && !inside.check(address, "ipv6");
    default:
      return false;
  }
}

const globalUnicast = new BlockList();
globalUnicast.addSubnet("2000::", 3, "ipv6");

const insideRanges: readonly [network: string, bits: number][] = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  // Carrier-grade NAT; Alibaba's metadata (100.100.100.200) is in it.
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  // Link-local: the metadata of most clouds.
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  // IETF protocol assignments; Oracle's metadata (192.0.0.192) is in it.
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  // Azure's own services, metadata among them, at an address that looks public.
  ["168.63.129.16", 32],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
  // Teredo, benchmarks, ORCHID; documentation; 6to4.
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
];

const inside = new BlockList();
for (const [network, bits] of insideRanges) inside.addSubnet(network, bits, network.includes(":") ? "ipv6" : "ipv4");
