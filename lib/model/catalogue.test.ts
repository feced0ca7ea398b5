import { expect, test } from "vitest";
import { catalogue, defaultModels, findModel, isRetired } from "@/lib/model/catalogue";

const on = (day: string) => new Date(`${day}T12:00:00Z`);

test("every name stands for one model", () => {
  const names = catalogue.models.flatMap((model) => [model.id, ...model.aliases]);
  expect(new Set(names).size).toBe(names.length);
  expect(findModel(catalogue, "claude-haiku-4-5-20251001")?.label).toBe("Claude Haiku 4.5");
  expect(findModel(catalogue, "constructor")).toBeUndefined();
});

test("a model is retired from its day on", () => {
  const sonnet = findModel(catalogue, "claude-sonnet-4-5");
  expect([sonnet?.status, sonnet && isRetired(sonnet, on("2026-11-29")), sonnet && isRetired(sonnet, on("2026-11-30"))]).toEqual([
    "deprecated",
    false,
    true,
  ]);
});

test("a default effort is one that is accepted, and new nodes start with current models of their tier", () => {
  for (const { efforts, defaultEffort } of catalogue.models)
    expect(defaultEffort === null ? efforts : efforts.includes(defaultEffort)).toEqual(defaultEffort === null ? [] : true);
  for (const [tier, id] of Object.entries(defaultModels))
    expect(findModel(catalogue, id)).toMatchObject({ tier, status: "current", structuredOutput: true });
});
