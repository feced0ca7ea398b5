// One esbuild setting for every program that runs outside Next: one file in dist/, packages stay in node_modules.
import path from "node:path";
import { root } from "./root.mjs";

export async function bundle(programs) {
  const { build, stop } = await import("esbuild");
  await build({
    absWorkingDir: root,
    entryPoints: programs,
    outdir: "dist",
    outExtension: { ".js": ".mjs" },
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
    packages: "external",
    sourcemap: "linked",
    jsx: "automatic",
    alias: { "@": root },
    plugins: [serverOnly],
    logLevel: "warning",
  });
  await stop();
}

// `server-only` throws unless its importer is a server; these programs are.
const serverOnly = {
  name: "server-only",
  setup(build) {
    build.onResolve({ filter: /^server-only$/ }, () => ({ path: "server-only", namespace: "nothing" }));
    build.onLoad({ filter: /.*/, namespace: "nothing" }, () => ({ contents: "" }));
  },
};

/** Bundles one program of the house's own tools and imports it, which runs it. */
export async function runTool(entry) {
  const name = path.join("tools", path.basename(entry, ".ts"));
  await bundle([{ in: path.join(root, entry), out: name }]);
  await import(new URL(`../../dist/${name.replaceAll("\\", "/")}.mjs`, import.meta.url).href);
}
