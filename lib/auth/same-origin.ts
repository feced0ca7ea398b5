import "server-only";
import { isLoopback, type AuthMode } from "@/lib/auth/mode";

/**
 * Why a request comes from a page that may not call Baton; null: it may. Without an `Origin` it is a program or a plain navigation;
 * one that is given has to be ours. The `Host` check keeps out names that a foreign page made point at this machine (DNS rebinding).
 */
export function foreignOrigin(method: string, path: string, headers: Headers, mode: AuthMode): string | null {
  const host = parseHost(headers.get("host"));
  if (host === null) return "The request names no host.";
  if (mode === "local" && !isLoopback(host.hostname)) return "Baton answers to 127.0.0.1 and localhost only.";
  const origin = headers.get("origin");
  if (origin !== null && !isOwn(origin, host)) return "A page of another origin may not call Baton.";
  if (headers.get("sec-fetch-site") === "cross-site" && !mayComeFromOutside(method, path, headers))
    return "Another site may not load this.";
  return null;
}

/** Following a link to a page is welcome; the API is not loaded from other sites, by image, script or form. */
function mayComeFromOutside(method: string, path: string, headers: Headers): boolean {
  if (method !== "GET" && method !== "HEAD") return false;
  if (path.startsWith("/embed/") || !path.startsWith("/api/")) return true;
  return /^\/api\/v1\/shared\/[^/]+\/file$/.test(path) && headers.get("sec-fetch-mode") === "navigate";
}

function isOwn(origin: string, host: URL): boolean {
  // "null" is what sandboxed frames and files send.
  if (!URL.canParse(origin)) return false;
  const { protocol, host: name } = new URL(origin);
  return (protocol === "http:" || protocol === "https:") && name === host.host;
}

function parseHost(host: string | null): URL | null {
  // The host of a URL and nothing else: `evil.example/@127.0.0.1` must not pass for this machine.
  if (host === null || !/^[A-Za-z0-9.\-[\]:]+$/.test(host) || !URL.canParse(`http://${host}`)) return null;
  return new URL(`http://${host}`);
}
