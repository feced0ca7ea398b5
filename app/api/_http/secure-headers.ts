/** An answer of the API is data: never a page, never framed, never kept by a cache, never guessed at. */
export function secureHeaders(response: Response): Response {
  const { headers } = response;
  headers.set("content-security-policy", "default-src 'none'; frame-ancestors 'none'");
  headers.set("x-content-type-options", "nosniff");
  headers.set("referrer-policy", "no-referrer");
  headers.set("cross-origin-resource-policy", "same-origin");
  if (!headers.has("cache-control")) headers.set("cache-control", "no-store");
  return response;
}
