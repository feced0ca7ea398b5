import { expect, test } from "vitest";
import { taskStep, toCanvasRun } from "@/components/canvas/canvas-run";
import { withProposal, type Proposal } from "@/components/canvas/proposal";
import { SceneMaker, type Scene } from "@/components/canvas/scene";
import { runId } from "@/lib/core/ids";
import type { Graph } from "@/lib/graph/document";
import { emptyRun, fold } from "@/lib/trace/fold";
import type { RunView } from "@/lib/trace/run-view";
import { researchBrief } from "@/lib/trace/testing/research-brief";

const graph: Graph = {
  version: 1,
  name: "Research brief",
  nodes: [
    { id: "plan", kind: "planner", name: "Planner", position: { x: 240, y: 0 }, config: { maxRounds: 3 } },
    { id: "worker", kind: "executor", name: "Researcher", position: { x: 240, y: 240 }, config: {} },
  ],
  edges: [{ id: "e2", kind: "delegate", source: "plan", target: "worker" }],
};
const story = researchBrief();
const written = story.findIndex((event) => event.type === "plan.written");
const viewOf = (count: number): RunView => fold(emptyRun(runId.parse("r1")), story.slice(0, count));
const planner = [...viewOf(written + 1).steps.values()].find((step) => step.plans.length > 0)!;
const tasks = planner.plans[0]!.tasks;

const aProposal = (changes: Partial<Proposal> = {}): Proposal => ({
  ...{ step: planner.id, round: 1, tasks, costs: new Map([["t1", "~$0.0012"]]), problems: 0, drop: () => undefined, add: null },
  ...changes,
});

function canvasOf(run: RunView, proposal: Proposal | null) {
  return withProposal(toCanvasRun(graph, run, run.at, new Map(), null), run, proposal, null);
}

function sceneOf(run: RunView, proposal: Proposal | null): Scene {
  const { plans } = canvasOf(run, proposal);
  return new SceneMaker().make({ graph, plans, open: new Set(), selected: new Set(), dragged: new Map() });
}

test("[P4] a plan that is reviewed is drawn where it will stand, task by task, and says that it is proposed", () => {
  const [reviewed, carriedOut] = [sceneOf(viewOf(written), aProposal()), sceneOf(viewOf(written + 1), null)];
  expect(reviewed.rects).toEqual(carriedOut.rects);
  expect(reviewed.edges.map((edge) => edge.id)).toEqual(carriedOut.edges.map((edge) => edge.id));
  const heads = [reviewed, carriedOut].map(({ nodes }) => nodes.flatMap((node) => (node.type === "region" ? [node.data] : [])));
  expect(heads).toMatchObject([
    [{ title: "Proposed plan, round 1 of 3", proposed: true }],
    [{ title: "Plan, round 1 of 3", proposed: false }],
  ]);
});

test("[P4] proposed tasks carry their likely cost, and their edges are still to come", () => {
  const { cards, edges } = canvasOf(viewOf(written), aProposal());
  const [first, needy] = [tasks.find(({ id }) => id === "t1")!, tasks.find(({ dependsOn }) => dependsOn.includes("t1"))!];
  const place = (task: typeof first) => taskStep(planner, 1, task);
  expect(cards.get(place(first))).toMatchObject({ state: "waiting", word: "Proposed", cost: "~$0.0012" });
  expect(edges.get(`${place(first)}>${place(needy)}`)).toBe("to-come");
});

test("[P4] a later round is proposed below the ones that were carried out", () => {
  const proposal = aProposal({ round: 2, tasks: [{ ...tasks[0]!, id: "t9", dependsOn: ["t1"] }] });
  const scene = sceneOf(viewOf(story.length), proposal);
  const regions = scene.nodes.flatMap((node) => (node.type === "region" ? [node.data.title] : []));
  expect(regions).toEqual(["Plan, round 1 of 3", "Proposed plan, round 2 of 3"]);
});

test("what is shown keeps its objects while nothing of the plan changes, and a plan without tasks still has a place", () => {
  const [run, proposal] = [viewOf(written), aProposal()];
  const first = canvasOf(run, proposal);
  const second = withProposal(toCanvasRun(graph, run, run.at + 250, new Map(), first), run, proposal, first);
  expect(second.plans).toBe(first.plans);
  expect(sceneOf(run, aProposal({ tasks: [] })).nodes.filter((node) => node.type === "region")).toHaveLength(1);
});
