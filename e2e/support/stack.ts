import { startStack } from "./start-stack";

/** Playwright's global setup: the whole product, started as its users start it, on a data folder of its own. */
export default async function stack(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.E2E_URL) return undefined;
  const { stop, dataDir } = await startStack({ PORT: process.env.E2E_PORT ?? "3210" });
  // Tests that need a second person write to the database: there are no accounts to make one by.
  process.env.E2E_DATA_DIR = dataDir;
  return stop;
}
