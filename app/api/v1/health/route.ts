import { getHealth } from "@/lib/contract/health";
import { readHealth } from "@/lib/data/health";
import { forAnyone } from "@/app/api/_http/handle";
import packageFile from "@/package.json";

export const GET = forAnyone(getHealth, async () => {
  const { database, engine } = await readHealth();
  const status = database && engine ? "ok" : "not_ready";
  return Response.json({ status, database, engine, version: packageFile.version }, { status: status === "ok" ? 200 : 503 });
});
