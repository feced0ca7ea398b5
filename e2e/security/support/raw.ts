import { request } from "node:http";

export type Raw = { status: number; headers: Record<string, string | string[] | undefined>; body: string };
type Ask = { method?: string; path: string; headers?: Record<string, string>; body?: string | Buffer };

/** Sends exactly this path and these headers: browsers and `fetch` tidy both up. */
export function raw(base: string, { method = "GET", path, headers = {}, body }: Ask): Promise<Raw> {
  const { hostname, port } = new URL(base);
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, method, path, headers, agent: false }, (response) => {
      let text = "";
      response.on("data", (piece: Buffer) => (text += piece.toString()));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }));
      response.on("error", reject);
    });
    asked.on("error", reject);
    asked.end(body);
  });
}
