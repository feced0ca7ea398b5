import type { ReactNode } from "react";
import { TierSign } from "@/components/ui/tier-sign";
import type { ModelFacts, ModelSpeed } from "@/lib/nodes/model-facts";

/** The head and all rows stand in the same columns. */
export const modelColumns = "grid grid-cols-[minmax(0,1fr)_4rem_4rem_5.25rem_3.25rem_1rem] items-center gap-x-3";

type Props = { facts: ModelFacts; words: { label: string; explanation: string } | null; children: ReactNode };

/** One model as a line of a table: name, prices, speed, window, and below them what it refuses. */
export function ModelRow({ facts, words, children }: Props) {
  const { label, tier, price, speed, context, remarks } = facts;
  const below = words?.explanation ?? remarks.join(" · ");
  const cell = "num text-right text-small";
  return (
    <span className={modelColumns}>
      <span className="flex min-w-0 items-center gap-2">
        <TierSign tier={tier} />
        <span className="truncate font-medium">{words?.label ?? label}</span>
      </span>
      {words === null ? (
        <>
          <span className={cell}>{price === null ? "unpriced" : <Said what="in">{price.input}</Said>}</span>
          <span className={cell}>{price !== null && <Said what="out">{price.output}</Said>}</span>
          <span className="text-small">{speed === null ? <Unknown what="speed" /> : <Speed speed={speed} />}</span>
          <span className={cell}>{context === null ? <Unknown what="context" /> : <Said what="context">{context}</Said>}</span>
        </>
      ) : (
        <span className="col-span-4" />
      )}
      <span className="text-accent">{children}</span>
      {below !== "" && <span className="col-span-full pl-[22px] text-small text-ink-3">{below}</span>}
    </span>
  );
}

/** The head of the column is for the eye alone. */
function Said({ what, children }: { what: string; children: string }) {
  return (
    <>
      {children}
      <span className="sr-only"> {what}</span>
    </>
  );
}

function Unknown({ what }: { what: string }) {
  return (
    <span className="text-ink-3">
      ?<span className="sr-only"> {what} not known</span>
    </span>
  );
}

function Speed({ speed: { steps, word } }: { speed: ModelSpeed }) {
  return (
    <span className="flex items-center gap-1.5">
      <span aria-hidden className="flex items-end gap-px">
        {[1, 2, 3, 4].map((step) => (
          <span key={step} className={step <= steps ? "h-2.5 w-1 rounded-[1px] bg-ink-2" : "h-2.5 w-1 rounded-[1px] bg-line-2"} />
        ))}
      </span>
      {word}
    </span>
  );
}
