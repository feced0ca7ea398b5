// `npm run bench:canvas`: how the editor moves with 1,000 and 5,000 nodes, beside an empty React Flow canvas. bench/README.md explains the table.
import path from "node:path";
import { bundle } from "../bin/prelude/bundle.mjs";
import { checkNode } from "../bin/prelude/node-version.mjs";
import { root } from "../bin/prelude/root.mjs";
import { stage } from "../bin/prelude/stage.mjs";

checkNode();
await stage("dependencies", async () => (await import("../bin/prelude/dependencies.mjs")).ensureDependencies());
await stage("programs", async () => (await import("../bin/prelude/programs.mjs")).ensurePrograms());
await bundle([{ in: path.join(root, "bench", "canvas", "main.ts"), out: "tools/bench-canvas" }]);
await import(new URL("../dist/tools/bench-canvas.mjs", import.meta.url).href);
