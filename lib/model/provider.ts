/** Which server of the Messages API is used, from the environment. */
export type Provider =
  | { name: "anthropic"; simulated: false; baseURL: string; apiKey: string; headers: Record<string, string> }
  /** `url` null: nobody runs the simulated model yet; whoever needs it starts one. */
  | { name: "simulated"; simulated: true; url: string | null }
  | { name: "unsupported"; simulated: false; message: string };

export type Environment = Record<string, string | undefined>;

/** A base URL without a key gets a dummy one: servers beside Anthropic's own often want none. */
const dummyKey = "no-key";

export function providerFromEnv(env: Environment): Provider {
  const asked = env["BATON_PROVIDER"]?.trim() || (hasAnthropic(env) ? "anthropic" : "simulated");
  switch (asked) {
    case "simulated":
      return { name: "simulated", simulated: true, url: given(env, "BATON_SIM_URL") };
    case "anthropic":
      return anthropic(env);
    case "bedrock":
    case "vertex":
    case "foundry":
      return unsupported(
        `BATON_PROVIDER=${asked} is not in this version. Use anthropic, with ANTHROPIC_BASE_URL for a gateway, or simulated.`,
      );
    default:
      return unsupported(`BATON_PROVIDER=${asked} is not known. Use anthropic or simulated.`);
  }
}

function hasAnthropic(env: Environment): boolean {
  return ["ANTHROPIC_API_KEY", "ANTHROPIC_AUTH_TOKEN", "ANTHROPIC_BASE_URL"].some((name) => given(env, name) !== null);
}

function anthropic(env: Environment): Provider {
  const baseURL = given(env, "ANTHROPIC_BASE_URL");
  const apiKey = given(env, "ANTHROPIC_API_KEY") ?? given(env, "ANTHROPIC_AUTH_TOKEN");
  if (apiKey === null && baseURL === null) {
    return unsupported("BATON_PROVIDER=anthropic needs ANTHROPIC_API_KEY, or ANTHROPIC_BASE_URL of a server that wants no key.");
  }
  return {
    name: "anthropic",
    simulated: false,
    baseURL: baseURL ?? "https://api.anthropic.com",
    apiKey: apiKey ?? dummyKey,
    headers: customHeaders(env),
  };
}

function unsupported(message: string): Provider {
  return { name: "unsupported", simulated: false, message };
}

function given(env: Environment, name: string): string | null {
  const value = env[name]?.trim() ?? "";
  return value === "" ? null : value;
}

/** `ANTHROPIC_CUSTOM_HEADERS`: a header a line, names in lower case. */
export function customHeaders(env: Environment): Record<string, string> {
  const lines = (env["ANTHROPIC_CUSTOM_HEADERS"] ?? "").split("\n").map((line) => /^\s*([^:\s]+)\s*:(.*)$/.exec(line));
  return Object.fromEntries(lines.flatMap((match) => (match === null ? [] : [[(match[1] ?? "").toLowerCase(), (match[2] ?? "").trim()]])));
}
