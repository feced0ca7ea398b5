import { expect, test } from "@playwright/test";
import { card, openEditor, saved, stored } from "./support/editor";
import { oneCall, run } from "./support/graphs";

const settingsOf = async (...[page, id]: Parameters<typeof stored>) =>
  (await stored(page, id)).nodes.find((node) => node.id === "writer")?.config ?? {};

test("a model is found by typing, with price, speed and what it refuses; an id that no table has is taken as it is", async ({ page }) => {
  const id = await openEditor(page, oneCall("Choosing"));
  await card(page, "writer").click();
  const model = page.getByRole("combobox", { name: "Model", exact: true }).and(page.locator("button"));
  await model.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "Models" }).getByRole("combobox")).toBeFocused();
  await page.keyboard.type("sonnet 4.5");
  await expect(page.getByRole("option", { name: /Claude Sonnet 4\.5.*\$3 in.*\$15 out.*fast.*200k context.*no effort/ })).toBeVisible();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("opus 5.5");
  await expect(page.getByRole("option", { name: /Claude Opus 5\.5/ })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect.poll(async () => (await settingsOf(page, id))["model"]).toBe("claude-opus-5-5");
  await expect(model).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.type("local/llama-9");
  await expect(page.getByRole("option", { name: /local\/llama-9 unpriced/ })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect.poll(async () => (await settingsOf(page, id))["model"]).toBe("local/llama-9");
});

test("an answer's shape is read off an example, moved by keys, and the same as its JSON", async ({ page }) => {
  const id = await openEditor(page, oneCall("Shapes"));
  await card(page, "writer").click();
  await page.getByRole("switch", { name: "Structured output" }).click();
  const shape = page.getByRole("group", { name: "Shape of the answer" });
  await shape.getByRole("radio", { name: "From example" }).click();
  await shape.getByRole("textbox", { name: "Example" }).fill('{"title": "Heat", "tags": ["a"]}');
  await shape.getByRole("button", { name: "Use its schema" }).click();
  await shape.getByRole("group", { name: "Field title" }).getByRole("textbox", { name: "Name" }).focus();
  await page.keyboard.press("Alt+ArrowDown");
  const title = shape.getByRole("group", { name: "Field title" });
  await expect(title.getByRole("textbox", { name: "Name" })).toBeFocused();
  await title.getByRole("checkbox", { name: "Required" }).click();
  await expect
    .poll(async () => (await settingsOf(page, id))["outputSchema"])
    .toEqual({
      type: "object",
      properties: { tags: { type: "array", items: { type: "string" } }, title: { type: "string" } },
      required: ["tags"],
      additionalProperties: false,
    });
  await shape.getByRole("radio", { name: "JSON" }).click();
  await expect(shape.getByRole("textbox", { name: "JSON Schema" })).toHaveValue(/"required": \[\s*"tags"\s*\]/);
});

test("references say what they were in the last run; its output is pinned, and the next run asks no model", async ({ page }) => {
  const id = await openEditor(page, oneCall("Pinning"));
  await run(page.request, id, "seagulls at noon");
  await card(page, "writer").click();
  await page.getByRole("textbox", { name: "Prompt", exact: true }).click();
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.type(" {{question.te");
  await expect(page.getByRole("option", { name: /question\.text.*text.*seagulls at noon/ })).toBeVisible();
  await page.keyboard.press("Enter");
  await saved(page);

  await page.getByRole("tab", { name: "Output" }).click();
  await page.getByRole("button", { name: "Pin it" }).click();
  await page.getByRole("textbox", { name: "Value" }).fill("Written by hand.");
  await page.reload();
  await expect(card(page, "writer")).toHaveAccessibleName(/pinned/);
  await page.getByRole("button", { name: /^Run/ }).click();
  const form = page.getByRole("dialog", { name: /Run/ });
  await expect(form.getByText("1 pinned value is used.")).toBeVisible();
  await form.getByRole("textbox", { name: "text" }).fill("gulls");
  await form.getByRole("button", { name: "Run", exact: true }).click();
  await page.waitForURL("**/runs/*");
  const runId = new URL(page.url()).pathname.split("/").at(-1);
  await expect
    .poll(async () => await (await page.request.get(`/api/v1/runs/${runId}`)).json())
    .toMatchObject({ status: "succeeded", output: "Written by hand.", costNanoUsd: "0" });
});

test("beside a prompt stand its tokens and what the node is likely to cost, as it is written and for the model that is chosen", async ({
  page,
}) => {
  await openEditor(page, oneCall("Costs as typed"));
  await card(page, "writer").click();
  const aside = page.getByText(/^about [\d,]+ tokens, ~\$0\.\d+ a run$/);
  await expect(aside).toHaveCount(1);
  const cost = async () => Number(/~\$(0\.\d+)/.exec((await aside.textContent()) ?? "")?.[1]);
  const before = await cost();
  const prompt = page.getByRole("textbox", { name: "Prompt", exact: true });
  await prompt.click();
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.insertText(" Mind every word of this. ".repeat(400));
  await expect.poll(cost).toBeGreaterThan(before);
});
