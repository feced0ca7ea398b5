import "server-only";

/** Heard by every worker: there is a run that nobody drives. */
export const wakeChannel = "baton_wake";
/** Heard by every worker: somebody asked a run for something; the payload is the run's id. */
export const askChannel = "baton_ask";
