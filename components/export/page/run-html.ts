import { markup, Markup } from "@/components/export/page/markup";
import { clockOf } from "@/components/export/page/page-clock";
import { pageGraph } from "@/components/export/page/page-graph";
import { nodeStates, playingOf } from "@/components/export/page/page-moments";
import { pageScript } from "@/components/export/page/page-script";
import { pageStep } from "@/components/export/page/page-step";
import { pageFailure, pageValue } from "@/components/export/page/page-value";
import { pageStyle } from "@/components/export/page/page-style";
import { pageWaterfall } from "@/components/export/page/page-waterfall";
import { toOutline } from "@/components/run/outline";
import { runSign, runWord } from "@/components/run/run-sign";
import { hiddenWords } from "@/components/shares/hidden-words";
import { toCarrier } from "@/lib/contract/carried-run";
import type { RunFile } from "@/lib/contract/run-file";
import type { ShareShow } from "@/lib/contract/shares";
import type { StepAnswer } from "@/lib/contract/steps";
import { dateTime, duration, sumMoney, tokenCount } from "@/lib/core/format";
import type { JsonValue } from "@/lib/core/json";
import type { Graph } from "@/lib/graph/document";
import { axis } from "@/lib/trace/axis";
import { rows } from "@/lib/trace/rows";
import { runTime } from "@/lib/trace/run-time";
import type { RunView } from "@/lib/trace/run-view";

/** All of it without what is hidden already. `scriptHash`: how the page's policy knows its one script, as `sha256-…`. */
export type RunPage = {
  number: number;
  show: ShareShow;
  graph: Graph;
  view: RunView;
  steps: readonly StepAnswer[];
  output: JsonValue;
  file: RunFile;
  scriptHash: string;
};

/** An ended run as one page that needs no server: to be sent, kept, printed, and opened from a disk. It loads nothing and may load nothing. */
export function runHtml({ number, show, graph, view, steps, output, file, scriptHash }: RunPage): string {
  const start = view.queuedAt ?? view.startedAt ?? view.at;
  const end = view.endedAt ?? view.at;
  const all = rows(view, toOutline(graph, new Map()));
  const clock = clockOf(axis(view, end));
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const title = `${graph.name}, run ${number}`;
  const page = markup`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'; script-src '${scriptHash}'; img-src data:; base-uri 'none'; form-action 'none'"
        />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <title>${title}</title>
        <style>
          ${new Markup(pageStyle)}
        </style>
      </head>
      <body>
        <header>
          <div>
            <h1>${title}</h1>
            <p class="quiet">Run on ${dateTime(start, 0, "UTC")}, saved by Baton. Read only.</p>
          </div>
          <p class="chip" data-state="${runSign(view)}">${runWord(view, false)}</p>
          ${view.simulated ? markup`<p class="chip">Simulated</p>` : null}
          ${sums(view, show, runTime(view, end) ?? 0)}
        </header>
        <main>
          ${note(show)}
          <section aria-label="Graph" class="graph">${pageGraph(graph, nodeStates(all))}</section>
          <section aria-label="Playback" class="play">
            <button type="button" id="play">Play</button>
            <label><span class="hid">Time</span><input type="range" id="time" min="0" max="1000" step="1" value="1000" /></label>
            <output id="clock" for="time">${duration(end - start)}</output>
          </section>
          <div class="halves">
            <section aria-label="Steps" class="steps">
              <h2>Steps</h2>
              ${pageWaterfall({ rows: all, clock, start, end, costs: show.costs, panels: new Map(steps.map(({ id }, index) => [id, index])) })}
            </section>
            <div class="detail" aria-label="Step" role="region">
              ${result(view, output)}${steps.map((step, number) => pageStep({ step, number, node: nodes.get(step.nodeId), show }))}
            </div>
          </div>
        </main>
        <script type="application/json" id="playing">
          ${asData(playingOf(view, all, clock, show))}
        </script>
        ${new Markup(toCarrier(JSON.stringify(file)))}
        <script>${new Markup(pageScript)}</script>
      </body>
    </html>
`;
  return page.text;
}

function sums(view: RunView, show: ShareShow, ms: number): Markup {
  const { input, output, cacheRead, cacheWrite } = view.tokens;
  const tokens = input + output + cacheRead + cacheWrite;
  const sum = sumMoney(view.costNanoUsd, view.unpricedCalls, view.lost.maxNanoUsd);
  const cost = show.costs
    ? markup`<div>
        <dt>${view.simulated ? "At list price" : "Cost"}</dt>
        ${
          // What is not known at the end is not known on the way either: then it is not played.
          view.unpricedCalls > 0 || view.lost.maxNanoUsd > 0n ? markup`<dd>${sum}</dd>` : markup`<dd id="cost">${sum}</dd>`
        }
      </div>`
    : null;
  return markup`<dl>
    ${cost}
    <div>
      <dt>Time</dt>
      <dd>${duration(ms)}</dd>
    </div>
    ${
      tokens === 0
        ? null
        : markup`<div>
            <dt>Tokens</dt>
            <dd>${tokenCount(tokens)}</dd>
          </div>`
    }
    <div>
      <dt>Steps</dt>
      <dd>${view.steps.size}</dd>
    </div>
  </dl>`;
}

function note(show: ShareShow): Markup | null {
  const words = hiddenWords(show, true);
  return words && markup`<p class="hidden"><b>${words.hidden}.</b> ${words.shown}</p>`;
}

/** What stands beside the steps until one of them is chosen. */
function result(view: RunView, output: JsonValue): Markup {
  return markup`<section class="step" id="result" tabindex="-1" aria-labelledby="result-name">
    <h3 id="result-name">Result of the run</h3>
    ${view.error === null ? null : pageFailure(view.error)}
    ${output === null ? ended(view) : pageValue("Output", output)}
  </section>`;
}

/** A run without an output says why there is none. */
function ended({ status, error }: RunView): Markup | null {
  if (status === "cancelled") return markup`<p>It was cancelled before it came to an output. What had finished stands among the steps.</p>`;
  return error === null ? markup`<p class="quiet">It came to no output.</p>` : null;
}

/** JSON in a block of its own: no value can end it. */
function asData(value: unknown): Markup {
  return new Markup(JSON.stringify(value).replaceAll("<", String.raw`\u003c`));
}
