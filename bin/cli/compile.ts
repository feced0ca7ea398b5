import type { KnownNames } from "@/lib/compile/check-connections";
import { duration, money } from "@/lib/core/format";
import { compileAnswer } from "@/lib/runtime/compile-graph";
import { readEnvironment } from "@/lib/runtime/environment";
import { operatorNames } from "@/lib/runtime/known-names";
import type { Command } from "./command";
import { exitCode, Refusal, type ExitCode } from "./exit";
import { problemLine } from "./problem-line";
import { ProblemsFound, readDocument } from "./read-document";
import type { Print } from "./stdout";

/** Problems and estimate, or with `--spec` the spec alone: problems then go to stderr. */
export function compileCommand({ file, spec }: Extract<Command, { name: "compile" }>, print: Print): ExitCode {
  const say = spec ? (line: string) => console.error(line) : print;
  try {
    const compiled = compileAnswer(readDocument(file), namesOrRefusal());
    if (!compiled.ok) throw new ProblemsFound(compiled.error);
    for (const problem of compiled.value.problems) say(problemLine(problem));
    print(spec ? JSON.stringify(compiled.value.spec, null, 2) : estimateLine(compiled.value.estimate));
    return exitCode.ok;
  } catch (cause) {
    if (!(cause instanceof ProblemsFound)) throw cause;
    say(cause.message);
    return exitCode.refused;
  }
}

/** Nothing is asked of a database: what an owner has connected there is not known here. */
function namesOrRefusal(): KnownNames {
  try {
    return operatorNames(readEnvironment());
  } catch (cause) {
    throw new Refusal(cause instanceof Error ? cause.message : String(cause));
  }
}

type Estimate = Extract<ReturnType<typeof compileAnswer>, { ok: true }>["value"]["estimate"];

function estimateLine({ costNanoUsd, durationMs }: Estimate): string {
  const cost = `${money(costNanoUsd.low)} to ${money(costNanoUsd.high)}, likely ${money(costNanoUsd.likely)}`;
  const time = `${duration(durationMs.low)} to ${duration(durationMs.high)}, likely ${duration(durationMs.likely)}`;
  return `estimate: ${cost}; ${time}`;
}
