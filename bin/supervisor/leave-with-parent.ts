// Loaded before programs that are not ours (`node --import`): they leave with the supervisor as ours do.
import { leaveWithParent } from "@/lib/runtime/child";

leaveWithParent();
