import { z } from "zod";
import { jsonValue } from "@/lib/core/json";
import type { SettingText } from "@/lib/nodes/kit";
import type { Report } from "@/lib/nodes/report";
import { templateTexts } from "@/lib/nodes/template-texts";
import { httpRequest as wireRequest, type HttpRequest } from "@/lib/spec/spec";
import { parseTemplate } from "@/lib/template/parse-template";

const templates = z.record(z.string().min(1).max(200), z.string().max(20_000));

/** The settings of a request, of the node and of a model's tool. */
export const httpRequestShape = {
  method: wireRequest.shape.method.default("GET"),
  url: z.string().max(8_000).default(""),
  query: templates.default({}),
  headers: templates.default({}),
  body: jsonValue.optional(),
  responseAs: z.enum(["json", "text"]).default("json"),
  maxBytes: z.number().int().positive().max(10_000_000).default(1_000_000),
};
const httpRequest = z.strictObject(httpRequestShape);
export type HttpRequestSettings = z.infer<typeof httpRequest>;

/** `field` puts the request's own fields under a setting, such as `tools[0].request`. */
export type HttpPlace = { field: (name: string) => string };

/** Its texts. Secrets may stand where they are not shown: not in the address. */
export function httpTexts(
  { url, query, headers, body }: HttpRequestSettings,
  { field }: HttpPlace,
  also: SettingText["also"] = {},
): SettingText[] {
  const withSecrets = { ...also, secrets: null };
  return [
    { field: field("url"), text: url, syntax: "template", also },
    ...templateTexts(field("query"), query, withSecrets),
    ...templateTexts(field("headers"), headers, withSecrets),
    ...(body === undefined ? [] : templateTexts(field("body"), body, withSecrets)),
  ];
}

/** Reports what no server would take. Whether the address may be called is known when it is called. */
export function toHttpRequest(settings: HttpRequestSettings, { field }: HttpPlace, report: Report): HttpRequest {
  const { method, url, query, headers, body = null, responseAs, maxBytes } = settings;
  if (url.trim() === "")
    report({ code: "field_missing", field: field("url"), message: "The address is empty.", hint: "Write where to call." });
  else if (!mayBeHttp(url))
    report({
      code: "field_invalid",
      field: field("url"),
      message: "The address begins with neither http:// nor https://.",
      hint: "Write the whole address, for example https://example.com/hooks.",
    });
  for (const name of Object.keys(headers)) checkHeader(name, field("headers"), report);
  if (body !== null && (method === "GET" || method === "HEAD"))
    report({
      code: "field_invalid",
      field: field("body"),
      message: `A ${method} request has no body.`,
      hint: "Choose POST, or remove the body.",
    });
  return { method, url, query, headers, body, responseAs, maxBytes };
}

/** A reference at the start may hold the whole address. */
function mayBeHttp(url: string): boolean {
  const [first] = parseTemplate(url).parts;
  return first?.type === "reference" || /^https?:\/\//i.test(first?.text ?? "");
}

const ofTheConnection = /^(connection|content-length|expect|host|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade)$/i;

function checkHeader(name: string, field: string, report: Report): void {
  if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name))
    report({
      code: "field_invalid",
      field,
      message: `${JSON.stringify(name)} is no name of a header.`,
      hint: "Use letters, digits and -.",
    });
  else if (ofTheConnection.test(name))
    report({ code: "field_invalid", field, message: `The header ${name} belongs to the connection and is not sent.`, hint: "Remove it." });
}
