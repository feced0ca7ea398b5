import "server-only";
import pg from "pg";

/**
 * One connection that listens on channels and comes back by itself. `again` is called after each reconnection: notifications of the
 * time between are lost, so whoever relies on them has to look.
 */
export async function listen(
  url: string,
  application: string,
  channels: Record<string, (payload: string) => void>,
  again: () => void,
): Promise<{ close(): Promise<void> }> {
  let closed = false;
  let client = await connect();

  async function connect(): Promise<pg.Client> {
    const next = new pg.Client({ connectionString: url, application_name: application });
    next.on("error", () => undefined);
    await next.connect();
    next.on("notification", ({ channel, payload }) => channels[channel]?.(payload ?? ""));
    next.once("end", () => void reconnect());
    for (const channel of Object.keys(channels)) await next.query(`listen ${pg.escapeIdentifier(channel)}`);
    return next;
  }

  async function reconnect(): Promise<void> {
    while (!closed) {
      await new Promise((resolve) => setTimeout(resolve, 200));
      try {
        client = await connect();
        if (closed) await client.end();
        else again();
        return;
      } catch {
        // The server is not back yet.
      }
    }
  }

  return {
    async close() {
      closed = true;
      await client.end().catch(() => undefined);
    },
  };
}
