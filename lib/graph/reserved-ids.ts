/** Words that cannot be ids of nodes: CEL's own, and the roots that every expression may use. */
export const reservedIds: ReadonlySet<string> = new Set(
  (
    "as break const continue else false for function if import in let loop namespace null package return true var void while " +
    "value task item index secrets run error"
  ).split(" "),
);
