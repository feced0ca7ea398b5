import { z } from "zod";
import { httpRequestShape } from "@/lib/nodes/http-request";

export const httpConfig = z.strictObject(httpRequestShape);
export type HttpConfig = z.infer<typeof httpConfig>;
