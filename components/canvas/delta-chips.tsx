import type { CanvasChip } from "@/components/canvas/canvas-store";

/** How a card differs from its like, below it. The card's own name says the same. */
export function DeltaChips({ chips }: { chips: readonly CanvasChip[] }) {
  return (
    <span className="delta-chips" aria-hidden>
      {chips.map(({ text, tone }) => (
        <span key={text} data-tone={tone}>
          {text}
        </span>
      ))}
    </span>
  );
}
