import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { z } from "zod";
import { runPackage } from "./run";
import type { Result } from "./stage";

const report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
});

/** Unit and integration tests (vitest), counted by vitest. A file that does not load counts as one failed test. */
export async function unit(): Promise<Result> {
  const file = path.join(mkdtempSync(path.join(tmpdir(), "baton-unit-")), "report.json");
  const { code, output } = await runPackage("vitest/vitest.mjs", ["run", "--reporter=dot", "--reporter=json", `--outputFile.json=${file}`]);
  const read = parse(file);
  if (!read) return { passed: 0, failed: 1, note: "no report", output };
  const unloaded = read.testResults.filter((result) => result.status === "failed" && result.assertionResults.length === 0).length;
  const counted = read.numFailedTests + unloaded;
  const failed = counted === 0 && code !== 0 ? 1 : counted;
  return { passed: read.numPassedTests, failed, note: `${read.numPassedTests} tests`, output };
}

function parse(file: string) {
  try {
    return report.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return null;
  }
}
