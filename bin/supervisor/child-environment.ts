import path from "node:path";
import type { Environment } from "@/lib/runtime/environment";
import { freePort } from "@/lib/runtime/postgres/free-port";
import { keepSecret } from "@/lib/runtime/keep-secret";
import { keep } from "@/lib/runtime/postgres/keep";

/** What the children read: the whole environment, completed with what was found or made here. */
export async function childEnvironment(environment: Environment, databaseUrl: () => string) {
  const { dataDir, host, port, auth, provider } = environment;
  const secret = keepSecret(environment);
  const simulatedUrl = await modelAddress(environment);
  const inherited = provider.simulated ? withoutKeys(process.env) : process.env;
  return {
    simulatedUrl,
    env: (): NodeJS.ProcessEnv => ({
      ...inherited,
      NEXT_TELEMETRY_DISABLED: "1",
      DATABASE_URL: databaseUrl(),
      BATON_DATA_DIR: dataDir,
      BATON_SECRET: secret,
      BATON_AUTH: auth,
      BATON_PROVIDER: provider.name,
      ...(provider.simulated && { BATON_SIM_URL: simulatedUrl }),
      HOST: host,
      PORT: String(port),
    }),
  };
}

/** Kept from start to start: calls in flight while everything is killed find it again. */
async function modelAddress({ dataDir, simulated }: Environment): Promise<string> {
  if (simulated.url) return simulated.url;
  const chosen = await freePort();
  const port = await freePort(Number(keep(path.join(dataDir, "model-port"), () => String(chosen))));
  return `http://127.0.0.1:${port}`;
}

/** On the simulated model nobody's key is near. */
function withoutKeys(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith("ANTHROPIC_"))) as NodeJS.ProcessEnv;
}
