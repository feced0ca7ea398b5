import { z } from "zod";
import { listOf, pageQuery } from "@/lib/contract/list";
import { operation } from "@/lib/contract/operation";
import { connectionFrom } from "@/lib/contract/secrets";
import { secretsOnly } from "@/lib/template/secrets-only";

export const serverName = z.string().regex(/^[a-z][a-z0-9_-]{0,31}$/, "Use small letters, digits, _ and -, at most 32, a letter first.");

export const serverUrl = z
  .string()
  .max(2_000)
  .refine(isPlainAddress, "Enter an address that begins with https:// or http:// and holds no password.");

const headerName = z.string().regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}$/, "This is no name of a header.");
const headerValue = z
  .string()
  .max(4_000)
  .regex(/^[\t\u0020-\u007e\u0080-\u00ff]*$/, "A header has one line of Latin letters.")
  .refine((text) => secretsOnly(text), "A header may read secrets alone, for example Bearer {{secrets.API_KEY}}.");
export const serverHeaders = z
  .record(headerName, headerValue)
  .refine((headers) => Object.keys(headers).length <= 20, "A server has at most 20 headers.");

/** Values of headers are as secret as secrets; so is the address of an operator's server, which may hold a key. */
export const serverAnswer = z.object({
  name: z.string(),
  from: z.enum([...connectionFrom.options, "baton"]),
  transport: z.enum(["http", "stdio", "samples"]),
  url: z.string().nullable(),
  headers: z.array(z.string()).describe("Names alone"),
  createdAt: z.string().nullable(),
  updatedAt: z.string().nullable(),
});
export type ServerAnswer = z.infer<typeof serverAnswer>;

const settings = { url: serverUrl, headers: serverHeaders.default({}) };
const written = { maxBytes: 200_000, answer: serverAnswer } as const;

export const listServers = operation({
  id: "listServers",
  method: "GET",
  path: "/servers",
  summary: "My tool servers (Model Context Protocol)",
  query: pageQuery,
  answer: listOf(serverAnswer),
});
export const createServer = operation({
  ...written,
  id: "createServer",
  method: "POST",
  path: "/servers",
  summary: "Connect a tool server over HTTP",
  body: z.strictObject({ name: serverName, ...settings }),
  status: 201,
});
export const replaceServer = operation({
  ...written,
  id: "replaceServer",
  method: "PUT",
  path: "/servers/{name}",
  summary: "Replace a tool server's address and headers",
  body: z.strictObject(settings),
});
export const deleteServer = operation({
  id: "deleteServer",
  method: "DELETE",
  path: "/servers/{name}",
  summary: "Disconnect a tool server",
  status: 204,
  answer: z.void(),
});

/** A password in an address would stand in lists and logs: it belongs into a header. */
function isPlainAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return /^https?:$/.test(protocol) && username === "" && password === "";
}
