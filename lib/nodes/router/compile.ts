import type { CompileContext } from "@/lib/nodes/kit";
import { toModelCall } from "@/lib/nodes/model-settings";
import type { RouterConfig } from "@/lib/nodes/router/schema";
import type { Report } from "@/lib/nodes/report";
import type { Operation } from "@/lib/spec/spec";

const reserved = new Set(["else", "error"]);

export function compileRouter(settings: RouterConfig, { report }: CompileContext): Operation {
  if (settings.mode === undefined)
    report({
      code: "field_missing",
      field: "mode",
      message: "The router does not say how it decides.",
      hint: 'Set mode to "condition" or "model".',
    });
  if (settings.routes.length === 0)
    report({ code: "field_missing", field: "routes", message: "The router has no routes.", hint: "Add a route." });
  const seen = new Set<string>();
  settings.routes.forEach((route, index) => {
    checkKey(route.key, seen, `routes[${index}].key`, report);
    if (settings.mode !== "model" && (route.when ?? "").trim() === "")
      report({
        code: "field_missing",
        field: `routes[${index}].when`,
        message: `The route ${route.key} has no condition.`,
        hint: "Write when it is taken.",
      });
  });
  return {
    op: "choose",
    call: settings.mode === "model" ? toModelCall({ ...settings, prompt: settings.prompt ?? "" }, report, null) : null,
    routes: settings.routes.map(({ key, when = "", description = "" }) => ({ key, when, description })),
  };
}

function checkKey(key: string, seen: Set<string>, field: string, report: Report): void {
  if (key === "") report({ code: "field_missing", field, message: "A route has no key.", hint: "Give it a short name." });
  else if (reserved.has(key))
    report({
      code: "id_reserved",
      field,
      message: `A route cannot be called ${key}: that port is there anyway.`,
      hint: "Choose another key.",
    });
  else if (seen.has(key))
    report({ code: "id_duplicate", field, message: `Two routes are called ${key}.`, hint: "Give each route its own key." });
  seen.add(key);
}
