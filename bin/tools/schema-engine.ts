import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import * as engineModule from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";

/**
 * Prisma's own schema engine, compiled to wasm, over the pg driver: the native one must be downloaded from a host that npm
 * mirrors do not carry. The adapter needs three repairs, each named below.
 */
export async function schemaEngine(url: string, schema: string): Promise<SchemaEngine> {
  const script = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const wasm = readFileSync(script.replace(/\.js$/, ".wasm"));
  const { instance } = await WebAssembly.instantiate(wasm, {
    "./schema_engine_bg.js": engineModule as unknown as WebAssembly.ModuleImports,
  });
  engineModule.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: (text: string) => console.error("schema engine:", text) } });
  const adapter = bindMigrationAwareSqlAdapterFactory(new MigrationAdapter(url));
  return engineModule.SchemaEngine.new(
    { datamodels: [["prisma/schema.prisma", schema]] },
    () => undefined,
    adapter,
  ) as Promise<SchemaEngine>;
}

export type SchemaEngine = { diff: (request: object) => Promise<{ exitCode: number; stdout?: string }> };

type Connection = Awaited<ReturnType<PrismaPg["connect"]>>;

class MigrationAdapter extends PrismaPg {
  constructor(private readonly url: string) {
    super(parts(url));
  }

  override async connect() {
    return repaired(await super.connect());
  }

  /** The adapter's own shadow database is the real one: a connection string wins over the database's name. Ours is apart. */
  override async connectToShadowDb() {
    const admin = new pg.Client(parts(this.url));
    await admin.connect();
    const database = `shadow_${process.pid}_${Date.now()}`;
    await admin.query(`create database ${database}`);
    const pool = new pg.Pool({ ...parts(this.url), database });
    const shadow = repaired(await new PrismaPg(pool).connect());
    shadow.dispose = async () => {
      await pool.end();
      await admin.query(`drop database ${database} with (force)`);
      await admin.end();
    };
    return shadow;
  }
}

function parts(url: string) {
  const { hostname, port, username, password, pathname } = new URL(url);
  return {
    host: hostname,
    port: Number(port || 5432),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: decodeURIComponent(pathname.slice(1)),
  };
}

type Inner = {
  client: { query: (sql: string) => Promise<unknown> };
  onError: (error: unknown) => never;
  performIO: (query: unknown) => Promise<{ fields?: { dataTypeID: number }[] }>;
  queryRaw: (query: object) => Promise<{ columnTypes: number[] }>;
  executeScript: (script: string) => Promise<void>;
};

const char = 18;
const text = 25;

/** The catalogue's type "char" is not known to the adapter, and it splits scripts at every semicolon. */
function repaired(connection: Connection): Connection {
  const inner = connection as unknown as Inner; // its members are private, and there is no other way in
  const performIO = inner.performIO.bind(inner);
  const queryRaw = inner.queryRaw.bind(inner);
  const charColumns = new WeakMap<object, number[]>();
  inner.performIO = async (query) => {
    const result = await performIO(query);
    const fields = result.fields ?? [];
    charColumns.set(
      query as object,
      fields.flatMap((field, index) => (field.dataTypeID === char ? [index] : [])),
    );
    for (const field of fields) if (field.dataTypeID === char) field.dataTypeID = text;
    return result;
  };
  inner.queryRaw = async (query) => {
    const rows = await queryRaw(query);
    for (const index of charColumns.get(query) ?? []) rows.columnTypes[index] = ColumnTypeEnum.Character;
    return rows;
  };
  inner.executeScript = async (script) => {
    await inner.client.query(script).catch((error: unknown) => inner.onError(error));
  };
  return connection;
}
