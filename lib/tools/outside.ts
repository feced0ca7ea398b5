/** What an operation reaches beside models. One for each worker. */
export type Outside = { fetch: GuardedFetch };

export type GuardedInit = {
  method?: string | undefined;
  headers?: Headers | Record<string, string>;
  body?: string | undefined;
  signal?: AbortSignal | null | undefined;
  /** Longest body that is read. */
  maxBytes?: number;
  /** Longest time from the call to the end of the body; null: as long as the caller's signal lets it. */
  timeoutMs?: number | null;
};
/** Throws StepError: `address_refused`, or `http_failed` where no answer came; what an answer says is the caller's business. */
export type GuardedFetch = (url: string | URL, init?: GuardedInit) => Promise<Response>;
