import path from "node:path";
import { projectRoot } from "@/lib/runtime/project-root";
import { run, runPackage } from "./run";
import { fence, type Result } from "./stage";

export async function types(): Promise<Result> {
  const { code, output } = await runPackage("typescript/bin/tsc", ["--noEmit", "-p", "."]);
  return fence(code === 0, counted(output, /error TS/g, "errors"), output);
}

export async function lint(): Promise<Result> {
  const { code, output } = await runPackage("oxlint/bin/oxlint", ["--type-aware", "--deny-warnings", "."]);
  return fence(code === 0, counted(output, /^\s*[×!x⚠]/gm, "findings"), output);
}

export async function format(): Promise<Result> {
  const { code, output } = await runPackage("prettier/bin/prettier.cjs", ["--check", "."]);
  return fence(code === 0, counted(output, /^\[warn\] (?!Code style)/gm, "files to format"), output);
}

/** Blind is not green: a parser that it does not understand makes dependency-cruiser see nothing and complain about nothing. */
export async function boundaries(): Promise<Result> {
  const folders = ["app", "components", "lib", "bin", "proxy.ts"];
  const { code, output } = await runPackage("dependency-cruiser/bin/dependency-cruise.mjs", [
    "--config",
    ".dependency-cruiser.cjs",
    ...folders,
  ]);
  const modules = Number(/(\d+) modules/.exec(output)?.[1] ?? 0);
  return fence(code === 0 && modules > 100, `${modules} modules`, output);
}

export async function unused(): Promise<Result> {
  const { code, output } = await runPackage("knip/bin/knip.js", ["--no-progress"]);
  return fence(code === 0, code === 0 ? "" : "something is used by nobody", output);
}

export async function migrations(): Promise<Result> {
  const { code, output } = await run(process.execPath, [path.join(projectRoot(), "bin", "tool.mjs"), "migration", "check"]);
  return fence(code === 0, code === 0 ? "build the schema" : "do not build the schema", output);
}

export async function rules(): Promise<Result> {
  const { code, output } = await run(process.execPath, [path.join(projectRoot(), "bin", "tool.mjs"), "rules", "--brief"]);
  return fence(code === 0, output.split("\n").at(-1) ?? "", output);
}

function counted(output: string, pattern: RegExp, what: string): string {
  const count = output.match(pattern)?.length ?? 0;
  return count ? `${count} ${what}` : "";
}
