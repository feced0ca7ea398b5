// `npm run soak`: kills workers and the web server until something breaks, or nothing did. bench/crash/soak.ts says what is checked.
import path from "node:path";
import { bundle } from "../bin/prelude/bundle.mjs";
import { checkNode } from "../bin/prelude/node-version.mjs";
import { root } from "../bin/prelude/root.mjs";
import { stage } from "../bin/prelude/stage.mjs";

checkNode();
await stage("dependencies", async () => (await import("../bin/prelude/dependencies.mjs")).ensureDependencies());
await stage("programs", async () => (await import("../bin/prelude/programs.mjs")).ensurePrograms());
await bundle([{ in: path.join(root, "bench", "crash", "soak.ts"), out: "tools/soak" }]);
await import(new URL("../dist/tools/soak.mjs", import.meta.url).href);
