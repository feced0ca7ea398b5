import { z } from "zod";
import { operation } from "@/lib/contract/operation";

export const healthAnswer = z.object({
  status: z.enum(["ok", "not_ready"]),
  database: z.boolean(),
  /** There is a living worker that takes runs. */
  engine: z.boolean(),
  version: z.string(),
});

export const getHealth = operation({
  id: "getHealth",
  method: "GET",
  path: "/health",
  summary: "Is the server up, are its database and an engine there",
  access: "anyone",
  answer: healthAnswer,
});

export const getOpenapi = operation({
  id: "getOpenapi",
  method: "GET",
  path: "/openapi.json",
  summary: "This description",
  answer: z.record(z.string(), z.unknown()),
});
