import { z } from "zod";
import { nodeId } from "@/lib/core/ids";

/** One entry of a plan, as a planner writes it. */
export const task = z.object({
  id: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/),
  title: z.string(),
  objective: z.string(),
  expectedOutput: z.string(),
  delegate: nodeId,
  dependsOn: z.array(z.string()),
  model: z.string().nullable(),
});
export type Task = z.infer<typeof task>;
