import { z } from "zod";

export const approvalConfig = z.strictObject({
  message: z.string().max(20_000).default(""),
  value: z.string().max(200_000).default("{{value}}"),
  editable: z.boolean().default(true),
  timeoutSeconds: z.number().positive().max(31_536_000).optional(),
  onTimeout: z.enum(["approve", "reject", "fail"]).optional(),
});
export type ApprovalConfig = z.infer<typeof approvalConfig>;
