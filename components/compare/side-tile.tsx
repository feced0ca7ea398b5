/** A is plain, B is ink: the letter says it too. */
export function SideTile({ side }: { side: "A" | "B" }) {
  return (
    <span
      className={`inline-grid size-5 shrink-0 place-items-center rounded-chip text-small font-semibold ${side === "A" ? "bg-sunk text-ink" : "bg-ink text-panel"}`}
    >
      {side}
    </span>
  );
}
