// `npm run bench`: how long Baton takes beside a hand-written program that keeps nothing, and beside LangGraph. bench/README.md explains the table.
import path from "node:path";
import { bundle } from "../bin/prelude/bundle.mjs";
import { checkNode } from "../bin/prelude/node-version.mjs";
import { root } from "../bin/prelude/root.mjs";
import { stage } from "../bin/prelude/stage.mjs";

checkNode();
await stage("dependencies", async () => (await import("../bin/prelude/dependencies.mjs")).ensureDependencies());
await stage("programs", async () => (await import("../bin/prelude/programs.mjs")).ensurePrograms());
await stage("langgraph", async () =>
  (await import("../bin/prelude/dependencies.mjs")).ensureDependencies(path.join(root, "bench", "langgraph")),
);
await bundle([{ in: path.join(root, "bench", "main.ts"), out: "tools/bench" }]);
await import(new URL("../dist/tools/bench.mjs", import.meta.url).href);
