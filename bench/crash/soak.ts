import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { ensureDatabase } from "@/lib/runtime/postgres/ensure-database";
import { prepareDatabase } from "@/lib/runtime/postgres/prepare-database";
import { buildWeb } from "@/bin/supervisor/web-build";
import { drill } from "./drill";

// npm run soak [-- --kills 500 --seed 7]: kills workers and the web server until something breaks, or nothing did.

const { values } = parseArgs({
  options: { kills: { type: "string", default: "500" }, seed: { type: "string", default: String(Date.now() % 1_000_000) } },
});
await buildWeb();
const dataDir = mkdtempSync(path.join(tmpdir(), "baton-soak-"));
const database = await ensureDatabase({ dataDir });
let failed = true;
try {
  await prepareDatabase(database.url);
  process.env["DATABASE_URL"] = database.url;
  const result = await drill(database.url, { kills: Number(values.kills), seed: Number(values.seed), web: true });
  console.log(JSON.stringify({ ...result, violations: result.violations.length }));
  for (const violation of result.violations) console.log(violation);
  failed = result.violations.length > 0;
} finally {
  await database.stop();
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 3 });
}
process.exit(failed ? 1 : 0);
