import { expect, test, type APIRequestContext } from "@playwright/test";
import { expectClean } from "./support/axe";
import { keep } from "./support/graphs";
import { asked, asking, card, chip, start, unique } from "./support/questions";

const sentence = " as far as a careful reader can tell, all remarks are already there, and a rare error or a rather rash draft remains";

async function answerElsewhere(request: APIRequestContext, run: string | undefined, id: string): Promise<void> {
  expect((await request.post(`/api/v1/runs/${run}/questions/${id}`, { data: { decision: "approve" } })).status()).toBe(200);
}

async function questionsOf(
  request: APIRequestContext,
  run: string | undefined,
): Promise<{ id: string; nodeId: string; answer: unknown }[]> {
  return (
    (await (await request.get(`/api/v1/runs/${run}/questions`)).json()) as { items: { id: string; nodeId: string; answer: unknown }[] }
  ).items;
}

test("[E8] who writes into a question that is answered elsewhere answers no other by what they go on to write", async ({
  page,
  request,
}) => {
  const names = ["One", "Two", "Three"].map(unique);
  const runs: string[] = [];
  for (const name of names) runs.push(await start(request, await keep(request, asking(name)), { text: `Words of ${name}.` }));
  await page.goto("/inbox");
  const row = (name: string | undefined) => page.getByRole("region", { name: "Open questions" }).getByRole("button", { name: name ?? "" });
  for (const name of names) await expect(row(name)).toBeVisible();
  await row(names[1]).click();
  await card(page).getByRole("button", { name: "Edit" }).click();
  await page.keyboard.type(" Begun");
  const [asked] = await questionsOf(request, runs[1]);
  await answerElsewhere(request, runs[1], asked?.id ?? "");
  await page.keyboard.type(sentence, { delay: 40 });
  await expect(card(page).getByText("Answered elsewhere")).toBeVisible();
  await expect(row(names[1])).toBeHidden();
  const written = card(page).getByRole("textbox", { name: "What you wrote" });
  await expect(written).toBeFocused();
  await page.keyboard.type(sentence, { delay: 10 });
  await expect(written).toHaveValue(/ Begun as far as/);
  await expect(written).toHaveValue(/Words of Two/);
  await expect(card(page).getByText(/^Approved by somebody at .+ What you wrote was not sent\.$/)).toBeVisible();
  await expectClean(page);
  for (const run of [runs[0], runs[2]]) expect((await questionsOf(request, run)).map(({ answer }) => answer)).toEqual([null]);

  // By an act of their own they go on, and then keys answer again.
  await row(names[2]).click();
  await expect(card(page).getByText(`Words of ${names[2]}.`)).toBeVisible();
  await page.keyboard.press("a");
  await expect(row(names[2])).toBeHidden();
  await expect(card(page).getByText("Approved. The run goes on.")).toBeVisible();
  await expect(page.getByRole("region", { name: "Open questions" })).toBeFocused();
  await page.keyboard.type(sentence);
  await page.keyboard.press("ArrowDown");
  await expect(row(names[2])).toBeHidden();
  await expect(page.getByRole("region", { name: "Open questions" }).locator(":focus")).toHaveAttribute("aria-current", "true");
  expect((await questionsOf(request, runs[0])).map(({ answer }) => answer)).toEqual([null]);
});

test("[E8] on a run's page a question that was answered elsewhere keeps its place, and the next one's button where it was", async ({
  page,
  request,
}) => {
  const graph = asking(unique("Asks two"));
  const [draft, editor, brief] = graph.nodes;
  const other = { ...editor, id: "lawyer", name: "Ask the lawyer", position: { x: 280, y: 160 } };
  const edge = { id: "e3", kind: "flow", source: "draft", sourcePort: "out", target: "lawyer", targetPort: "in" };
  const run = await start(request, await keep(request, { ...graph, nodes: [draft, editor, other, brief], edges: [...graph.edges, edge] }), {
    text: "Old words.",
  });
  await page.goto(`/runs/${run}`);
  const cards = page.getByRole("group", { name: "Questions" }).getByRole("region");
  await expect(cards.getByRole("button", { name: "Approve" })).toHaveCount(2);
  const [first, second] = [cards.nth(0), cards.nth(1)];
  await first.getByRole("button", { name: "Edit" }).click();
  await page.keyboard.type(" Begun");
  const place = await second.getByRole("button", { name: "Approve" }).boundingBox();
  const name = (await first.getAttribute("aria-label"))?.replace(" asks", "") ?? "";
  const nodeId = name === other.name ? "lawyer" : "editor";
  const asked = (await questionsOf(request, run)).find((question) => question.nodeId === nodeId);
  await answerElsewhere(request, run, asked?.id ?? "");
  await page.keyboard.type(sentence, { delay: 40 });
  await expect(first.getByText("Answered elsewhere")).toBeVisible();
  const written = first.getByRole("textbox", { name: "What you wrote" });
  await expect(written).toBeFocused();
  await page.keyboard.type(sentence, { delay: 10 });
  await expect(written).toHaveValue(/ Begun/);
  const after = await second.getByRole("button", { name: "Approve" }).boundingBox();
  expect(Math.abs((after?.y ?? 0) - (place?.y ?? 0))).toBeLessThan(place?.height ?? 0);
  expect((await questionsOf(request, run)).filter(({ answer }) => answer === null)).toHaveLength(1);
  await first.getByRole("button", { name: "Put away" }).click();
  await expect(cards).toHaveCount(1);
  await page.keyboard.press("a");
  expect((await questionsOf(request, run)).filter(({ answer }) => answer === null)).toHaveLength(1);
  await cards.getByText("Old words.").click();
  await page.keyboard.press("a");
  await expect(chip(page, "Done")).toBeVisible();
});

test("[E8] a question of the inbox stays with what was written when its time is over", async ({ page, request }) => {
  const name = unique("Timed");
  const graph = await keep(request, asking(name, { timeoutSeconds: 8, onTimeout: "reject" }));
  await start(request, graph, { text: "Words." });
  await page.goto("/inbox");
  await page.getByRole("region", { name: "Open questions" }).getByRole("button", { name }).click();
  await card(page).getByRole("button", { name: "Edit" }).click();
  await page.keyboard.type("Begun. ");
  await expect(card(page).getByText("Nobody answered in time")).toBeVisible();
  await expect(card(page).getByRole("textbox", { name: "What you wrote" })).toHaveValue(/Begun\. /);
  await card(page).getByRole("button", { name: "Put away" }).click();
  await expect(card(page)).toBeHidden();
  await expect(page.getByRole("region", { name: "Open questions" })).toBeFocused();
});

test("[E7] a question whose run is cancelled while somebody writes says so", async ({ page, request }) => {
  const run = await asked(page);
  await card(page).getByRole("button", { name: "Edit" }).click();
  await page.keyboard.type(" and more");
  expect((await request.post(`/api/v1/runs/${run}/cancel`)).status()).toBe(202);
  await expect(card(page).getByText("Its run was cancelled")).toBeVisible();
  await expect(card(page).getByRole("textbox", { name: "What you wrote" })).toHaveValue(/ and more/);
  await card(page).getByRole("button", { name: "Put away" }).click();
  await expect(card(page)).toBeHidden();
});
