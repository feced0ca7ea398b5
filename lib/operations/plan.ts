import "server-only";
import { StepError } from "@/lib/core/errors";
import { canonicalJson, isObject, type JsonValue } from "@/lib/core/json";
import type { Outcome, StepPorts } from "@/lib/engine/handler";
import { outputText } from "@/lib/model/output";
import type { Message } from "@/lib/model/port";
import { promptText, requestOf } from "@/lib/operations/ask-model";
import { converse } from "@/lib/operations/converse";
import { askFitting } from "@/lib/operations/fit";
import { checkPlan, planSchema, type WrittenPlan } from "@/lib/operations/plan-format";
import { delegatesText, resultsText, roundText } from "@/lib/operations/plan-prompt";
import { withModel } from "@/lib/operations/tier";
import type { OperationOf } from "@/lib/spec/spec";
import type { Task } from "@/lib/trace/task";

type Work = OperationOf<"plan">;

/** Rounds of tasks for the delegates, then the answer: the planner's own, one call over the results, or the list of them. */
export async function plan(drawn: Work, step: StepPorts): Promise<Outcome> {
  const system = drawn.call.system === null ? null : await promptText(drawn.call.system, step);
  const goal = await promptText(drawn.call.prompt, step);
  const work = { ...drawn, call: await withModel(drawn.call, step, { system, prompt: goal }) };
  // A retry or a crash finds the rounds before it on record: tasks that were given out are never given out again.
  await step.plans.carriedOut();
  for (let round = step.plans.written().length + 1; round <= work.maxRounds; round += 1) {
    const written = await askForPlan(work, step, { system, goal, round });
    if (written.tasks.length === 0) return done(work, step, written.output);
    const reviewed = work.review ? await review(work, step, round, written.tasks) : null;
    step.plans.write(round, written.tasks);
    if (reviewed !== null) step.plans.edit(round, reviewed);
    await step.plans.carriedOut();
  }
  if (!work.synthesize) return done(work, step, null);
  const prompt = `${goal}\n\n${resultsText(step.plans.results())}\n\nEvery task is settled. Write the final answer to the goal from these results. Say where a task failed.`;
  return done(work, step, await converse(work.call, step, { system, prompt, toolbox: null }));
}

function done(work: Work, step: StepPorts, answer: JsonValue): Outcome {
  return { output: work.synthesize ? answer : step.plans.results(), livePorts: ["out"] };
}

/** The tasks as a person wants them; null: as they were written (P4). */
async function review(work: Work, step: StepPorts, round: number, tasks: Task[]): Promise<Task[] | null> {
  const value = { tasks };
  const message = `Round ${round} of at most ${work.maxRounds}: ${tasks.length === 1 ? "one task" : `${tasks.length} tasks`}.`;
  // A rest leaves out the rounds before: counted, this question would come to the answer of an earlier one.
  const answer = await step.ask({ kind: "plan", message, value, editable: true, seconds: null, key: `q${round}` });
  if (answer.decision === "reject") throw new StepError("rejected", "A person rejected the plan.");
  if (answer.value === undefined || canonicalJson(answer.value) === canonicalJson(value)) return null;
  const taken = step.plans.results().map((result) => String(result["id"]));
  const checked = checkPlan(work, JSON.stringify({ output: null, ...(isObject(answer.value) ? answer.value : {}) }), { taken });
  if (checked.ok) return checked.value.tasks;
  throw new StepError("plan_invalid", `The edited plan cannot be carried out. ${checked.error.join(" ")}`);
}

type Asked = { system: string | null; goal: string; round: number };

/** A bad plan is sent back once, with the reasons; a second bad one fails the step with them (P2). */
async function askForPlan(work: Work, step: StepPorts, { system, goal, round }: Asked): Promise<WrittenPlan> {
  const results = step.plans.results();
  const parts = [goal, delegatesText(work), results.length === 0 ? "" : resultsText(results), roundText(work, round)];
  let messages: Message[] = [{ role: "user", content: parts.filter((part) => part !== "").join("\n\n") }];
  const schema = planSchema(work);
  let problems: string[] = [];
  for (let asked = 1; asked <= 2; asked += 1) {
    const { response, messages: sent } = await askFitting(requestOf(work.call, step, { system, messages, schema }), step);
    const checked = checkPlan(work, outputText(response), { taken: results.map((result) => String(result["id"])) });
    if (checked.ok) return checked.value;
    problems = checked.error;
    step.plans.refuse(round, problems);
    const reasons = problems.map((problem) => `- ${problem}`).join("\n");
    messages = [
      ...sent,
      { role: "assistant", content: response.content },
      { role: "user", content: `This plan cannot be carried out:\n${reasons}\nAnswer with a corrected plan.` },
    ];
  }
  throw new StepError("plan_invalid", `The plan was refused twice. ${problems.join(" ")}`);
}
