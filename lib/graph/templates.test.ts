import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { compile } from "@/lib/compile/compile";
import { todayProblems } from "@/lib/compile/today";
import { checkInput } from "@/lib/graph/input";
import { serializeGraph } from "@/lib/graph/serialize";
import { sizeOf } from "@/lib/graph/size-of";
import { templates } from "@/lib/graph/templates";
import { catalogue } from "@/lib/model/catalogue";
import { estimate } from "@/lib/money/estimate";

describe.each(templates)("template $slug", ({ slug, graph }) => {
  const compiled = compile(graph, { catalogue });
  const spec = compiled.ok ? compiled.value.spec : undefined;

  test("compiles without a problem, without a warning", () => {
    expect(compiled.ok ? compiled.value.warnings : compiled.error).toEqual([]);
    expect(spec && todayProblems(spec, catalogue, new Date(catalogue.asOf))).toEqual([]);
  });

  test("runs at once: its fields bring an example", () => {
    const input = spec?.parts.find((part) => part.id === spec.input)?.work;
    expect(input?.op === "receive" && checkInput(input.fields, {})).toMatchObject({ ok: true });
  });

  test("[G2] is stored in canonical form", () => {
    expect(readFileSync(new URL(`./templates/${slug}.baton.json`, import.meta.url), "utf8")).toBe(serializeGraph(graph));
  });

  test("stands on the 8 px grid with nothing over anything else", () => {
    // What stands inside of a container is placed from its corner.
    const boxes = graph.nodes.map((node) => ({
      parent: node.parent,
      x: node.position?.x ?? 0.5,
      y: node.position?.y ?? 0.5,
      ...sizeOf(node),
    }));
    expect(boxes.filter(({ x, y }) => x % 8 !== 0 || y % 8 !== 0)).toEqual([]);
    boxes.forEach((a, index) => {
      const holder = graph.nodes.find((node) => node.id === a.parent);
      if (holder) expect(a.x + a.width <= sizeOf(holder).width - 16 && a.y + a.height <= sizeOf(holder).height - 16).toBe(true);
      for (const b of boxes.slice(index + 1).filter((other) => other.parent === a.parent))
        expect(a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height).toBe(false);
    });
  });

  test("[C6] is expected to stay within its own cap", () => {
    const { costNanoUsd } = estimate(spec as NonNullable<typeof spec>, catalogue);
    expect(Number(costNanoUsd.likely)).toBeGreaterThan(0);
    expect(Number(costNanoUsd.high)).toBeLessThan((graph.limits?.maxCostUsd ?? 0) * 1e9);
  });
});
