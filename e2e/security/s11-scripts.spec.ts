import { expect, test } from "@playwright/test";
import { belongings } from "./support/api";
import { echo } from "./support/documents";

const attacks = [
  "<script>window.pwned = 1</script>",
  '<img src="x" onerror="window.pwned = 1">',
  '<svg onload="window.pwned = 1"><script>window.pwned = 1</script></svg>',
  '<iframe srcdoc="<script>parent.pwned = 1</script>"></iframe>',
  "[click](javascript:window.pwned=1) ![x](https://evil.example/x.png)",
  '<form action="https://evil.example"><button>Sign in again</button></form><style>*{display:none}</style><!--',
  "</script><script>window.pwned = 1</script>",
  "<a href='data:text/html,<script>opener.pwned=1</script>'>x</a>",
].join("\n\n");

const evil = {
  ...echo,
  name: attacks.slice(0, 180),
  description: attacks,
  nodes: [
    { ...echo.nodes[0], name: attacks.slice(0, 180) },
    { ...echo.nodes[1], name: attacks.slice(60, 240), description: attacks },
    { id: "note", kind: "note", name: "Note", position: { x: 0, y: 200 }, config: { text: attacks } },
  ],
};

test("[S11] what people and models write is text: nothing in it runs, loads or posts, on any page that shows it", async ({
  page,
  request,
}) => {
  test.slow();
  const own = await belongings(request, evil, { topic: attacks });
  const outside: string[] = [];
  const violations: string[] = [];
  page.on("request", (sent) => {
    if (!sent.url().startsWith("http://127.0.0.1") && !/^(data|blob):/.test(sent.url())) outside.push(sent.url());
  });
  page.on("dialog", (dialog) => void dialog.dismiss().then(() => violations.push("dialog")));
  page.on("console", (message) => {
    if (/Content Security Policy/.test(message.text()) && !/unsafe-eval|eval/.test(message.text())) violations.push(message.text());
  });
  const pages = ["/", "/graphs", `/graphs/${own.graphId}`, "/runs", `/runs/${own.runId}`, `/s/${own.token}`, `/embed/${own.token}`];
  for (const path of pages) {
    await page.goto(path);
    await expect(page.locator("body")).toBeVisible();
    await page.waitForLoadState("load");
    expect(await page.evaluate(() => "pwned" in window), path).toBe(false);
    const found = await page.evaluate(() => ({
      links: [...document.querySelectorAll("a")].filter((link) => /^(javascript|data):/i.test(link.getAttribute("href") ?? "")).length,
      frames: document.querySelectorAll("iframe[srcdoc]").length,
      forms: [...document.querySelectorAll("form")].filter((form) => form.action.includes("evil")).length,
      handlers: document.querySelectorAll("[onerror], [onload]").length,
    }));
    expect(found, path).toEqual({ links: 0, frames: 0, forms: 0, handlers: 0 });
  }
  expect(outside).toEqual([]);
  expect(violations).toEqual([]);
});

test("[S11] the API's answers are data: no browser opens one as a page", async ({ request }) => {
  const own = await belongings(request, evil, { topic: attacks });
  for (const path of [
    `graphs/${own.graphId}`,
    `runs/${own.runId}`,
    `runs/${own.runId}/events`,
    `shared/${own.token}`,
    `shared/${own.token}/file`,
    "nothing",
  ]) {
    const headers = (await request.get(`/api/v1/${path}`)).headers();
    expect(headers["content-type"], path).toMatch(/^(application\/(problem\+)?json|text\/event-stream)/);
    expect(headers["x-content-type-options"], path).toBe("nosniff");
    expect(headers["content-security-policy"], path).toBe("default-src 'none'; frame-ancestors 'none'");
  }
});
