import { hiddenText } from "@/lib/core/hidden";
import type { ProblemSink } from "@/lib/compile/report";
import { checkOwnRoot, type KnownNames } from "@/lib/compile/check-connections";
import { checkReference } from "@/lib/compile/check-reference";
import type { GraphNode } from "@/lib/graph/document";
import type { Wiring } from "@/lib/graph/wiring";
import { definitionOf } from "@/lib/nodes/definitions";
import type { SettingText } from "@/lib/nodes/kit";
import type { NodeProblem } from "@/lib/nodes/report";
import { expressionReferences } from "@/lib/template/expression-references";
import { checkExpression, expressionGives } from "@/lib/template/parse-expression";
import { parseTemplate } from "@/lib/template/parse-template";
import { printReference, type Reference } from "@/lib/template/reference";

/** A hint is looked for among all nodes, so that a hostile document with a million mistakes would take its time. */
const mostFindings = 500;

/** Templates and expressions: their syntax, and what they read. */
export function checkTexts(wiring: Wiring, known: KnownNames, report: ProblemSink): void {
  let left = mostFindings;
  const counted: ProblemSink = (problem) => {
    if (left > 0) report(problem);
    left -= 1;
  };
  for (const node of wiring.executed)
    for (const text of definitionOf(node.kind)?.texts(node.config) ?? []) {
      if (left > 0) checkText(node, text, { wiring, known }, counted);
    }
  if (left < 0)
    report({
      code: "limit_exceeded",
      message: `Texts hold more mistakes than the ${mostFindings} that are listed.`,
      hint: "Mend these first.",
    });
}

type Surroundings = { wiring: Wiring; known: KnownNames };

function checkText(node: GraphNode, text: SettingText, { wiring, known }: Surroundings, report: ProblemSink): void {
  if (text.text === hiddenText)
    return report({
      code: "field_missing",
      nodeId: node.id,
      field: text.field,
      message: `This text of ${node.name || node.id} was hidden when the graph was shared.`,
      hint: "Write it anew, or ask its owner to share prompts too.",
    });
  const references = text.syntax === "template" ? inTemplate(node, text, report) : inExpression(node, text, report);
  // The same mistake three times in one prompt is one mistake.
  const different = new Map(references.map((reference) => [`${printReference(reference)}${reference.optional ? "?" : ""}`, reference]));
  let findings = 0;
  for (const reference of different.values()) {
    if (findings >= mostFindings) return;
    const say = (problem: Omit<NodeProblem, "field">) => {
      findings += 1;
      report({ ...problem, nodeId: node.id, field: text.field });
    };
    if (text.also !== undefined && Object.hasOwn(text.also, reference.root)) checkOwnRoot(reference, text.also, known, say);
    else checkReference({ node, inside: text.inside === true }, reference, wiring, say);
  }
}

function inTemplate(node: GraphNode, { field, text }: SettingText, report: ProblemSink): Reference[] {
  const { parts, problems } = parseTemplate(text);
  for (const { message, hint } of problems) report({ code: "reference_syntax", nodeId: node.id, field, message, hint });
  return parts.flatMap((part) => (part.type === "reference" ? [part.reference] : []));
}

function inExpression(node: GraphNode, { field, text, syntax }: SettingText, report: ProblemSink): Reference[] {
  if (text.trim() === "") return [];
  const problem = checkExpression(text);
  if (problem) report({ ...problem, nodeId: node.id, field });
  if (syntax === "condition" && expressionGives(text) === "other") {
    const message = "A condition has to be true or false, and this expression gives something else.";
    report({ code: "expression_type", nodeId: node.id, field, message, hint: "Compare it with something, for example == or >." });
  }
  return expressionReferences(text);
}
