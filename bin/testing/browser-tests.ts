import { existsSync, mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { z } from "zod";
import { projectRoot } from "@/lib/runtime/project-root";
import { freePort } from "@/lib/runtime/postgres/free-port";
import { ensureBrowser } from "./browser";
import { runPackage } from "./run";
import type { Result } from "./stage";

const report = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
  errors: z.array(z.unknown()).default([]),
});

/** Browser tests (Playwright) against the real thing on a port and in a data folder of its own, counted by Playwright. */
export async function browserTests(): Promise<Result> {
  return playwright(["light", "dark"], {});
}

/** Whole installations that are started, killed and shared. They bring their own servers. */
export async function drills(): Promise<Result> {
  return playwright(["drills"], { E2E_URL: "about:blank" });
}

async function playwright(projects: string[], more: Record<string, string>): Promise<Result> {
  const browser = await ensureBrowser();
  if (!browser.found) return { passed: 0, failed: 1, note: "no browser", output: browser.advice };
  const file = path.join(mkdtempSync(path.join(tmpdir(), "baton-e2e-")), "report.json");
  const env = {
    E2E_PORT: String(await freePort()),
    PLAYWRIGHT_JSON_OUTPUT_FILE: file,
    ...more,
    ...(browser.path && { E2E_CHROMIUM: browser.path }),
  };
  const { code, output } = await runPackage(
    "@playwright/test/cli.js",
    ["test", "--reporter=line,json", ...projects.map((name) => `--project=${name}`)],
    env,
  );
  if (!existsSync(file)) return { passed: 0, failed: 1, note: "no report", output };
  const { stats, errors } = report.parse(JSON.parse(readFileSync(file, "utf8")));
  const counted = stats.unexpected + stats.flaky + errors.length;
  const failed = counted === 0 && code !== 0 ? 1 : counted;
  return { passed: stats.expected, failed, note: `${stats.expected} tests`, output: [output, ...pages()].join("\n\n") };
}

/** What stood on the page of each test that failed: where the files are gone with the machine, it is all there is to look at. */
function pages(): string[] {
  const folder = path.join(projectRoot(), "test-results");
  const files = existsSync(folder) ? readdirSync(folder).map((test) => path.join(folder, test, "error-context.md")) : [];
  const told = files.filter((file) => existsSync(file)).map((file) => readFileSync(file, "utf8"));
  return told.map((text) => text.slice(text.indexOf("# Test info"), text.indexOf("# Test source")));
}
