import { expect, test } from "vitest";
import { customHeaders, type Environment, providerFromEnv } from "@/lib/model/provider";

test.each<[string, Environment, object]>([
  ["nothing set: simulated", {}, { name: "simulated", simulated: true, url: null }],
  ["an address of a simulated model that runs", { BATON_SIM_URL: "http://127.0.0.1:9" }, { name: "simulated", url: "http://127.0.0.1:9" }],
  [
    "a key",
    { ANTHROPIC_API_KEY: "sk" },
    { name: "anthropic", simulated: false, baseURL: "https://api.anthropic.com", apiKey: "sk", headers: {} },
  ],
  ["a token", { ANTHROPIC_AUTH_TOKEN: "tok" }, { name: "anthropic", apiKey: "tok" }],
  [
    "a server without a key gets a dummy",
    { ANTHROPIC_BASE_URL: "http://localhost:8080" },
    { name: "anthropic", baseURL: "http://localhost:8080", apiKey: "no-key" },
  ],
  [
    "simulated by choice sees no key",
    { ANTHROPIC_API_KEY: "sk", BATON_PROVIDER: "simulated" },
    { name: "simulated", simulated: true, url: null },
  ],
  ["an empty key is none", { ANTHROPIC_API_KEY: " " }, { name: "simulated" }],
  [
    "anthropic without anything",
    { BATON_PROVIDER: "anthropic" },
    { name: "unsupported", message: expect.stringContaining("ANTHROPIC_API_KEY") },
  ],
  [
    "a provider of another day",
    { BATON_PROVIDER: "bedrock" },
    { name: "unsupported", message: expect.stringContaining("not in this version") },
  ],
  ["a provider that nobody knows", { BATON_PROVIDER: "oracle" }, { name: "unsupported", message: expect.stringContaining("not known") }],
])("%s", (_, env, provider) => expect(providerFromEnv(env)).toMatchObject(provider));

test("custom headers are read line by line", () => {
  expect(customHeaders({ ANTHROPIC_CUSTOM_HEADERS: "X-Team: blue\n\nno colon\nX-Url: http://a:1" })).toEqual({
    "x-team": "blue",
    "x-url": "http://a:1",
  });
});
