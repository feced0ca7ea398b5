import { ChevronDown, ChevronRight } from "lucide-react";
import { memo, type MouseEvent } from "react";
import { rowThen, spent, type Frame } from "@/components/run/frame";
import { rowName, shownCost, signOf, timeText } from "@/components/run/row-words";
import { StatusSign } from "@/components/ui/status-sign";
import { TierSign } from "@/components/ui/tier-sign";
import type { CardModel } from "@/lib/nodes/card-props";
import type { Row } from "@/lib/trace/row";

type Props = {
  frame: Frame;
  row: Row;
  model: CardModel | null;
  index: number;
  count: number;
  selected: boolean;
  folded: boolean;
  costs: boolean;
  top: number;
  id: string;
  onSelect: (id: string) => void;
  onFold: (id: string, open: boolean) => void;
};

/** Sign, name, cost and time of a row, as of the playhead. */
export const WaterfallRow = memo(function WaterfallRow(props: Props) {
  const { frame, row, model, index, count, selected, folded, costs, top, id, onSelect, onFold } = props;
  const then = rowThen(frame, row);
  const sign = signOf(then);
  const critical = frame.critical?.rows.has(row.id) === true;
  const fold = (event: MouseEvent) => {
    event.stopPropagation();
    onFold(row.id, folded);
  };
  return (
    <div
      id={id}
      role="option"
      aria-selected={selected}
      aria-posinset={index + 1}
      aria-setsize={count}
      className="step-row"
      data-state={sign}
      data-turn={row.turn === null ? undefined : true}
      title={[costs ? shownCost(then, folded) : "", timeText(frame, then)].filter((text) => text !== "").join(", ")}
      aria-label={rowName(then, spent(frame, then), critical, folded)}
      style={{ transform: `translateY(${top}px)` }}
      onClick={() => onSelect(row.id)}
    >
      <span className="step-name" style={{ paddingLeft: 12 + row.depth * 20 }}>
        {row.bracket !== null && <span className="step-bracket" data-end={row.bracket} style={{ left: row.depth * 20 - 2 }} aria-hidden />}
        <StatusSign state={sign} iconOnly />
        {row.fold !== null && (
          <span className="step-fold" title={folded ? "Open (Enter)" : "Fold (Enter)"} aria-hidden onClick={fold}>
            {folded ? <ChevronRight /> : <ChevronDown />}
          </span>
        )}
        <span className="step-title" title={row.name}>
          {row.name}
        </span>
        {model !== null && <TierSign tier={model.tier} label={model.label} />}
        {then.part !== null && <span className="step-part">{then.part}</span>}
        {then.tries > 1 && <span className="step-part">{then.tries} tries</span>}
      </span>
      <span className="step-cost">{costs ? shownCost(then, folded) : ""}</span>
      <span className="step-time">{timeText(frame, then)}</span>
    </div>
  );
});
