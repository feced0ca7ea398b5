import { FlaskConical } from "lucide-react";

/** Stands wherever a run of the built-in model is shown: its money is a list price and was not spent. */
export function SimulatedBadge({ folds = false }: { /** Below 1,280 px its word is heard, and seen in its tip. */ folds?: boolean }) {
  return (
    <span
      className="inline-flex h-5.5 shrink-0 items-center gap-1 rounded-chip border border-dashed border-line-ui px-1.5 text-small font-medium whitespace-nowrap text-ink-2"
      title="Answered by the built-in model. Money is at list price; nothing was spent."
    >
      <FlaskConical className="size-3.5 stroke-2" aria-hidden />
      <span className={folds ? "max-xl:sr-only" : undefined}>Simulated</span>
    </span>
  );
}
