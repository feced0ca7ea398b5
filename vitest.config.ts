import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "");

export default defineConfig({
  // `server-only` throws unless its importer is a server; tests are.
  resolve: { alias: { "@": root, "server-only": `${root}/node_modules/server-only/empty.js` } },
  test: {
    include: ["{lib,components,bin,bench,app}/**/*.test.{ts,tsx}"],
    globalSetup: ["lib/runtime/testing/test-cluster.ts", "lib/template/expression-thread.setup.mjs"],
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
