import { connect } from "node:net";
import { until } from "@/lib/runtime/postgres/wait";
import { Refusal } from "./report";

/** Waits until something accepts connections at the address. */
export async function isListening(address: string, seconds = 60): Promise<void> {
  const { hostname, port } = new URL(address);
  const host = hostname.replace(/^\[|\]$/g, "");
  if (!(await until(() => accepts(host, Number(port)), seconds)))
    throw new Refusal(`nothing answers at ${address}; the logs are in the data folder, log/`);
}

/** Waits for a yes; false when the time is over. */
export async function comesTrue(ask: () => boolean, seconds = 15): Promise<boolean> {
  return (await until(() => (ask() ? true : null), seconds)) ?? false;
}

function accepts(host: string, port: number): Promise<true | null> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    socket.once("connect", () => (socket.destroy(), resolve(true)));
    socket.once("error", () => resolve(null));
  });
}
