/** What scripts rely on (docs/contracts.md, section 3). */
export const exitCode = { ok: 0, failed: 1, refused: 2, overBudget: 3, cancelled: 130 } as const;
export type ExitCode = (typeof exitCode)[keyof typeof exitCode];

/** Sentences for the person at the terminal: what is wrong and what to do about it. Nothing was run. */
export class Refusal extends Error {
  constructor(
    message: string,
    readonly code: ExitCode = exitCode.refused,
  ) {
    super(message);
  }
}
