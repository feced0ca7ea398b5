import { availableParallelism } from "node:os";
import { browserTests, drills } from "./browser-tests";
import { clientBundle } from "./client-bundle";
import * as fences from "./fences";
import type { Result, Stage } from "./stage";
import { unit } from "./unit";
import { webBuild } from "./web-build";

const stages: Stage[] = [
  { name: "build", isAlone: true, run: webBuild }, // first: it writes the types of routes that the next stage checks
  { name: "bundle", run: clientBundle },
  { name: "types", run: fences.types },
  { name: "lint", run: fences.lint },
  { name: "format", run: fences.format },
  { name: "boundaries", run: fences.boundaries },
  { name: "unused", run: fences.unused },
  { name: "rules", run: fences.rules },
  { name: "migrations", run: fences.migrations },
  { name: "unit", isAlone: true, run: unit },
  { name: "browser", isAlone: true, run: browserTests },
  { name: "drills", isAlone: true, run: drills },
];

const sum = { passed: 0, failed: 0 };
const start = performance.now();
for (const group of groups(chosen())) await sideBySide(group);
console.log(`  ${"all".padEnd(13)} ${"".padEnd(34)} ${seconds(start)}\n`);
Object.assign(globalThis, { summed: true });
console.log(`${sum.passed} passed, ${sum.failed} failed`);
process.exit(sum.failed === 0 && sum.passed > 0 ? 0 : 1);

/** In their order; those that follow each other and need no machine to themselves together. */
function groups(all: Stage[]): Stage[][] {
  const found: Stage[][] = [];
  for (const stage of all) {
    const last = found.at(-1);
    if (stage.isAlone !== true && last !== undefined && last[0]?.isAlone !== true) last.push(stage);
    else found.push([stage]);
  }
  return found;
}

/** As many at once as there are cores: each of them is a program of about one thread. */
async function sideBySide(group: Stage[]): Promise<void> {
  const left = [...group];
  const lane = async () => {
    for (let stage = left.shift(); stage !== undefined; stage = left.shift()) {
      const result = await timed(stage);
      sum.passed += result.passed;
      sum.failed += result.failed;
    }
  };
  await Promise.all(Array.from({ length: Math.min(4, availableParallelism()) }, lane));
}

/** A stage that fails shows what it printed, and the next one runs all the same. */
async function timed({ name, run }: Stage): Promise<Result> {
  const begin = performance.now();
  const result = await run().catch((error: Error) => ({ passed: 0, failed: 1, note: "", output: error.stack ?? error.message }));
  const verdict = result.failed ? `FAILED (${result.failed})` : "ok";
  console.log(`  ${name.padEnd(13)} ${`${verdict}  ${result.note}`.padEnd(34)} ${seconds(begin)}`);
  if (result.failed) console.log(`\n${indent(result.output)}\n`);
  return result;
}

function chosen(): Stage[] {
  const only = process.argv
    .find((argument) => argument.startsWith("--only="))
    ?.slice("--only=".length)
    .split(",");
  const unknown = only?.filter((name) => !stages.some((stage) => stage.name === name)) ?? [];
  if (unknown.length) throw new Error(`no stage ${unknown.join(", ")}; there are: ${stages.map((stage) => stage.name).join(", ")}`);
  return only ? stages.filter((stage) => only.includes(stage.name)) : stages;
}

function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1).padStart(6)} s`;
}

function indent(text: string): string {
  const lines = text.split("\n");
  const shown = lines.length > 400 ? [...lines.slice(0, 200), `… ${lines.length - 400} lines …`, ...lines.slice(-200)] : lines;
  return shown.map((line) => `    ${line}`).join("\n");
}
