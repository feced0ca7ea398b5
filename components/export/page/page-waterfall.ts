import { markup, type Markup } from "@/components/export/page/markup";
import { placeOf, type Clock } from "@/components/export/page/page-clock";
import { costText, signOf } from "@/components/run/row-words";
import { statusWords } from "@/components/ui/status-sign";
import { duration } from "@/lib/core/format";
import { modelOf } from "@/lib/model/model-of";
import type { Row } from "@/lib/trace/row";

type Given = { rows: readonly Row[]; clock: Clock; start: number; end: number; costs: boolean; panels: ReadonlyMap<string, number> };

/** The steps as they ran, nested as the trace says. A row is a link to what its step did. */
export function pageWaterfall(given: Given): Markup {
  return markup`<ol class="rows">
    ${given.rows.map((row) => rowOf(row, given))}
  </ol>`;
}

function rowOf(row: Row, { clock, start, end, costs, panels }: Given): Markup {
  const state = signOf(row);
  const panel = panels.get(row.stepId);
  const time = row.startedAt === null || row.status === "skipped" ? "" : duration((row.endedAt ?? end) - row.startedAt);
  const bars = row.segments.map(({ kind, from, to, broken }) => {
    const [left, right] = [placeOf(clock, from - start), placeOf(clock, (to ?? end) - start)].map((place) => place * 100);
    return markup`<i
      class="bar ${kind}${broken ? " broken" : ""}"
      style="left:${(left ?? 0).toFixed(3)}%;width:${((right ?? 0) - (left ?? 0)).toFixed(3)}%"
    ></i>`;
  });
  const inside = markup`<span class="what" style="padding-left:${Math.min(row.depth, 12)}rem"
      ><span class="mark" data-state="${state}"></span><span class="hid said">${statusWords[state]}</span><b>${row.name}</b>
      <small
        >${[row.part ?? "", row.model === null ? "" : modelOf(row.model).label, row.tries > 1 ? `${row.tries} tries` : ""].filter(Boolean).join(", ")}</small
      ></span
    >
    <span class="num">${costs ? costText(row) : ""}</span><span class="num">${time}</span
    ><span class="track" aria-hidden="true">${bars}</span>`;
  const at = markup` class="row" data-row="${row.id}" data-step="${row.stepId}"`;
  return panel === undefined ? markup`<li><span${at}>${inside}</span></li>` : markup`<li><a${at} href="#step-${panel}">${inside}</a></li>`;
}
