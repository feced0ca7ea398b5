import { expect, test } from "vitest";
import { readEnvironment } from "./environment";

test("without any variable it is one person's machine, on the simulated model", () => {
  const read = readEnvironment({});
  expect(read).toMatchObject({ port: 3000, host: "127.0.0.1", auth: "local", provider: { simulated: true }, databaseUrl: undefined });
  expect(read.dataDir).toMatch(/[/\\][.]data$/);
});

test("an address that others reach asks who they are, unless told otherwise", () => {
  expect(readEnvironment({ HOST: "0.0.0.0" }).auth).toBe("required");
  expect(readEnvironment({ HOST: "localhost" })).toMatchObject({ host: "127.0.0.1", auth: "local" });
  expect(readEnvironment({ BATON_AUTH: "required" }).auth).toBe("required");
});

test("empty variables count as not set", () => {
  expect(readEnvironment({ PORT: "", DATABASE_URL: " ", ANTHROPIC_API_KEY: "" })).toMatchObject({
    port: 3000,
    databaseUrl: undefined,
    provider: { simulated: true },
  });
});

test("what cannot be read is named", () => {
  expect(() => readEnvironment({ PORT: "none", BATON_AUTH: "maybe" })).toThrow(/PORT[^]*BATON_AUTH/);
});
