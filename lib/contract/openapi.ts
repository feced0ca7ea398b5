import { z } from "zod";
import { operations } from "@/lib/contract/api";
import type { Operation } from "@/lib/contract/operation";
import { spec } from "@/lib/spec/spec";
import { httpProblems, problemDetails } from "@/lib/contract/problem-details";

type Json = Record<string, unknown>;

/** The API's description, from the very schemas that check the requests. */
export function openapi(version: string): Json {
  const paths: Record<string, Json> = {};
  for (const operation of operations)
    paths[operation.path] = { ...paths[operation.path], [operation.method.toLowerCase()]: describe(operation) };
  return {
    openapi: "3.1.0",
    info: { title: "Baton", version, description: "Design, run and understand multi-model agent pipelines." },
    servers: [{ url: "/api/v1" }],
    paths,
    components: {
      schemas: { Problem: toSchema(problemDetails, "output"), Spec: specSchema() },
      responses: {
        Problem: { description: codes(), content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } } },
      },
      securitySchemes: { key: { type: "http", scheme: "bearer" } },
    },
  };
}

function describe(operation: Operation): Json {
  const { id, summary, access, status, media } = operation;
  const parameters = [...pathParameters(operation.path), ...queryParameters(operation), ...(operation.ifMatch ? [ifMatch] : [])];
  const answer = status === 204 ? {} : { content: { [media ?? "application/json"]: { schema: toSchema(operation.answer, "output") } } };
  return {
    operationId: id,
    summary,
    // On this machine the person is signed in without a key; elsewhere a key is needed.
    ...(access === "owner" ? { security: [{}, { key: [] }] } : { security: [] }),
    ...(parameters.length > 0 && { parameters }),
    ...(operation.maxBytes > 0 && {
      requestBody: { required: true, content: { "application/json": { schema: toSchema(operation.body, "input") } } },
    }),
    responses: { [status]: { description: "Done", ...answer }, default: { $ref: "#/components/responses/Problem" } },
  };
}

const ifMatch = { name: "If-Match", in: "header", required: true, schema: { type: "string" }, description: "The ETag of what was changed" };

function pathParameters(path: string): Json[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map((match) => ({ name: match[1], in: "path", required: true, schema: { type: "string" } }));
}

function queryParameters(operation: Operation): Json[] {
  const schema = toSchema(operation.query, "input");
  const required = new Set(Array.isArray(schema["required"]) ? schema["required"] : []);
  return Object.entries((schema["properties"] ?? {}) as Json).map(([name, of]) => ({
    name,
    in: "query",
    required: required.has(name),
    schema: of,
  })); // of an object schema
}

/** What JSON Schema cannot say (any JSON value, say) is left open. A schema that holds itself stands among the components. */
function toSchema(schema: z.ZodType, io: "input" | "output"): Json {
  const { $schema: _, $defs: _defs, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  return pointedAtComponents(rest);
}

function pointedAtComponents(schema: Json): Json {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/')) as Json; // it was JSON before
}

/** The compiled form, by the name under which others refer to it. */
function specSchema(): Json {
  const { $defs } = z.toJSONSchema(z.object({ spec }), { io: "output", unrepresentable: "any" });
  return pointedAtComponents(($defs?.["Spec"] ?? {}) as Json);
}

function codes(): string {
  return `What was refused: ${Object.entries(httpProblems)
    .map(([code, [status, title]]) => `${status} ${code} (${title})`)
    .join(", ")}.`;
}
