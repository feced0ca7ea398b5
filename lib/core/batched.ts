/**
 * Sends many at once: what comes while a batch is on its way goes with the next one, `most` at a time. Each gets its own outcome. `send`
 * answers one outcome for each item, in their order; where it rejects, all of the batch do.
 */
export function batched<T, R>(send: (items: T[]) => Promise<PromiseSettledResult<R>[]>, most: number): (item: T) => Promise<R> {
  const waiting: { item: T; resolve: (value: R) => void; reject: (cause: unknown) => void }[] = [];
  let flying = false;
  async function fly(): Promise<void> {
    await new Promise<void>((resolve) => setImmediate(resolve));
    while (waiting.length > 0) {
      const batch = waiting.splice(0, most);
      try {
        const outcomes = await send(batch.map(({ item }) => item));
        for (const [index, outcome] of outcomes.entries()) {
          if (outcome.status === "fulfilled") batch[index]?.resolve(outcome.value);
          else batch[index]?.reject(outcome.reason);
        }
      } catch (cause) {
        for (const { reject } of batch) reject(cause);
      }
    }
    flying = false;
  }
  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (flying) return;
      flying = true;
      void fly();
    });
}
