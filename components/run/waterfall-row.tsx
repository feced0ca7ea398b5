import { memo } from "react";
import { rowThen, spent, type Frame } from "@/components/run/frame";
import { costText, rowName, signOf, timeText } from "@/components/run/row-words";
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
  costs: boolean;
  top: number;
  id: string;
  onSelect: (id: string) => void;
};

/** Sign, name, cost and time of a row, as of the playhead. */
export const WaterfallRow = memo(function WaterfallRow({ frame, row, model, index, count, selected, costs, top, id, onSelect }: Props) {
  const then = rowThen(frame, row);
  const sign = signOf(then);
  const critical = frame.critical?.rows.has(row.id) === true;
  return (
    <div
      id={id}
      role="option"
      aria-selected={selected}
      aria-posinset={index + 1}
      aria-setsize={count}
      className="step-row"
      data-state={sign}
      title={[costs ? costText(then) : "", timeText(frame, then)].filter((text) => text !== "").join(", ")}
      aria-label={rowName(then, spent(frame, then), critical)}
      style={{ transform: `translateY(${top}px)` }}
      onClick={() => onSelect(row.id)}
    >
      <span className="step-name" style={{ paddingLeft: 12 + row.depth * 20 }}>
        {row.bracket !== null && <span className="step-bracket" data-end={row.bracket} style={{ left: row.depth * 20 - 2 }} aria-hidden />}
        <StatusSign state={sign} iconOnly />
        <span className="step-title" title={row.name}>
          {row.name}
        </span>
        {model !== null && <TierSign tier={model.tier} label={model.label} />}
        {row.part !== null && <span className="step-part">{row.part}</span>}
        {then.tries > 1 && <span className="step-part">{then.tries} tries</span>}
      </span>
      <span className="step-cost">{costs ? costText(then) : ""}</span>
      <span className="step-time">{timeText(frame, then)}</span>
    </div>
  );
});
