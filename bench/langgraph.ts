import { once } from "node:events";
import { z } from "zod";
import type { Floor } from "./floor";
import { startLangGraphProcess, type Program } from "./programs";
import type { Workload } from "./workload";

/** `sync` stores each step before the next one begins, which is what Baton promises; `async`, its default, stores behind the next one. */
export type Durability = "sync" | "async";

export type LangGraph = Program & { runner(durability: Durability): Floor };

const answer = z.union([z.object({ calls: z.number() }), z.object({ error: z.string() })]);

/** The same calls through LangGraph.js and its Postgres saver, on the same database and the same model server, in its own process. */
export async function startLangGraph(databaseUrl: string, modelUrl: string): Promise<LangGraph> {
  const program = await startLangGraphProcess(databaseUrl, modelUrl);
  return {
    ...program,
    runner: (durability) => async (work) => {
      const answered = once(program.process, "message");
      program.process.send({ ...toMessage(work), durability });
      const [message] = await answered;
      const found = answer.parse(message);
      if ("error" in found) throw new Error(`LangGraph does not run ${work.name}: ${found.error}`);
      if (found.calls !== work.calls) throw new Error(`LangGraph made ${found.calls} calls of ${work.name}, not ${work.calls}`);
    },
  };
}

function toMessage({ name, spec, runs }: Workload) {
  const calls = spec.parts.flatMap(({ id, needs, work, delegateOf }) =>
    work.op === "call" && delegateOf.length === 0
      ? [{ id, needs: needs.map((need) => need.from), model: work.call.model, prompt: work.call.prompt }]
      : [],
  );
  const ids = new Set<string>(calls.map((call) => call.id));
  const planner = spec.parts.find((part) => part.work.op === "plan");
  const delegate = spec.parts.find((part) => part.delegateOf.length > 0);
  return {
    name,
    runs,
    calls: calls.map((call) => ({ ...call, needs: call.needs.filter((need) => ids.has(need)) })),
    planner: planner?.work.op === "plan" ? { model: planner.work.call.model, prompt: planner.work.call.prompt } : null,
    model: delegate?.work.op === "call" ? delegate.work.call.model : null,
  };
}
