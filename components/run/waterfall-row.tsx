import { ChevronDown, ChevronRight } from "lucide-react";
import { memo, type MouseEvent } from "react";
import { rowThen, spent, type Frame } from "@/components/run/frame";
import { rowName, shownCost, signOf, timeText } from "@/components/run/row-words";
import { StatusSign } from "@/components/ui/status-sign";
import { TierSign } from "@/components/ui/tier-sign";
import type { Tier } from "@/lib/model/catalogue";
import type { CardModel, CardState } from "@/lib/nodes/card-props";
import type { Row } from "@/lib/trace/row";

type Place = {
  id: string;
  index: number;
  count: number;
  top: number;
  selected: boolean;
  folded: boolean;
  onSelect: (id: string) => void;
  onFold: (id: string, open: boolean) => void;
};
type Props = Place & { frame: Frame; row: Row; model: CardModel | null; costs: boolean };

/** Sign, name, cost and time of a row, as of the playhead. */
export function WaterfallRow({ frame, row, model, costs, ...place }: Props) {
  const then = rowThen(frame, row);
  const cost = costs ? shownCost(then, place.folded) : "";
  const onCriticalPath = frame.critical?.rows.has(row.id) === true;
  return (
    <Line
      {...place}
      row={row.id}
      turn={row.turn !== null}
      depth={row.depth}
      bracket={row.bracket}
      foldable={row.fold !== null}
      sign={signOf(then)}
      name={row.name}
      model={model?.label ?? null}
      tier={model?.tier ?? null}
      label={rowName(then, { time: spent(frame, then), cost, onCriticalPath, folded: place.folded })}
      part={then.part}
      tries={then.tries}
      cost={cost}
      time={timeText(frame, then)}
    />
  );
}

type Said = Pick<Row, "name" | "depth" | "bracket" | "part" | "tries"> & {
  row: string;
  turn: boolean;
  foldable: boolean;
  sign: CardState;
  model: string | null;
  tier: Tier | null;
  label: string;
  cost: string;
  time: string;
};

/** Drawn again only when it says something else: of a run that goes on most rows say the same in every frame. */
const Line = memo(function Line(props: Place & Said) {
  const { row, turn, depth, bracket, foldable, sign, name, label, part, tries, cost, time } = props;
  const { model, tier, id, index, count, top, selected, folded, onSelect, onFold } = props;
  const fold = (event: MouseEvent) => {
    event.stopPropagation();
    onFold(row, folded);
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
      data-turn={turn || undefined}
      title={[cost, time].filter((text) => text !== "").join(", ")}
      aria-label={label}
      style={{ transform: `translateY(${top}px)` }}
      onClick={() => onSelect(row)}
    >
      <span className="step-name" style={{ paddingLeft: 12 + depth * 20 }}>
        {bracket !== null && <span className="step-bracket" data-end={bracket} style={{ left: depth * 20 - 2 }} aria-hidden />}
        <StatusSign state={sign} iconOnly />
        {foldable && (
          <span className="step-fold" title={folded ? "Open (Enter)" : "Fold (Enter)"} aria-hidden onClick={fold}>
            {folded ? <ChevronRight /> : <ChevronDown />}
          </span>
        )}
        <span className="step-title" title={name}>
          {name}
        </span>
        {model !== null && <TierSign tier={tier} label={model} />}
        {part !== null && <span className="step-part">{part}</span>}
        {tries > 1 && <span className="step-part">{tries} tries</span>}
      </span>
      <span className="step-cost">{cost}</span>
      <span className="step-time">{time}</span>
    </div>
  );
});
