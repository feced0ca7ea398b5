/** Pages of one browser tell each other: somebody has changed what is connected. */
const channel = "baton-connections";

export function announceChange(): void {
  const own = new BroadcastChannel(channel);
  own.postMessage(null);
  own.close();
}

/** Answers how to stop listening. */
export function onChange(hear: () => void): () => void {
  const own = new BroadcastChannel(channel);
  own.addEventListener("message", hear);
  return () => own.close();
}
