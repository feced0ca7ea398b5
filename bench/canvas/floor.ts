import { createServer, type Server } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { build } from "esbuild";
import { projectRoot } from "@/lib/runtime/project-root";

const program = `
import { createElement } from "react";
import { createRoot } from "react-dom/client";
import { ReactFlow } from "@xyflow/react";
createRoot(document.getElementById("root")).render(createElement(ReactFlow, { nodes: [], edges: [], panOnScroll: true, minZoom: 0.05 }));
`;

/** A page with nothing but an empty React Flow canvas: what no graph can be faster than. */
export async function serveFloor(): Promise<{ url: string; server: Server }> {
  const built = await build({
    stdin: { contents: program, resolveDir: projectRoot(), loader: "js" },
    bundle: true,
    minify: true,
    write: false,
    define: { "process.env.NODE_ENV": '"production"' },
  });
  const style = await build({
    entryPoints: [path.join(projectRoot(), "node_modules/@xyflow/react/dist/base.css")],
    bundle: true,
    minify: true,
    write: false,
  });
  const [script, css] = [built.outputFiles[0]?.text ?? "", style.outputFiles[0]?.text ?? ""];
  const page = `<!doctype html><style>${css} html, body, #root { height: 100%; margin: 0 }</style><div id="root"></div><script>${script.replaceAll("</script", "<\\/script")}</script>`;
  const server = createServer((_request, response) => response.setHeader("content-type", "text/html").end(page));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, server };
}
