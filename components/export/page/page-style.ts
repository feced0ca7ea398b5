/** The look of a saved page: the colours of app/tokens.css, light and dark as the reader's system has it, and on paper. */
export const pageStyle = `
:root { color-scheme: light dark;
--desk: oklch(0.945 0.006 90); --panel: oklch(0.985 0.003 90); --card: oklch(0.998 0.001 90); --sunk: oklch(0.962 0.005 90); --hover: oklch(0.93 0.006 90);
--ink: oklch(0.235 0.012 80); --ink-2: oklch(0.42 0.012 80); --ink-3: oklch(0.51 0.012 80);
--line: oklch(0.905 0.006 90); --line-2: oklch(0.835 0.008 90); --line-ui: oklch(0.612 0.012 80);
--accent: oklch(0.455 0.078 220); --accent-on: oklch(0.99 0.005 210); --accent-bg: oklch(0.935 0.018 215); --done: oklch(0.475 0.085 152); --done-bg: oklch(0.945 0.028 152);
--fail: oklch(0.525 0.19 29); --fail-bg: oklch(0.948 0.024 28); --ask: oklch(0.52 0.108 75); --ask-bg: oklch(0.95 0.05 88); --reuse: oklch(0.47 0.05 265); --tier-plan: oklch(0.52 0.1 52); }
@media screen and (prefers-color-scheme: dark) { :root {
--desk: oklch(0.162 0.005 80); --panel: oklch(0.198 0.006 80); --card: oklch(0.236 0.007 80); --sunk: oklch(0.176 0.005 80); --hover: oklch(0.262 0.008 80);
--ink: oklch(0.945 0.006 90); --ink-2: oklch(0.775 0.01 90); --ink-3: oklch(0.67 0.012 90);
--line: oklch(0.285 0.008 80); --line-2: oklch(0.365 0.01 80); --line-ui: oklch(0.545 0.012 85);
--accent: oklch(0.785 0.095 212); --accent-on: oklch(0.19 0.03 220); --accent-bg: oklch(0.285 0.034 220); --done: oklch(0.745 0.105 152); --done-bg: oklch(0.27 0.032 155);
--fail: oklch(0.72 0.15 28); --fail-bg: oklch(0.285 0.055 25); --ask: oklch(0.83 0.135 85); --ask-bg: oklch(0.295 0.045 80); --reuse: oklch(0.745 0.055 262); --tier-plan: oklch(0.69 0.09 55); } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--panel); color: var(--ink); font: 14px/1.5 "Instrument Sans", system-ui, sans-serif; }
h1, h2, h3, h4, p, dl, dd, ol { margin: 0; }
h1 { font-size: 16px; } h2, h3 { font-size: 15px; } h4 { font-size: 13px; color: var(--ink-2); margin: 14px 0 4px; }
h1, h3, b, pre, .quiet { overflow-wrap: anywhere; }
.quiet, small { color: var(--ink-3); font-size: 12.5px; font-weight: 400; }
.hid { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
header { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 14px; padding: 10px 20px; border-bottom: 1px solid var(--line); }
header > div { min-width: 0; }
dl { display: flex; gap: 18px; margin-left: auto; }
dt { color: var(--ink-3); font-size: 12.5px; line-height: 1.3; } dd { font-weight: 600; font-variant-numeric: tabular-nums; line-height: 1.3; }
.chip { padding: 1px 9px; border-radius: 5px; border: 1px solid var(--line-2); font-weight: 500; }
.chip[data-state=done] { color: var(--done); background: var(--done-bg); border-color: transparent; }
.chip[data-state=failed] { color: var(--fail); background: var(--fail-bg); border-color: transparent; }
.chip[data-state]::before, .mark::before { margin-right: 6px; font-weight: 700; }
.hidden { border: 1px dashed var(--line-ui); border-radius: 8px; padding: 7px 12px; color: var(--ink-2); }
main > .hidden { margin: 14px 20px; }
.graph { background: var(--desk); padding: 8px; }
svg { display: block; width: 100%; max-height: 46vh; }
svg text { font-size: 12px; fill: var(--ink-2); } svg .name { font-size: 13px; font-weight: 600; fill: var(--ink); }
.card rect { fill: var(--card); stroke: var(--line-2); } .ground rect { fill: var(--panel); stroke: var(--line-ui); } .note rect { fill: var(--ask-bg); stroke: var(--line-2); }
.flow, .hand { fill: none; stroke: var(--line-ui); stroke-width: 1.5; } .hand { stroke: var(--tier-plan); stroke-dasharray: 5 4; }
[data-state=done] .sign { fill: var(--done); } [data-state=failed] .sign { fill: var(--fail); } [data-state=running] .sign { fill: var(--accent); } [data-state=reused] .sign { fill: var(--reuse); }
[data-state=running] > rect { stroke: var(--accent); stroke-width: 2; } [data-state=failed] > rect { stroke: var(--fail); stroke-width: 2; }
[data-state=skipped] > rect, [data-state=waiting] > rect { stroke-dasharray: 4 3; }
.play { display: none; align-items: center; gap: 14px; padding: 8px 20px; border-block: 1px solid var(--line); position: sticky; top: 0; background: var(--panel); z-index: 1; }
.live .play { display: flex; }
.play label { flex: 1; display: flex; } input { flex: 1; width: 100%; accent-color: var(--accent); }
#clock { min-width: 5.5em; text-align: right; font-weight: 600; font-variant-numeric: tabular-nums; }
button { font: inherit; font-weight: 500; min-width: 72px; padding: 4px 12px; border-radius: 6px; border: 1px solid var(--line-ui); background: var(--card); color: var(--ink); cursor: pointer; }
button:hover, a.row:hover { background: var(--hover); }
.halves { display: grid; grid-template-columns: minmax(0, 7fr) minmax(0, 5fr); }
.steps { padding: 12px 0 24px; border-right: 1px solid var(--line); } .steps h2 { padding: 0 20px 6px; }
.rows { list-style: none; padding: 0; }
.row { display: grid; grid-template-columns: minmax(9rem, 4fr) 4.5rem 4.5rem minmax(6rem, 6fr); gap: 8px; align-items: center; min-height: 28px; padding: 2px 20px; color: inherit; text-decoration: none; }
.row[aria-current] { background: var(--accent-bg); box-shadow: inset 3px 0 var(--accent); }
.what { position: relative; min-width: 0; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; } .what b { font-weight: 500; }
.num { text-align: right; font-variant-numeric: tabular-nums; font-size: 12.5px; color: var(--ink-2); white-space: nowrap; }
.mark { display: inline-block; width: 1.4em; color: var(--ink-3); }
.mark::before, .chip::before { content: "○" / ""; } .chip:not([data-state])::before { content: none; }
.mark[data-state=done]::before, .chip[data-state=done]::before { content: "✓" / ""; } .mark[data-state=failed]::before, .chip[data-state=failed]::before { content: "✕" / ""; } .mark[data-state=running]::before { content: "◐" / ""; }
.mark[data-state=skipped]::before, .mark[data-state=cancelled]::before, .chip[data-state=cancelled]::before { content: "⊘" / ""; } .mark[data-state=reused]::before { content: "↻" / ""; } .mark[data-state=asking]::before { content: "?" / ""; }
.mark[data-state=done] { color: var(--done); } .mark[data-state=failed] { color: var(--fail); } .mark[data-state=running] { color: var(--accent); } .mark[data-state=reused] { color: var(--reuse); } .mark[data-state=asking] { color: var(--ask); }
.track { position: relative; height: 14px; background: linear-gradient(var(--line), var(--line)) 0 50% / 100% 1px no-repeat; }
.live .track::after { content: ""; position: absolute; left: calc(var(--at, 1) * 100%); top: -9px; bottom: -9px; width: 1px; background: var(--accent); }
.bar { position: absolute; top: 1px; bottom: 1px; min-width: 2px; border-radius: 2px; background: var(--tier-plan); print-color-adjust: exact; }
.bar.first { opacity: .45; } .bar.tool { background: var(--ink-2); top: 4px; bottom: 4px; } .bar.failed, .bar.broken { background: var(--fail); } .bar.reused { background: var(--reuse); }
.bar.queued, .bar.held, .bar.wait { background: none; border-top: 2px dotted var(--line-ui); border-radius: 0; top: 6px; } .bar.children { top: 6px; bottom: 6px; background: var(--done); }
.detail { padding: 12px 20px 24px; min-width: 0; }
.step { margin-bottom: 28px; scroll-margin-top: 60px; outline-offset: 8px; } .step:focus:not(:focus-visible) { outline: none; }
pre { margin: 0; padding: 8px 10px; max-height: 24rem; overflow: auto; white-space: pre-wrap; border: 1px solid var(--line); border-radius: 6px; background: var(--sunk); font: 12.5px/1.5 "Geist Mono", ui-monospace, monospace; }
.calls { padding-left: 1.4em; } .calls li + li { margin-top: 10px; }
.failure { border-left: 3px solid var(--fail); background: var(--fail-bg); padding: 6px 10px; margin: 8px 0; overflow-wrap: anywhere; }
@media screen { .live .detail { position: sticky; top: 46px; align-self: start; max-height: calc(100vh - 46px); overflow: auto; } .live .step:not(.chosen) { display: none; } }
@media screen and (max-width: 860px) { .halves { grid-template-columns: minmax(0, 1fr); } .steps { border-right: 0; } .live .detail { position: static; max-height: none; border-top: 1px solid var(--line); } dl { margin-left: 0; } .row { grid-template-columns: minmax(0, 1fr) 4.2rem 4.2rem; } .track { grid-column: 1 / -1; } }
@media print { .live .play, .play { display: none; } .halves { display: block; } .steps { border: 0; } .live .track::after { display: none; } pre { max-height: none; overflow: visible; } .row, li { break-inside: avoid; } body { background: #fff; } }
`;
