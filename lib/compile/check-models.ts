import { closest } from "@/lib/core/closest";
import type { ProblemSink } from "@/lib/compile/report";
import type { GraphNode } from "@/lib/graph/document";
import { findModel, type ModelCatalogue, type ModelEntry } from "@/lib/model/catalogue";
import { definitionOf } from "@/lib/nodes/definitions";
import { callOf } from "@/lib/spec/call-of";
import type { ModelCall, Operation } from "@/lib/spec/spec";

/** Models that are unknown or gone, and settings that the chosen one refuses. */
export function checkModels(node: GraphNode, work: Operation, catalogue: ModelCatalogue, report: ProblemSink): void {
  const call = callOf(work);
  if (call === null) return;
  const { taskModels = [] } = definitionOf(node.kind)?.asks(node.config) ?? {};
  const others = [...numbered(taskModels, "taskModels"), ...numbered(node.policy?.fallbackModels ?? [], "policy.fallbackModels")];
  for (const { id, field } of [...chosen(call), ...others]) {
    if (id === "") continue;
    const model = findModel(catalogue, id);
    if (!model) reportUnknown(node, id, field, catalogue, report);
    else checkSettings(node, model, field, { work, call }, report);
  }
}

function chosen({ model, auto }: ModelCall): { id: string; field: string }[] {
  if (auto === undefined) return [{ id: model, field: "model" }];
  return Object.entries(auto).map(([difficulty, id]) => ({ id, field: `model.auto.${difficulty}` }));
}

function numbered(models: string[], list: string): { id: string; field: string }[] {
  return models.map((id, index) => ({ id, field: `${list}[${index}]` }));
}

/** Only a warning: the list of models is older than the service, and other servers speak the same API. */
function reportUnknown(node: GraphNode, id: string, field: string, catalogue: ModelCatalogue, report: ProblemSink): void {
  const meant = closest(
    id,
    catalogue.models.map((model) => model.id),
  );
  const hint = meant === null ? "Its calls will have no price. Check the name." : `Did you mean ${meant}?`;
  report({ code: "model_unknown", severity: "warning", nodeId: node.id, field, message: `No table knows the model ${id}.`, hint });
}

function checkSettings(
  node: GraphNode,
  model: ModelEntry,
  field: string,
  { work, call }: { work: Operation; call: ModelCall },
  report: ProblemSink,
): void {
  const say = (at: string, message: string, hint: string) => report({ code: "setting_refused", nodeId: node.id, field: at, message, hint });
  if (model.status === "retired")
    return report({
      code: "model_retired",
      nodeId: node.id,
      field,
      message: `${model.label} can no longer be called.`,
      hint: "Choose a current model.",
    });
  const { effort, maxOutputTokens, outputSchema } = call;
  if (effort !== null && !model.efforts.includes(effort)) {
    const hint = model.efforts.length > 0 ? `It takes: ${model.efforts.join(", ")}.` : "Leave effort out.";
    say("effort", `${model.label} does not take the effort ${effort}.`, hint);
  }
  if (maxOutputTokens > model.maxOutputTokens)
    say("maxOutputTokens", `${model.label} writes at most ${model.maxOutputTokens.toLocaleString("en")} tokens.`, "Lower the limit.");
  if (model.structuredOutput) return;
  if (call.auto?.low === model.id)
    say(field, `${model.label} cannot say how hard the work is: it knows no structured output.`, "Choose a newer model.");
  if (work.op === "plan") say(field, `${model.label} cannot answer with a plan: it knows no structured output.`, "Choose a newer model.");
  else if (work.op !== "call")
    say(field, `${model.label} knows no structured output, in which this node asks for its answer.`, "Choose a newer model.");
  else if (outputSchema !== null)
    say("outputSchema", `${model.label} knows no structured output.`, "Choose a newer model, or remove the schema.");
}
