import { clsx } from "clsx";

/** A still block in the place of what is being loaded; give it the size of the real thing. It shows after 150 ms. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden className={clsx("late rounded-chip bg-hover", className)} />;
}
