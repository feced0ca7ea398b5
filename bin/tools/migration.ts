import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { migrationsIn } from "@/lib/runtime/postgres/apply-migrations";
import { ensureDatabase } from "@/lib/runtime/postgres/ensure-database";
import { projectRoot } from "@/lib/runtime/project-root";
import { schemaEngine, type SchemaEngine } from "./schema-engine";

const usage = `npm run db:migration -- new <name>   writes the migration that leads from the migrations so far to schema.prisma
npm run db:migration -- check        exits 2 and prints the missing SQL where the migrations do not build schema.prisma`;

const folder = path.join(projectRoot(), "prisma", "migrations");
const lock = path.join(folder, "migration_lock.toml");
const schema = readFileSync(path.join(projectRoot(), "prisma", "schema.prisma"), "utf8");

const [command, name] = process.argv.slice(2);
if (command === "new" && name) process.exitCode = await withEngine((engine) => create(engine, name));
else if (command === "check") process.exitCode = await withEngine(check);
else console.error(usage);
process.exit(process.exitCode ?? 1);

async function create(engine: SchemaEngine, title: string): Promise<number> {
  const sql = await missingSql(engine);
  if (sql === null) return say("the migrations build the schema already", 0);
  const directory = `${new Date().toISOString().replace(/\D/g, "").slice(0, 14)}_${title}`;
  mkdirSync(path.join(folder, directory), { recursive: true });
  writeFileSync(path.join(folder, directory, "migration.sql"), sql);
  if (!existsSync(lock)) writeFileSync(lock, 'provider = "postgresql"\n');
  return say(`wrote prisma/migrations/${directory}/migration.sql`, 0);
}

async function check(engine: SchemaEngine): Promise<number> {
  const sql = await missingSql(engine);
  return sql === null ? say("the migrations build the schema", 0) : say(sql, 2);
}

async function missingSql(engine: SchemaEngine): Promise<string | null> {
  const names = migrationsIn(folder);
  const { exitCode, stdout } = await engine.diff({
    from: names.length ? { tag: "migrations", ...history(names) } : { tag: "empty" },
    to: { tag: "schemaDatamodel", files: [{ path: "prisma/schema.prisma", content: schema }] },
    script: true,
    exitCode: true,
    filters: { externalTables: [], externalEnums: [] },
  });
  return exitCode === 2 ? (stdout ?? "") : null;
}

function history(names: string[]) {
  const migrationDirectories = names.map((directory) => {
    const value = readFileSync(path.join(folder, directory, "migration.sql"), "utf8");
    return { path: directory, migrationFile: { path: "migration.sql", content: { tag: "ok", value } } };
  });
  const content = existsSync(lock) ? readFileSync(lock, "utf8") : null;
  return { baseDir: folder, shadowDbInitScript: "", lockfile: { path: "migration_lock.toml", content }, migrationDirectories };
}

/** On a cluster of its own in a temporary folder: nobody's data is near. */
async function withEngine(work: (engine: SchemaEngine) => Promise<number>): Promise<number> {
  const dataDir = mkdtempSync(path.join(tmpdir(), "baton-migration-"));
  const database = await ensureDatabase({ dataDir, settings: ["fsync=off"] });
  try {
    return await work(await schemaEngine(database.url, schema));
  } finally {
    await database.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function say(text: string, code: number): number {
  console.log(text);
  return code;
}
