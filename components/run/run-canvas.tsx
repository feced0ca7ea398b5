"use client";

import { History } from "lucide-react";
import { useCallback, useMemo } from "react";
import { taskStep } from "@/components/canvas/canvas-run";
import type { Proposal } from "@/components/canvas/proposal";
import { GraphCanvas, type EstimateOfNodes } from "@/components/canvas/graph-canvas";
import { useRun, useRunFrame, useRunScene, useRunStore } from "@/components/run/run-context";
import type { Frame } from "@/components/run/frame";
import { openTask, useBegunReview } from "@/components/run/questions/plan-reviews";
import { useProposal } from "@/components/run/questions/use-proposal";
import { useQuestion } from "@/components/run/questions/use-question";
import type { PlanRules, QuestionAnswer } from "@/lib/contract/questions";
import { duration } from "@/lib/core/format";
import { turnPath, turnsAlong } from "@/lib/trace/inside";
import { stepOfRow } from "@/lib/trace/rounds";
import type { RunView } from "@/lib/trace/run-view";

/** The graph as it ran, with the state of the run at the playhead. */
export function RunCanvas({ estimate }: { estimate: EstimateOfNodes | null }) {
  const { graph, source } = useRunScene();
  const frame = useRunFrame();
  const view = useRun((state) => state.view);
  const selected = useRun((state) => state.selected);
  const select = useRunStore().getState().select;
  const live = frame.following && frame.live.endedAt === null;
  const path = selected === null ? "" : pathOfRow(frame, selected);
  const { proposal, review, question } = useProposal();
  const places = useMemo(() => placesOf(proposal, view), [proposal, view]);
  const looks = useMemo(() => turnsAlong(path), [path]);
  const choose = useCallback(
    (id: string | null) => {
      const task = id === null ? undefined : places.taskAt.get(id);
      if (review !== null) openTask(review.question, task ?? null);
      // The panel has to show the card that the form stands in.
      if (task === undefined) select(id);
      else if (selected !== question?.stepId) select(null);
    },
    [places, review, question, selected, select],
  );
  return (
    <section className="run-canvas" aria-label="Canvas" tabIndex={-1}>
      <GraphCanvas
        graph={graph}
        run={view}
        now={frame.at}
        estimate={estimate}
        selected={review?.open == null ? (selected === null ? null : stepOfRow(selected)) : (places.byTask.get(review.open) ?? null)}
        onSelect={choose}
        proposal={proposal}
        looks={looks}
        live={live}
      />
      {question !== null && review === null && source.runId !== null && <ReviewLoader runId={source.runId} id={question.id} />}
      {!frame.following && (
        <p className="canvas-note">
          <History aria-hidden />
          At {duration(frame.at - frame.start)}
          {view.version === null ? "" : `, drawn on v${view.version}`}
        </p>
      )}
    </section>
  );
}

/** The canvas shows the plan also where its card is not in sight. */
function ReviewLoader({ runId, id }: { runId: string; id: string }) {
  const loaded = useQuestion(runId, id);
  return loaded.state === "ready" && loaded.question.plan !== null ? (
    <Begun question={loaded.question} rules={loaded.question.plan} />
  ) : null;
}

function Begun({ question, rules }: { question: QuestionAnswer; rules: PlanRules }) {
  useBegunReview(question, rules);
  return null;
}

/** The proposed tasks by their place on the canvas, and the other way round. */
function placesOf(proposal: Proposal | null, view: RunView) {
  const planner = proposal === null ? undefined : view.steps.get(proposal.step);
  const pairs =
    planner === undefined ? [] : (proposal?.tasks ?? []).map((task) => [taskStep(planner, proposal?.round ?? 1, task), task.id] as const);
  return { taskAt: new Map<string, string>(pairs), byTask: new Map<string, string>(pairs.map(([step, task]) => [task, step])) };
}

/** Where the selected row stands: the turn that it is in, or is itself, is looked at. */
function pathOfRow({ rows }: Frame, id: string): string {
  const row = rows.find((each) => each.id === id);
  if (row === undefined) return "";
  return row.turn === null ? row.path : turnPath(row.path, row.nodeId, row.turn);
}
