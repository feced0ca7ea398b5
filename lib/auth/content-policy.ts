import "server-only";

/**
 * What a page may load and run. Scripts need this answer's nonce, so text that a model or a stranger wrote never becomes one (S11).
 * Styles may stand in attributes: the canvas places everything by them.
 */
export function contentPolicy(nonce: string, options: { framed: boolean; development: boolean }): string {
  // React's development build names its stack frames through eval.
  const eval_ = options.development ? " 'unsafe-eval'" : "";
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${eval_}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${options.development ? " ws:" : ""}`,
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${options.framed ? "*" : "'none'"}`,
  ].join("; ");
}
