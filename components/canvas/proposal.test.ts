import { expect, test } from "vitest";
import { taskStep, toCanvasRun } from "@/components/canvas/canvas-run";
import type { PortRef } from "@/components/canvas/canvas-store";
import { draftedProblems, draftedTasks, joinDrafted, judgeDrafted } from "@/components/canvas/drafted";
import { withProposals, type Proposal } from "@/components/canvas/proposal";
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
const place = (task: (typeof tasks)[number] | undefined): string => taskStep(planner, 1, task!);

const aProposal: Proposal = {
  step: planner.id,
  round: 1,
  tasks,
  dropped: [],
  added: new Set(),
  costs: new Map([["t1", "~$0.0012"]]),
  problems: 0,
  problemsOf: new Map(),
  acts: null,
};

function canvasOf(run: RunView, proposals: readonly Proposal[]) {
  return withProposals(toCanvasRun(graph, run, run.at, new Map(), null), run, proposals, null);
}

function sceneOf(run: RunView, proposals: readonly Proposal[]): Scene {
  const { plans } = canvasOf(run, proposals);
  return new SceneMaker().make({ graph, plans, open: new Set(), selected: new Set(), dragged: new Map() });
}

test("[P4] a plan that is reviewed is drawn where it will stand, task by task, and says that it is proposed", () => {
  const [reviewed, carriedOut] = [sceneOf(viewOf(written), [aProposal]), sceneOf(viewOf(written + 1), [])];
  expect(reviewed.rects).toEqual(carriedOut.rects);
  expect(reviewed.edges.map((edge) => edge.id)).toEqual(carriedOut.edges.map((edge) => edge.id));
  const heads = [reviewed, carriedOut].map(({ nodes }) => nodes.flatMap((node) => (node.type === "region" ? [node.data] : [])));
  expect(heads).toMatchObject([
    [{ title: "Proposed plan, round 1 of 3", proposal: aProposal }],
    [{ title: "Plan, round 1 of 3", proposal: null }],
  ]);
});

test("[P4] proposed tasks carry their likely cost, and their edges are still to come", () => {
  const { cards, edges } = canvasOf(viewOf(written), [aProposal]);
  const [first, needy] = [tasks.find(({ id }) => id === "t1"), tasks.find(({ dependsOn }) => dependsOn.includes("t1"))];
  expect(cards.get(place(first))).toMatchObject({ state: "waiting", word: "Proposed", cost: "~$0.0012" });
  expect(edges.get(`${place(first)}>${place(needy)}`)).toBe("to-come");
});

test("[P4] what was dropped is still seen, without edges, and moves nothing that is kept", () => {
  const [first, ...rest] = tasks.map((task) => ({ ...task, dependsOn: task.dependsOn.filter((id) => id !== "t1") }));
  const scene = sceneOf(viewOf(written), [{ ...aProposal, tasks: rest, dropped: [first!] }]);
  const alone = sceneOf(viewOf(written), [{ ...aProposal, tasks: rest }]);
  expect(canvasOf(viewOf(written), [{ ...aProposal, tasks: rest, dropped: [first!] }]).cards.get(place(first))?.word).toBe("Dropped");
  for (const task of rest) expect(scene.rects.get(place(task))).toEqual(alone.rects.get(place(task)));
  const kept = rest.map((task) => scene.rects.get(place(task)));
  expect(scene.rects.get(place(first))).toBeDefined();
  expect(kept).not.toContainEqual(scene.rects.get(place(first)));
  expect(scene.edges.filter((edge) => edge.source === place(first) || edge.target === place(first))).toEqual([]);
});

test("[P4] a later round is proposed below the ones that were carried out, which stay as they are", () => {
  const proposal = { ...aProposal, round: 2, tasks: [{ ...tasks[0]!, id: "t9", dependsOn: ["t1"] }] };
  const [scene, before] = [sceneOf(viewOf(story.length), [proposal]), sceneOf(viewOf(story.length), [])];
  const regions = scene.nodes.flatMap((node) => (node.type === "region" ? [node.data.title] : []));
  expect(regions).toEqual(["Plan, round 1 of 3", "Proposed plan, round 2 of 3"]);
  for (const task of tasks) expect(scene.rects.get(place(task))).toEqual(before.rects.get(place(task)));
});

test("what is shown keeps its objects while nothing of the plan changes, and a plan without tasks still has a place", () => {
  const run = viewOf(written);
  const first = canvasOf(run, [aProposal]);
  const second = withProposals(toCanvasRun(graph, run, run.at + 250, new Map(), first), run, [aProposal], first);
  expect(second.plans).toBe(first.plans);
  expect(sceneOf(run, [{ ...aProposal, tasks: [] }]).nodes.filter((node) => node.type === "region")).toHaveLength(1);
});

test("[P2] a task that cannot be carried out is marked, and no other", () => {
  const { plans } = canvasOf(viewOf(written), [{ ...aProposal, problems: 1, problemsOf: new Map([["t2", 1]]) }]);
  expect([...draftedProblems(plans)]).toEqual([[place(tasks.find(({ id }) => id === "t2")), { errors: 1, warnings: 0 }]]);
});

test("[P4] an edge from one task to another makes the one wait for the other, from whichever end it is drawn", () => {
  const made: string[] = [];
  const acts: NonNullable<Proposal["acts"]> = {
    drop: () => undefined,
    takeBack: () => undefined,
    add: null,
    canNeed: (needed, by) => (needed === by ? { ok: false, reason: "itself" } : { ok: true }),
    need: (needed, by) => made.push(`${by} after ${needed}`),
  };
  const drafted = draftedTasks(canvasOf(viewOf(written), [{ ...aProposal, acts }]).plans);
  const end = (index: number, direction: "in" | "out"): PortRef => ({
    node: place(tasks[index]),
    port: direction,
    direction,
    delegate: false,
  });
  joinDrafted(drafted, end(0, "out"), end(1, "in"));
  joinDrafted(drafted, end(1, "in"), end(0, "out"));
  joinDrafted(drafted, end(1, "out"), end(1, "in"));
  expect(made).toEqual(["t2 after t1", "t2 after t1"]);
  expect(judgeDrafted(drafted, end(0, "out"), end(1, "out")).ok).toBe(false);
  expect(judgeDrafted(drafted, { ...end(0, "out"), node: "plan" }, end(1, "in")).ok).toBe(false);
  expect(draftedTasks(canvasOf(viewOf(written), [aProposal]).plans).size).toBe(0);
});
