// `npm test`: everything that must hold, in a fresh clone. bin/testing/ is the rest of it.
//   npm test -- --only=types,unit      some stages (their names are printed)
import { runTool } from "./prelude/bundle.mjs";
import { checkNode } from "./prelude/node-version.mjs";
import { stage } from "./prelude/stage.mjs";

process.on("exit", (code) => {
  if (code !== 0 && !globalThis.summed) console.log("0 passed, 1 failed"); // it did not come to the tests
});
checkNode();
await stage("dependencies", async () => (await import("./prelude/dependencies.mjs")).ensureDependencies());
await stage("programs", async () => (await import("./prelude/programs.mjs")).ensurePrograms());
await runTool("bin/testing/main.ts");
