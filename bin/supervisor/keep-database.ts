import { ensureDatabase, type Database } from "@/lib/runtime/postgres/ensure-database";
import type { Environment } from "@/lib/runtime/environment";
import { wait } from "@/lib/runtime/postgres/wait";

export type KeptDatabase = {
  origin: string;
  url: () => string;
  /** False: it is not ours to stop, or another program still uses it. */
  stop: () => Promise<boolean>;
};

/** The database, brought back whenever it ends; `moved` is told when it came back under another address. */
export async function keepDatabase({ dataDir, databaseUrl }: Environment, moved: () => void): Promise<KeptDatabase> {
  let current: Database = await ensureDatabase({ dataDir, databaseUrl });
  let stopping = false;
  void watch();
  return {
    origin: origin(current),
    url: () => current.url,
    stop: async () => {
      stopping = true;
      const stopped = await current.stopIfUnused();
      if (!stopped && current.embedded) console.error("  the database goes on: another program is using it");
      return stopped;
    },
  };

  async function watch(): Promise<void> {
    for (;;) {
      await wait(300);
      if (stopping) return;
      if (!current.alive()) await revive();
    }
  }

  async function revive(): Promise<void> {
    console.error("  database ended, starting it again");
    const before = current.url;
    try {
      current = await ensureDatabase({ dataDir, databaseUrl });
      if (current.url !== before) moved();
    } catch (error) {
      console.error(`  ${(error as Error).message}`);
      await wait(2_000);
    }
  }
}

function origin({ embedded, adopted }: Database): string {
  if (!embedded) return "yours (DATABASE_URL)";
  return adopted ? "embedded, was running" : "embedded, started";
}
