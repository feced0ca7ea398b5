import { reportMissingResult } from "@/lib/nodes/container-result";
import type { CompileContext } from "@/lib/nodes/kit";
import type { MapConfig } from "@/lib/nodes/map/schema";
import type { Operation } from "@/lib/spec/spec";

export function compileMap(settings: MapConfig, context: CompileContext): Operation {
  reportMissingResult(context);
  if (settings.items.trim() === "")
    context.report({
      code: "field_missing",
      field: "items",
      message: "The map has no list of items.",
      hint: "Refer to a list, for example {{question.output.pages}}.",
    });
  return { op: "each", ...settings, result: context.result };
}
