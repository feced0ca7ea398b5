import { StepError, type StepErrorCode } from "@/lib/core/errors";
import type { FailedCall } from "@/lib/model/port";

/** A model call that failed, with what it may have cost and whether to try again. */
export class ModelCallError extends StepError {
  constructor(
    code: StepErrorCode,
    message: string,
    retry: StepError["retry"],
    readonly call: FailedCall,
    options?: ErrorOptions,
  ) {
    super(code, message, retry, options);
    this.name = "ModelCallError";
  }
}
