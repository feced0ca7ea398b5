// LangGraph.js with its Postgres saver, in a process of its own: runs what the benchmark sends and answers when all of it is stored.
import Anthropic from "@anthropic-ai/sdk";
import { Annotation, Command, END, Send, START, StateGraph } from "@langchain/langgraph";
import { PostgresSaver } from "@langchain/langgraph-checkpoint-postgres";

const client = new Anthropic({ baseURL: process.env.BENCH_MODEL_URL, apiKey: "simulated", maxRetries: 0 });
const saver = PostgresSaver.fromConnString(process.env.DATABASE_URL);
const graphs = new Map();
let threads = 0;

const State = Annotation.Root({
  results: Annotation({ reducer: (before, more) => ({ ...before, ...more }), default: () => ({}) }),
  tasks: Annotation(),
});

async function ask({ model, prompt }) {
  const messages = [{ role: "user", content: prompt }];
  let text = "";
  for await (const event of await client.messages.create({ model, max_tokens: 8192, messages, stream: true }))
    if (event.type === "content_block_delta" && event.delta.type === "text_delta") text += event.delta.text;
  return text;
}

/** A graph that is known beforehand: an edge of several sources waits for all of them. */
function dag(calls) {
  const graph = new StateGraph(State);
  for (const call of calls) graph.addNode(call.id, async () => ({ results: { [call.id]: await ask(call) } }));
  for (const { id, needs } of calls) graph.addEdge(needs.length === 0 ? START : needs.length === 1 ? needs[0] : needs, id);
  for (const { id } of calls) if (!calls.some((other) => other.needs.includes(id))) graph.addEdge(id, END);
  return graph.compile({ checkpointer: saver });
}

/** A plan that is written at run time: orchestrator and workers by `Send`, round after round, as LangGraph's guide has them. */
function plan(planner, model) {
  const graph = new StateGraph(State);
  graph.addNode("planner", async () => ({ tasks: JSON.parse(await ask(planner)).tasks }));
  graph.addNode("worker", async (task) => ({ results: { [task.id]: await ask({ model, prompt: task.objective }) } }));
  graph.addNode("dispatch", ({ tasks, results }) => new Command({ goto: ready(tasks, results) }), { ends: ["worker", END] });
  graph.addEdge(START, "planner").addEdge("planner", "dispatch").addEdge("worker", "dispatch");
  return graph.compile({ checkpointer: saver });
}

/** Workers of a round are waited for together, so what has no result has not begun. */
function ready(tasks, results) {
  const due = tasks.filter(({ id, dependsOn }) => !(id in results) && dependsOn.every((other) => other in results));
  return due.length === 0 ? END : due.map((task) => new Send("worker", task));
}

async function run({ name, calls, planner, model, runs, durability }) {
  if (!graphs.has(name)) graphs.set(name, planner === null ? dag(calls) : plan(planner, model));
  const graph = graphs.get(name);
  const one = async () => {
    const options = { configurable: { thread_id: `bench-${process.pid}-${(threads += 1)}` }, durability, recursionLimit: 1_000 };
    const { results } = await graph.invoke({ results: {} }, options);
    return Object.keys(results).length + (planner === null ? 0 : 1);
  };
  const made = await Promise.all(Array.from({ length: runs }, one));
  return made.reduce((sum, count) => sum + count, 0);
}

process.on("message", (work) => {
  run(work).then(
    (calls) => process.send({ calls }),
    (cause) => process.send({ error: String(cause?.stack ?? cause) }),
  );
});
process.once("disconnect", () => process.exit(0));
await saver.setup();
process.send({ ready: true });
