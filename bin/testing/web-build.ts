import { buildWeb } from "../supervisor/web-build";
import { fence, type Result } from "./stage";

export async function webBuild(): Promise<Result> {
  try {
    return fence(true, await buildWeb(), "");
  } catch (error) {
    return fence(false, "", (error as Error).message);
  }
}
