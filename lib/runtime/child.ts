import "server-only";

/** A child of the supervisor leaves when the supervisor is gone: the pipe between them closes whatever killed it. */
export function leaveWithParent(leave: () => void = () => process.exit(0)): void {
  if (process.connected) process.on("disconnect", leave);
}

/** Tells the supervisor that this program does its work now. */
export function reportReady(details: { worker?: string } = {}): void {
  process.send?.({ ready: true, ...details });
}
