/** One line for each stage: its name, what it found or did, and how long it took (the line of bin/prelude/stage.mjs). */
export async function stage(name: string, work: () => Promise<string>): Promise<void> {
  const start = performance.now();
  const note = await work();
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.error(`  ${name.padEnd(13)} ${note.padEnd(34)} ${seconds.padStart(6)} s`);
}

/** A sentence for the person at the terminal: what is wrong and what to do about it. */
export class Refusal extends Error {}
