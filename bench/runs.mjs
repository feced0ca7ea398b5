// `npm run bench:runs`: how fast the list of runs answers with a million runs. bench/README.md explains the table.
import path from "node:path";
import { bundle } from "../bin/prelude/bundle.mjs";
import { checkNode } from "../bin/prelude/node-version.mjs";
import { root } from "../bin/prelude/root.mjs";
import { stage } from "../bin/prelude/stage.mjs";

checkNode();
await stage("dependencies", async () => (await import("../bin/prelude/dependencies.mjs")).ensureDependencies());
await stage("programs", async () => (await import("../bin/prelude/programs.mjs")).ensurePrograms());
await bundle([{ in: path.join(root, "bench", "runs", "main.ts"), out: "tools/bench-runs" }]);
await import(new URL("../dist/tools/bench-runs.mjs", import.meta.url).href);
