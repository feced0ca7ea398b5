import { NextResponse, type NextRequest } from "next/server";
import { closedPage, closedPagePolicy } from "@/lib/auth/closed-page";
import { contentPolicy } from "@/lib/auth/content-policy";
import { authMode } from "@/lib/auth/mode";
import { foreignOrigin } from "@/lib/auth/same-origin";
import { isOpenPath } from "@/lib/auth/open-path";

/**
 * Stands before every page and file: who may reach this server at all, and what a page may load. Calls of the API are guarded in their
 * own wrapper (app/api/_http/handle.ts): behind a proxy Next reads a whole body before anybody may refuse it, and a gigabyte is long.
 */
export function proxy(request: NextRequest): NextResponse {
  const { pathname } = request.nextUrl;
  // No id and no word holds one, and no database takes it.
  if (request.url.includes("%00")) return refuse(400, "invalid_request", "The address is not as it should be", "It holds a NUL character.");
  const mode = authMode(process.env);
  const foreign = foreignOrigin(request.method, pathname, request.headers, mode);
  if (foreign !== null) return refuse(403, "origin_refused", "This page may not call Baton", foreign);
  if (mode === "required" && !isOpenPath(pathname)) return closed(request);
  return page(request, pathname.startsWith("/embed/"));
}

/** Next reads the nonce from the request's policy; pages read it from `x-nonce`. */
function page(request: NextRequest, framed: boolean): NextResponse {
  const nonce = btoa(crypto.randomUUID());
  const policy = contentPolicy(nonce, { framed, development: process.env.NODE_ENV === "development" });
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  if (!framed) response.headers.set("x-frame-options", "DENY");
  response.headers.set("cross-origin-opener-policy", "same-origin");
  return common(response);
}

/** A page that says so for people, a problem for programs. Not a rewrite to one of ours: Next takes 127.0.0.1 for another server. */
function closed(request: NextRequest): NextResponse {
  const reads = request.method === "GET" && request.headers.get("accept")?.includes("text/html");
  if (!reads) return refuse(401, "unauthorized", "Sign in first", "This server has no accounts yet.");
  const headers = { "content-type": "text/html; charset=utf-8", "cache-control": "no-store", "content-security-policy": closedPagePolicy };
  return common(new NextResponse(closedPage, { status: 401, headers }));
}

function common(response: NextResponse): NextResponse {
  response.headers.set("x-content-type-options", "nosniff");
  // A share's address is its key: it must not be told to the next site.
  response.headers.set("referrer-policy", "no-referrer");
  response.headers.set("permissions-policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()");
  return response;
}

function refuse(status: number, code: string, title: string, detail: string): NextResponse {
  const problem = { type: "about:blank", title, status, code, detail };
  const headers = { "content-type": "application/problem+json", "content-security-policy": "default-src 'none'; frame-ancestors 'none'" };
  return common(NextResponse.json(problem, { status, headers }));
}

export const config = { matcher: ["/((?!api/|_next/static/).*)"] };
