/** What a stage of `npm test` found: its counts, and what to show where something failed. */
export type Result = { passed: number; failed: number; note: string; output: string };

/** `isAlone`: it takes every core, or its tests wait for what other work would slow down. The others run side by side. */
export type Stage = { name: string; isAlone?: true; run: () => Promise<Result> };

/** A fence is one test: it holds or it does not. */
export function fence(holds: boolean, note: string, output: string): Result {
  return { passed: holds ? 1 : 0, failed: holds ? 0 : 1, note, output };
}
