import { X } from "lucide-react";
import type { ReactNode } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { KindTile } from "@/components/ui/kind-tile";
import { StatusChip } from "@/components/ui/status-chip";
import type { SignState } from "@/components/ui/status-sign";

/** How far a question is, at the head of its card. */
export type QuestionSign = { state: SignState; word?: string };

type Props = {
  kind: string;
  name: string;
  sign?: QuestionSign | undefined;
  message: string;
  /** Of a card whose question is over: to be put away. */
  onClose?: (() => void) | undefined;
  children?: ReactNode;
};

const asking: QuestionSign = { state: "asking" };

/** A question as a card: who asks, and what. It can take the focus when what had it in the card has gone. */
export function QuestionFrame({ kind, name, sign = asking, message, onClose, children }: Props) {
  const border = sign.state === "asking" ? "border-ask" : "border-line-2";
  return (
    <section aria-label={`${name} asks`} tabIndex={-1} className={`flex flex-col gap-3 rounded-card border bg-card p-4 ${border}`}>
      <header className="flex items-start gap-2.5">
        <KindTile kind={kind} />
        <span className="flex min-h-6 min-w-0 flex-1 flex-wrap items-center gap-x-2.5 gap-y-1">
          <span className="min-w-0 flex-1 basis-20 truncate text-base font-semibold">{name}</span>
          <StatusChip {...sign} />
        </span>
        {onClose !== undefined && (
          <IconButton size="row" label="Put away" onClick={onClose}>
            <X />
          </IconButton>
        )}
      </header>
      {message !== "" && <h3 className="text-head wrap-anywhere">{message}</h3>}
      {children}
    </section>
  );
}
