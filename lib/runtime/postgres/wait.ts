import "server-only";

export function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Asks again until the answer is not null, or until the time is over (then null). */
export async function until<T>(ask: () => Promise<T | null> | T | null, seconds: number, everyMs = 20): Promise<T | null> {
  const end = performance.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (answer !== null) return answer;
    if (performance.now() > end) return null;
    await wait(everyMs);
  }
}
