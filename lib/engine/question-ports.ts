import { toQuestionId } from "@/lib/core/ids";
import type { Start } from "@/lib/engine/decision";
import type { Question, QuestionAnswer } from "@/lib/engine/handler";
import type { RunScene } from "@/lib/engine/run-scene";
import type { WorkClock } from "@/lib/engine/work-clock";

/** How one attempt asks people. Questions of a step are counted, so that a restart comes to the same ones. */
export function questionPorts(scene: RunScene, start: Start, clock: WorkClock, signal: AbortSignal) {
  const { record, ports } = scene;
  const { stepId, part, path, parentId } = start;
  let count = 0;
  return {
    async ask({ seconds, key, ...question }: Question): Promise<QuestionAnswer> {
      const questionId = toQuestionId(stepId, key ?? `q${(count += 1)}`);
      const answer = () => record.view.questions.get(questionId)?.answer ?? null;
      if (!record.view.questions.has(questionId)) {
        const expiresAt = seconds === null ? {} : { expiresAt: new Date(ports.now() + seconds * 1_000).toISOString() };
        const value = record.keep(question.value);
        record.emit({ type: "question.asked", questionId, stepId, nodeId: part.id, ...question, value, ...expiresAt });
      }
      // Also where an attempt that broke has asked it: else nobody would see that it is open.
      if (answer() === null && record.view.steps.get(stepId)?.waiting?.reason !== "question") {
        const parent = parentId === null ? {} : { parentId };
        record.emit({ type: "step.waiting", stepId, nodeId: part.id, path, ...parent, reason: "question" });
        scene.decideAgain();
      }
      clock.pause();
      await record.until(() => answer() !== null, signal);
      clock.resume();
      const given = answer();
      if (given === null) throw new Error(`question ${questionId} has no answer`);
      return { ...given, value: given.value === undefined ? undefined : record.load(given.value) };
    },
  };
}
