// The arrows of docs/layout.md: who may import whom. `npm test -- --only=boundaries`.

const server =
  "^lib/(data|runtime|auth|operations)/|^lib/tools/(?!(connections|outside)[.]ts)|^lib/model/(anthropic|node-fetch|simulated/)";
const kinds = "^lib/nodes/([^/]+)/";

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } } },
    { name: "nobody-imports-app", severity: "error", from: { pathNot: "^app/" }, to: { path: "^app/" } },
    { name: "core-is-the-floor", severity: "error", from: { path: "^lib/core/" }, to: { path: "^(app|components|bin|lib/(?!core/))" } },
    {
      name: "lib-knows-no-screens",
      severity: "error",
      from: { path: "^lib/", pathNot: "^lib/nodes/.*[.]tsx$" },
      to: { path: "^components/" },
    },
    { name: "cards-use-only-the-kit", severity: "error", from: { path: "^lib/nodes/.*[.]tsx$" }, to: { path: "^components/(?!ui/)" } },
    {
      name: "no-react-in-lib",
      severity: "error",
      from: { path: "^lib/", pathNot: "^lib/nodes/" },
      to: { path: "node_modules/(react|react-dom|next|zustand|@xyflow)/" },
    },
    {
      // The template editor knows our references, and inspectors may use nothing outside ui/. No second exception.
      name: "ui-fits-another-product",
      severity: "error",
      from: { path: "^components/ui/", pathNot: "^components/ui/template-" },
      to: { path: "^(components/(?!ui/)|lib/(?!core/))" },
    },
    { name: "screens-know-no-server", severity: "error", from: { path: "^components/" }, to: { path: server } },
    {
      name: "the-middle-is-pure",
      severity: "error",
      from: { path: "^lib/(core|spec|trace|template|money|graph|compile|engine|nodes)/", pathNot: "[.]test[.]ts$|/testing/" },
      to: { path: server },
    },
    {
      name: "shared-code-runs-in-browsers",
      severity: "error",
      from: { path: "^lib/(core|spec|trace|money|graph|compile|nodes|contract)/", pathNot: "[.]test[.]ts$|/testing/" },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "only-data-knows-the-database",
      severity: "error",
      from: { path: "^(app|components|lib|proxy)", pathNot: "^lib/data/|[.]test[.]ts$|/testing/" },
      to: { path: "node_modules/@prisma/|^lib/data/generated" },
    },
    {
      // The runtime listens for notifications; it states no queries of its own on our tables.
      name: "only-data-and-runtime-connect",
      severity: "error",
      from: { path: "^(app|components|lib|proxy)", pathNot: "^lib/(data|runtime)/|[.]test[.]ts$|/testing/" },
      to: { path: "node_modules/pg/" },
    },
    {
      name: "only-the-model-knows-its-sdk",
      severity: "error",
      from: { pathNot: "^lib/model/" },
      to: { path: "node_modules/@anthropic-ai/" },
    },
    {
      // Every address that a graph names goes through the guard (docs/security.md, S8).
      name: "one-way-to-foreign-addresses",
      severity: "error",
      from: {
        path: "^lib/(operations|tools)/",
        pathNot: "^lib/tools/(send-hop|next-hop|bounded-body|guarded-fetch)[.]ts$|[.]test[.]ts$|/testing/",
      },
      to: { path: "^(node:)?(http|https|http2|tls|dgram|undici)$" },
    },
    {
      name: "only-tools-know-mcp",
      severity: "error",
      from: { pathNot: "^lib/tools/|[.]test[.]ts$|/testing/" },
      to: { path: "node_modules/@modelcontextprotocol/" },
    },
    { name: "kinds-do-not-know-each-other", severity: "error", from: { path: kinds }, to: { path: kinds, pathNot: "^lib/nodes/$1/" } },
    {
      name: "compiling-draws-nothing",
      severity: "error",
      from: { path: "^lib/nodes/.*(schema|compile|definition)[.]ts$" },
      to: { path: "[.]tsx$|views[.]ts$" },
    },
    {
      name: "the-engine-knows-no-kinds",
      severity: "error",
      from: { path: "^lib/engine/", pathNot: "[.]test[.]ts$|/testing/" },
      to: { path: "^lib/(nodes|graph|compile)/" },
    },
    {
      name: "tests-test",
      severity: "error",
      from: { pathNot: "[.]test[.]tsx?$|/testing/|^e2e/|^bench/" },
      to: { path: "[.]test[.]tsx?$|/testing/", pathNot: "^bin/testing/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules|^lib/data/generated" },
    exclude: { path: "^(dist|[.]next)/" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json"],
    },
  },
};
