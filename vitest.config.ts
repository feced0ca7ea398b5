import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "");

/** Folders whose tests start nothing, listen nowhere and read no environment: they may share what is loaded. */
const alike = [
  "lib/{core,spec,trace,template,money,graph,compile,nodes,engine,operations,contract}/**/*.test.{ts,tsx}",
  "components/**/*.test.{ts,tsx}",
];

export default defineConfig({
  // `server-only` throws unless its importer is a server; tests are.
  resolve: { alias: { "@": root, "server-only": `${root}/node_modules/server-only/empty.js` } },
  test: {
    globalSetup: ["lib/runtime/testing/test-cluster.ts", "lib/template/expression-thread.setup.mjs"],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    projects: [
      // Loading modules anew for each file took longer than the tests themselves.
      { extends: true, test: { name: "alike", include: alike, isolate: false } },
      {
        extends: true,
        test: { name: "apart", include: ["{lib,components,bin,bench,app}/**/*.test.{ts,tsx}"], exclude: ["**/node_modules/**", ...alike] },
      },
    ],
  },
});
