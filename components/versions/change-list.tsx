import { diffWordsWithSpace } from "diff";
import type { JsonValue } from "@/lib/core/json";
import type { Change } from "@/lib/graph/compare";

/** Every setting that differs; texts word by word. */
export function ChangeList({ changes }: { changes: readonly Change[] }) {
  return (
    <dl className="flex flex-col gap-3">
      {changes.map((change) => (
        <div key={change.field} className="min-w-0">
          <dt className="mb-1 text-small font-medium text-ink-2">
            <code>{change.field}</code>
          </dt>
          <dd>
            <Difference {...change} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Difference({ before, after }: Change) {
  const box = "rounded-control border border-line bg-sunk p-2 font-mono text-code whitespace-pre-wrap wrap-anywhere";
  const words = typeof before === "string" && typeof after === "string" ? diffWordsWithSpace(before, after) : null;
  if (words === null)
    return (
      <p className={box}>
        {before !== undefined && <Gone>{inText(before)}</Gone>} {after !== undefined && <Come>{inText(after)}</Come>}
      </p>
    );
  return (
    <p className={box}>
      {words.map(({ value, added, removed }, index) =>
        added ? <Come key={index}>{value}</Come> : removed ? <Gone key={index}>{value}</Gone> : <span key={index}>{value}</span>,
      )}
    </p>
  );
}

/** Colour is not the only sign: what went is struck out, what came is underlined. */
function Gone({ children }: { children: string }) {
  return <del className="rounded-chip bg-fail-bg text-fail">{children}</del>;
}

function Come({ children }: { children: string }) {
  return <ins className="rounded-chip bg-done-bg text-done">{children}</ins>;
}

function inText(value: JsonValue): string {
  return typeof value === "string" ? value : JSON.stringify(value, null, 2);
}
