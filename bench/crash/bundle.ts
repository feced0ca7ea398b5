import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { projectRoot } from "@/lib/runtime/project-root";

/** Builds the programs in dist/ from today's source, as `npm start` does; nothing happens where they are up to date. */
export async function bundlePrograms(): Promise<void> {
  const build = `import("./bin/prelude/programs.mjs").then((programs) => programs.ensurePrograms())`;
  await promisify(execFile)(process.execPath, ["--input-type=module", "-e", build], { cwd: projectRoot() });
}
