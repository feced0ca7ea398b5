import { expect, test } from "@playwright/test";

const flow = (id: string, source: string, target: string, sourcePort = "out", targetPort = "in") => ({
  ...{ id, kind: "flow", source, sourcePort, target, targetPort },
});

/** Two maps over 900 items, each of which only computes: three events an item. */
function twoMaps() {
  const items = Array.from({ length: 900 }, (_, index) => index);
  const input = { fields: [{ key: "list", type: "json", default: items }] };
  const maps = ["one", "two"].map((id, index) => ({
    nodes: [
      {
        id,
        kind: "map",
        name: id,
        position: { x: 240, y: index * 264 },
        size: { width: 304, height: 224 },
        config: { items: "{{start.list}}" },
      },
      { id: `part_${id}`, kind: "transform", name: "Part", parent: id, position: { x: 40, y: 80 }, config: { template: `{{${id}.item}}` } },
    ],
    edges: [
      flow(`a_${id}`, "start", id),
      flow(`b_${id}`, id, `part_${id}`, "item"),
      flow(`c_${id}`, `part_${id}`, id, "out", "result"),
      flow(`d_${id}`, id, "end"),
    ],
  }));
  return {
    version: 1,
    name: "Large in a test",
    nodes: [
      { id: "start", kind: "input", name: "Start", position: { x: 0, y: 0 }, config: input },
      ...maps.flatMap(({ nodes }) => nodes),
      { id: "end", kind: "output", name: "End", position: { x: 640, y: 0 }, config: { value: "done" } },
    ],
    edges: maps.flatMap(({ edges }) => edges),
  };
}

test("[T2] a large run says how much of it is read, keeps back what only the whole can tell, and a link into a turn of it selects its step", async ({
  page,
}) => {
  const started = await page.request.post("/api/v1/runs", { data: { graph: twoMaps(), input: {} } });
  const { id } = (await started.json()) as { id: string };
  const status = async () => ((await (await page.request.get(`/api/v1/runs/${id}`)).json()) as { status: string }).status;
  await expect.poll(status, { timeout: 60_000 }).toBe("succeeded");

  // The stream is held back, so that what the page can say without it can be read.
  let open = (): void => undefined;
  const held = new Promise<void>((resolve) => (open = resolve));
  await page.route(`**/api/v1/runs/${id}/events*`, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(`/runs/${id}?step=part_one~one-700`);
  await expect(page.getByText("0 % read", { exact: true })).toBeVisible();
  const steps = page.getByRole("listbox", { name: "Steps" });
  await expect(steps.getByRole("option")).toHaveCount(4);
  await page.getByRole("tab", { name: "Cost" }).click();
  await expect(page.getByText("The run is still being read.")).toBeVisible();

  open();
  await expect(page.getByText(/^event 5,4\d\d$/)).toBeVisible();
  await expect(steps.getByRole("option", { selected: true })).toHaveAccessibleName(/^Part, done/);
  await expect(page.getByRole("complementary", { name: "Detail" })).toContainText("item 701");
});

test("two large runs beside each other say how much of them is read, and then every turn is compared", async ({ page }) => {
  const ids: string[] = [];
  for (let count = 0; count < 2; count += 1) {
    const started = await page.request.post("/api/v1/runs", { data: { graph: twoMaps(), input: {} } });
    ids.push(((await started.json()) as { id: string }).id);
  }
  const status = async (id: string) => ((await (await page.request.get(`/api/v1/runs/${id}`)).json()) as { status: string }).status;
  for (const id of ids) await expect.poll(() => status(id), { timeout: 60_000 }).toBe("succeeded");

  let open = (): void => undefined;
  const held = new Promise<void>((resolve) => (open = resolve));
  await page.route("**/api/v1/runs/*/events*", async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(`/runs/${ids[0]}/compare?with=${ids[1]}`);
  await expect(page.getByText("The runs are still being read: 0 %")).toBeVisible();
  open();
  await expect(page.getByText("No difference: every step gave the same.")).toBeVisible();
  await expect(page.getByRole("region", { name: "Totals" })).toContainText("1,80");
});
