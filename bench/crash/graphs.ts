import type { JsonObject } from "@/lib/core/json";
import { aGraph, haiku, sonnet, type GraphBuilder } from "@/lib/graph/testing/graph-builder";
import type { Graph } from "@/lib/graph/document";
import { serializeGraph } from "@/lib/graph/serialize";

/** The tool server that the drill's workers are connected to, by this name. */
export const toolServerName = "drill";

/** Everything that can be in the middle of something when its worker dies. `hooks`: an address that answers any POST. */
export function crashGraphs(hooks: string): Graph[] {
  return [plan(), fanOut(), toolLoop(hooks), approvals(), loopAndMap(), subgraph(), tight(), asksForMore()];
}

const topicAndItems = { fields: [field("topic", "text"), field("items", "json")] };

function field(key: string, type: string): JsonObject {
  return { key, type, required: true };
}

const start = (): GraphBuilder => aGraph().node("start", "input", topicAndItems);

/** Short answers: the most that a call may cost stays near to what it does cost. */
const writes = (prompt: string, more: JsonObject = {}): JsonObject => ({ model: haiku, prompt, maxOutputTokens: 2_048, ...more });

/** Tasks, their results, more tasks, and a last word. */
function plan(): Graph {
  return start()
    .node("boss", "planner", { model: sonnet, prompt: "Research {{start.topic}}.", maxTasks: 6, maxRounds: 2 })
    .node("worker", "executor", writes("{{task.objective}}"))
    .node("end", "output", { value: "{{boss.output}}" })
    .flow("start", "boss")
    .delegate("boss", "worker")
    .flow("boss", "end")
    .build();
}

/** Many at once, that meet again. */
function fanOut(limits: Graph["limits"] = {}, policy: JsonObject = {}, count = 10): Graph {
  const names = Array.from({ length: count }, (_, index) => `n${index}`);
  const wide = names.reduce(
    (graph, name) => graph.node(name, "executor", writes(`Write about ${name} of {{start.topic}}.`), { policy }).flow("start", name),
    start().limits(limits),
  );
  return names
    .reduce((graph, name) => graph.flow(name, "all"), wide.node("all", "merge", { shape: "object" }))
    .node("after", "executor", writes("Sum up: {{all.output}}"), { policy })
    .node("end", "output", { value: "{{after.output}}" })
    .flow("all", "after")
    .flow("after", "end")
    .build();
}

/** A model that calls tools of a server and of addresses over several turns; then one call of each by a node of its own. */
function toolLoop(hooks: string): Graph {
  const lookup = (name: string, description: string): JsonObject => ({
    type: "http",
    name,
    description,
    inputSchema: { type: "object", properties: { query: { type: "string" } }, required: ["query"] },
    request: { method: "POST", url: `${hooks}/${name}`, body: { [name]: "{{args.query}}" } },
  });
  const tools = [
    { type: "mcp", server: toolServerName, names: ["weather"] },
    lookup("library", "Finds books."),
    lookup("archive", "Finds letters in an archive."),
  ];
  return start()
    .node("ask", "executor", writes("Topic: {{start.topic}}\nUse weather, library and archive.", { tools }))
    .node("once", "tool", { server: toolServerName, tool: "weather", arguments: { city: "{{start.topic}}, once" } })
    .node("post", "http", { method: "POST", url: `${hooks}/post`, body: { post: "{{start.topic}}" } })
    .node("end", "output", { value: "{{ask.output}} {{once.output}} {{post.output.status}}" })
    .flow("start", "ask")
    .flow("ask", "once")
    .flow("ask", "post")
    .flow("once", "end")
    .flow("post", "end")
    .build();
}

/** Two people are asked at once, then one for each item of a list. */
function approvals(): Graph {
  const asks = (message: string): JsonObject => ({ message });
  return start()
    .node("draft", "executor", writes("Write about {{start.topic}}."))
    .node("first", "approval", asks("Is the draft good?"))
    .node("second", "approval", asks("May it be published?"))
    .node("polish", "executor", writes("Polish: {{value}}"))
    .node("redo", "executor", writes("Begin again: {{value}}"))
    .node("both", "merge", { shape: "list" })
    .node("each", "map", { items: "{{start.items}}", concurrency: 2 })
    .node("write", "executor", writes("Write on {{each.item}}."), { parent: "each" })
    .node("check", "approval", asks("Keep {{each.item}}?"), { parent: "each" })
    .node("end", "output", { value: "{{each.output}}" })
    .flow("start", "draft")
    .flow("draft", "first")
    .flow("draft", "second")
    .flow("first.approved", "polish")
    .flow("first.rejected", "redo")
    .flow("second.approved", "both")
    .flow("second.rejected", "both")
    .flow("polish", "both")
    .flow("redo", "both")
    .flow("both", "each")
    .flow("each.item", "write")
    .flow("write", "check")
    .flow("check.approved", "each", "result")
    .flow("check.rejected", "each", "result")
    .flow("each", "end")
    .build();
}

/** A text for each item of a list; then one text that is judged and written again until it is good enough. */
function loopAndMap(): Graph {
  return start()
    .node("each", "map", { items: "{{start.items}}", concurrency: 3 })
    .node("write", "executor", writes("Write on {{each.item}}."), { parent: "each" })
    .node("better", "loop", { until: "judge.output.passed", maxIterations: 4 })
    .node("text", "executor", writes("Improve this: {{better.value}}"), { parent: "better" })
    .node("judge", "evaluator", { model: haiku, rubric: "Is it clear?", threshold: 0.85 }, { parent: "better" })
    .node("end", "output", { value: "{{better.output}}" })
    .flow("start", "each")
    .flow("each.item", "write")
    .flow("write", "each", "result")
    .flow("each", "better")
    .flow("better.item", "text")
    .flow("text", "judge")
    .flow("judge.pass", "better", "result")
    .flow("judge.fail", "better", "result")
    .flow("better", "end")
    .build();
}

/** Two graphs within a graph at once, one of them with a plan inside. */
function subgraph(): Graph {
  const input = { topic: "{{start.topic}}", items: "{{start.items}}" };
  const graph = start()
    .node("planned", "subgraph", { graph: "inner-plan", version: "latest", input })
    .node("looped", "subgraph", { graph: "inner-loop", version: "latest", input })
    .node("end", "output", { value: "{{planned.output}} {{looped.output}}" })
    .flow("start", "planned")
    .flow("start", "looped")
    .flow("planned", "end")
    .flow("looped", "end")
    .build();
  return { ...graph, subgraphs: { "inner-plan": carried(plan()), "inner-loop": carried(loopAndMap()) } };
}

/** What a lost call may have cost counts: some of these end short of money, and none may spend more. */
function tight(): Graph {
  return fanOut({ maxCostUsd: 0.006 });
}

/** The same, and a person may raise the cap, or not. */
function asksForMore(): Graph {
  return fanOut({ maxCostUsd: 0.0025 }, { overBudget: "ask" }, 4);
}

function carried(graph: Graph): JsonObject {
  return JSON.parse(serializeGraph(graph)) as JsonObject; // a graph is an object
}
