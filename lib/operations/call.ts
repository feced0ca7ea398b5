import "server-only";
import type { Outcome, StepPorts } from "@/lib/engine/handler";
import { promptText } from "@/lib/operations/ask-model";
import { attachmentBlocks } from "@/lib/operations/attachments";
import { converse } from "@/lib/operations/converse";
import { withModel } from "@/lib/operations/tier";
import { openToolbox } from "@/lib/operations/toolbox";
import type { OperationOf } from "@/lib/spec/spec";
import { referencesOf } from "@/lib/template/references";

/** Asks the model: text, or an object where the node has a schema. With tools it may look things up before it answers. */
export async function call(work: OperationOf<"call">, step: StepPorts): Promise<Outcome> {
  const system = work.call.system === null ? null : await promptText(work.call.system, step);
  const prompt = `${await promptText(work.call.prompt, step)}${taskText(work, step)}`;
  const toolbox = work.toolbox === undefined ? null : await openToolbox(work.toolbox, step);
  const call = await withModel(work.call, step, { system, prompt });
  const attachments = await attachmentBlocks(work.attachments ?? [], step);
  return { output: await converse(call, step, { system, prompt, toolbox, attachments }), livePorts: ["out"] };
}

/** A delegate gets its objective, the expected output and the results it depends on, also where its prompt does not name them (P7). */
function taskText(work: OperationOf<"call">, step: StepPorts): string {
  if (step.task === null) return "";
  const named = new Set(
    referencesOf(`${work.call.system ?? ""}\n${work.call.prompt}`).flatMap((ref) => (ref.root === "task" ? [String(ref.path[0])] : [])),
  );
  const { task, results } = step.task;
  const parts: string[] = [];
  if (!named.has("objective")) parts.push(`Objective: ${task.objective}`);
  if (!named.has("expectedOutput") && task.expectedOutput !== "") parts.push(`Expected output: ${task.expectedOutput}`);
  if (!named.has("results")) {
    for (const [id, output] of Object.entries(results)) {
      parts.push(
        `Result of ${id}:\n<result task="${id}">\n${typeof output === "string" ? output : JSON.stringify(output, null, 2)}\n</result>`,
      );
    }
  }
  return parts.length === 0 ? "" : `\n\n${parts.join("\n\n")}`;
}
