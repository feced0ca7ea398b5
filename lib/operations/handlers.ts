import "server-only";
import type { Handlers } from "@/lib/engine/handler";
import { ask } from "@/lib/operations/ask";
import { call } from "@/lib/operations/call";
import { choose } from "@/lib/operations/choose";
import { compute } from "@/lib/operations/compute";
import { each } from "@/lib/operations/each";
import { invoke } from "@/lib/operations/invoke";
import { fetch } from "@/lib/operations/fetch";
import { join } from "@/lib/operations/join";
import { judge } from "@/lib/operations/judge";
import { plan } from "@/lib/operations/plan";
import { receive } from "@/lib/operations/receive";
import { repeat } from "@/lib/operations/repeat";
import { tool } from "@/lib/operations/tool";
import { value } from "@/lib/operations/value";

/** The catalogue of the work itself: one handler for each operation of the spec. */
export const handlers: Handlers = { ask, call, choose, compute, each, fetch, invoke, join, judge, plan, receive, repeat, tool, value };
