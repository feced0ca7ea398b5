import "server-only";
import type { Handlers } from "@/lib/engine/handler";
import { call } from "@/lib/operations/call";
import { choose } from "@/lib/operations/choose";
import { fetch } from "@/lib/operations/fetch";
import { join } from "@/lib/operations/join";
import { plan } from "@/lib/operations/plan";
import { receive } from "@/lib/operations/receive";
import { tool } from "@/lib/operations/tool";
import { value } from "@/lib/operations/value";

/** The catalogue of the work itself: one handler for each operation of the spec. */
export const handlers: Handlers = { call, choose, fetch, join, plan, receive, tool, value };
