const longestMs = 86_400_000;

/** Milliseconds that a `retry-after` header asks for: it holds seconds or a date. null: it asks for nothing. */
export function retryAfterMs(header: string | null, now: number): number | null {
  const text = header?.trim() ?? "";
  const ms = /^\d+(\.\d+)?$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - now;
  return Number.isFinite(ms) && ms > 0 ? Math.min(Math.ceil(ms), longestMs) : null;
}
