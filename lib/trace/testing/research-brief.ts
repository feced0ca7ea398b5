import { nodeId } from "@/lib/core/ids";
import type { Event } from "@/lib/trace/event";
import type { Task } from "@/lib/trace/task";
import { Story } from "@/lib/trace/testing/story";

const haiku = "claude-haiku-5-5";
const sonnet = "claude-sonnet-5-5";
const opus = "claude-opus-5-5";

/** A run of the template Research brief: a plan of six tasks, one of them retried, two rounds, a synthesis; 41 seconds. */
export function researchBrief(): Event[] {
  const story = new Story();
  story.tell(0, {
    type: "run.queued",
    graphId: "g_research",
    version: 12,
    specHash: "0".repeat(64),
    input: { topic: "Heat pumps in older homes", audience: "owners" },
    limits: { maxCostNanoUsd: "500000000", maxTokens: 400_000, maxSeconds: 600, concurrency: 4 },
    simulated: true,
    tags: [],
  });
  story.tell(8, { type: "run.started", worker: "w1", epoch: 1, format: 1 });
  const question = story.begin(10, "question", { name: "Question", kind: "input" });
  story.end(12, question, { topic: "Heat pumps in older homes", audience: "owners" }, { ms: 2 });

  const plan = story.begin(14, "plan", { name: "Planner", kind: "planner", model: sonnet });
  const planned = story.say(plan, {
    model: sonnet,
    at: 20,
    firstMs: 1_400,
    ms: 5_800,
    text: "Six tasks. Costs and grants first, because the payback model needs both.",
    nanoUsd: 18_000_000n,
    prompt: "Research heat pumps in older homes for owners.",
    usage: { input_tokens: 1_200, output_tokens: 950 },
  });
  story.plan(planned, plan, 1, tasks);
  const first = researchTasks(story, plan, planned);
  const again = story.say(plan, {
    model: sonnet,
    at: first + 10,
    firstMs: 1_500,
    ms: 2_900,
    text: "All six results are in. They agree.",
    nanoUsd: 19_700_000n,
    usage: { input_tokens: 9_800, output_tokens: 310 },
  });
  story.end(again + 5, plan, "Six results.", { ms: again });

  const synthesis = story.begin(again + 10, "synthesis", { name: "Synthesis", kind: "executor", model: opus });
  const written = story.say(synthesis, {
    model: opus,
    at: again + 15,
    firstMs: 2_400,
    ms: 13_500,
    text: brief,
    nanoUsd: 88_400_000n,
    usage: { input_tokens: 12_000, output_tokens: 1_150 },
  });
  story.end(written + 5, synthesis, brief, { ms: 13_500 });
  const output = story.begin(written + 8, "brief", { name: "Brief", kind: "output" });
  story.end(written + 9, output, brief, { ms: 1 });
  return story.finish(written + 12, "succeeded", brief).events();
}

function researchTasks(story: Story, plan: ReturnType<Story["begin"]>, from: number): number {
  const begin = (at: number, task: string, attempt = 1) =>
    story.begin(at, "worker", {
      name: "Researcher",
      kind: "executor",
      model: haiku,
      path: `plan.1.${task}`,
      parent: plan,
      taskId: task,
      attempt,
    });
  const answer = (step: ReturnType<typeof begin>, at: number, ms: number, text: string, attempt = 1) => {
    const end = story.say(
      step,
      { model: haiku, at, ms, text, firstMs: 900, prompt: "Work on your task.", thinking: "Compare both inputs first." },
      attempt,
    );
    story.end(end + 2, step, text, { attempt, ms });
    return end + 2;
  };
  const t1 = answer(begin(from + 5, "t1"), from + 10, 7_300, grants);
  const t2 = answer(begin(from + 5, "t2"), from + 10, 8_900, costs);
  story.wait(from + 5, "worker", "plan.1.t3", plan, "rate");
  const t3 = answer(begin(from + 3_000, "t3"), from + 3_010, 7_400, noise);
  const fourth = begin(from + 5, "t4");
  const broken = story.refused(
    fourth,
    { model: haiku, at: from + 10, firstMs: 700, ms: 1_500 },
    { code: "overloaded", message: "The model is overloaded (529)." },
  );
  story.retry(broken + 2, fourth, 1, 1_600, "The model is overloaded (529).");
  begin(broken + 1_610, "t4", 2);
  const t4 = answer(fourth, broken + 1_615, 6_800, fees, 2);
  const t5 = answer(begin(Math.max(t1, t2) + 3, "t5"), Math.max(t1, t2) + 8, 7_100, payback);
  const t6 = answer(begin(Math.max(t5, t3) + 3, "t6"), Math.max(t5, t3) + 8, 2_800, "23 of 24 figures match their source.");
  return Math.max(t4, t6);
}

const tasks: Task[] = [
  task("t1", "Grants and rules 2026"),
  task("t2", "Installed cost by house age"),
  task("t3", "Noise and siting limits"),
  task("t4", "Grid fees and tariffs"),
  task("t5", "Payback model", ["t1", "t2"]),
  task("t6", "Check every figure", ["t5", "t3"]),
];

function task(id: string, title: string, dependsOn: string[] = []): Task {
  return {
    id,
    title,
    objective: `Find out: ${title}.`,
    expectedOutput: "A short list of facts.",
    delegate: nodeId.parse("worker"),
    dependsOn,
    model: null,
  };
}

const grants = "BEG covers 30 to 70 % of eligible cost. The base grant is 30 %, the speed bonus 20 %, and the income bonus 30 %.";
const costs = "€27,400 to €41,800 for 120 m², installed. Houses built before 1979 need larger radiators in three rooms of ten.";
const noise = "A night limit of 40 dB(A) at the neighbour's window holds in general housing areas; 3 m distance is enough for most units.";
const fees = "§14a lowers the grid fee by €110 to €190 a year if the unit can be dimmed.";
const payback = [
  "## Payback for a 120 m² house built 1975",
  "",
  "Installed cost is **€33,900** before the grant. At the usual 50 % grant the owner pays **€16,950**.",
  "",
  "| Case | Owner pays | Saves a year | Payback |",
  "|---|--:|--:|--:|",
  "| Low | €12,540 | €1,310 | 9.6 y |",
  "| Mid | €16,950 | €1,180 | 14.4 y |",
  "",
  "The high case depends on the tariff: at 32 ct per kWh the saving is small.",
].join("\n");
const brief = `# Heat pumps in older homes\n\nA house from 1975 can run a heat pump without floor heating.\n\n${payback}\n\n## What the neighbours may ask\n\n${noise}`;
