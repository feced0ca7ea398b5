import type { Clock } from "@/components/export/page/page-clock";

/** What plays: when each row began and ended, from 0 to 1, and how it ended; what each call cost, by the run's milliseconds. */
export type Playing = {
  clock: Clock;
  rows: readonly (readonly [row: string, node: string, from: number | null, to: number | null, state: string])[];
  calls: readonly (readonly [ms: number, nanoUsd: number])[];
};

/**
 * The one script of a saved page: chooses a step, and shows states and money as they were at the playhead. Without it the page shows
 * everything below one another. It writes text and attributes, never markup.
 */
export const pageScript = `"use strict";
const data = JSON.parse(document.getElementById("playing").textContent);
const words = { waiting: "Waiting", running: "Running", done: "Done", failed: "Failed", asking: "Needs you", skipped: "Skipped", reused: "Reused", cancelled: "Cancelled", held: "Held" };
const worst = ["failed", "cancelled", "asking", "running", "done", "reused", "skipped", "held", "waiting"];
const by = (name) => new Map([...document.querySelectorAll("[data-" + name + "]")].map((each) => [each.getAttribute("data-" + name), each]));
const rows = by("row"), nodes = by("node");
const slider = document.getElementById("time"), clock = document.getElementById("clock"), play = document.getElementById("play"), cost = document.getElementById("cost");
const final = cost && cost.textContent;
document.documentElement.classList.add("live");

const choose = () => {
  const id = location.hash.slice(1);
  const chosen = (/^step-\\d+$/.test(id) && document.getElementById(id)) || document.getElementById("result");
  for (const each of document.querySelectorAll(".step")) each.classList.toggle("chosen", each === chosen);
  for (const row of rows.values()) {
    if (row.getAttribute("href") === "#" + id) row.setAttribute("aria-current", "true");
    else row.removeAttribute("aria-current");
  }
};
addEventListener("hashchange", choose);
choose();

const msAt = (at) => {
  const next = Math.max(1, data.clock.findIndex(([place]) => place >= at));
  const [[a, from], [b, to]] = [data.clock[next - 1], data.clock[next] || data.clock[data.clock.length - 1]];
  return b === a ? to : from + ((to - from) * (at - a)) / (b - a);
};
const time = (ms) => ms < 1000 ? Math.round(ms) + " ms" : ms < 59950 ? (ms / 1000).toFixed(1) + " s" : Math.floor(ms / 60000) + " m " + String(Math.round((ms % 60000) / 1000) % 60).padStart(2, "0") + " s";
const money = (nano) => nano === 0 ? "$0" : nano < 1e5 ? "<$0.0001" : "$" + (nano / 1e9).toFixed(nano < 1e9 ? 4 : 2);

const show = () => {
  const at = slider.value / 1000, isEnd = at >= 1, ms = msAt(at), found = new Map();
  for (const [id, node, from, to, state] of data.rows) {
    const now = isEnd ? state : from === null || from > at ? "waiting" : to === null || to > at ? "running" : state;
    const row = rows.get(id);
    row.querySelector(".mark").setAttribute("data-state", now);
    row.querySelector(".said").textContent = words[now];
    if (node !== "") found.set(node, (found.get(node) || new Set()).add(now));
  }
  for (const [node, states] of found) {
    const card = nodes.get(node), now = worst.find((each) => states.has(each));
    if (!card) continue;
    card.setAttribute("data-state", now);
    card.querySelector(".sign").textContent = words[now];
  }
  clock.textContent = time(ms);
  slider.setAttribute("aria-valuetext", time(ms));
  document.body.style.setProperty("--at", String(at));
  if (cost) cost.textContent = isEnd ? final : money(data.calls.reduce((sum, [end, nano]) => sum + (end <= ms ? nano : 0), 0));
};
slider.addEventListener("input", () => { stop(); show(); });

let frame = 0;
const stop = () => { cancelAnimationFrame(frame); frame = 0; play.textContent = "Play"; };
play.addEventListener("click", () => {
  if (frame !== 0) return stop();
  play.textContent = "Pause";
  const from = Number(slider.value) >= 1000 ? 0 : Number(slider.value), length = Math.min(20000, Math.max(4000, msAt(1) / 4));
  let began = null;
  const step = (now) => {
    began = began ?? now;
    const value = from + ((now - began) / length) * 1000;
    slider.value = String(Math.min(1000, value));
    show();
    if (value >= 1000) stop();
    else frame = requestAnimationFrame(step);
  };
  frame = requestAnimationFrame(step);
});
`;
