// node bin/tool.mjs <name> [arguments]: runs bin/tools/<name>.ts, which reads its arguments from process.argv as any program.
import { runTool } from "./prelude/bundle.mjs";

const [name] = process.argv.splice(2, 1);
await runTool(`bin/tools/${name}.ts`);
