import { isFree } from "@/lib/runtime/postgres/free-port";
import { isLoopback, type Environment } from "@/lib/runtime/environment";
import { portHolder } from "./port-holder";
import { Refusal } from "./report";

/** Refuses what would expose the installation, or cannot work, before anything is started. */
export async function checkAddress({ host, port, auth }: Environment): Promise<void> {
  if (auth === "local" && !isLoopback(host)) {
    throw new Refusal(
      `HOST=${host} can be reached by others, and BATON_AUTH=local would let anybody in. Leave BATON_AUTH out, or set it to "required".`,
    );
  }
  if (!(await isFree(port, host).catch(() => null))) throw new Refusal(await explain(host, port));
}

async function explain(host: string, port: number): Promise<string> {
  const address = `http://${host}:${port}`;
  const another = `To use another port: PORT=${port + 1} ${process.argv.includes("--dev") ? "npm run dev" : "npm start"}`;
  if (await isBaton(address)) return `Baton runs already: ${address}\n${another}`;
  const holder = portHolder(port);
  return `Port ${port} on ${host} is ${holder ? `in use by ${holder}` : "in use, or not ours to open"}.\n${another}`;
}

async function isBaton(address: string): Promise<boolean> {
  try {
    const answer = await fetch(`${address}/api/v1/health`, { signal: AbortSignal.timeout(1_000) });
    return "version" in ((await answer.json()) as object);
  } catch {
    return false;
  }
}
