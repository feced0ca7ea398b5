import { clsx } from "clsx";
import { waitText } from "@/components/run/questions/wait-text";
import { KindTile } from "@/components/ui/kind-tile";
import type { QuestionAnswer } from "@/lib/contract/questions";

type Props = { question: QuestionAnswer; now: number; current: boolean; onChoose: () => void };

/** Who asks, what, and for how long already. Moving onto a row shows its question. */
export function InboxRow({ question, now, current, onChoose }: Props) {
  return (
    <li className="border-t border-line first:border-t-0">
      <button
        type="button"
        aria-current={current ? "true" : undefined}
        onClick={onChoose}
        onFocus={onChoose}
        className={clsx(
          "flex w-full items-start gap-2.5 rounded-card p-3 text-left -outline-offset-2",
          current ? "bg-accent-bg" : "hover:bg-hover",
        )}
      >
        <KindTile kind={question.nodeKind} />
        <span className="min-w-0 flex-1">
          <span className="flex items-baseline gap-2">
            <span className="min-w-0 flex-1 truncate text-base font-semibold">{question.nodeName}</span>
            <span className="num text-small text-ink-3">{waitText(now - Date.parse(question.createdAt))}</span>
          </span>
          <span className="block truncate text-base text-ink-2">{question.message}</span>
          <span className="num block truncate text-small text-ink-3">
            {question.graphName}, run {question.runNumber}
          </span>
        </span>
      </button>
    </li>
  );
}
