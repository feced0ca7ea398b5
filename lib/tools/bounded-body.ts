import "server-only";
import type { IncomingMessage } from "node:http";
import { Readable } from "node:stream";
import { createBrotliDecompress, createInflate, createUnzip } from "node:zlib";
import { StepError } from "@/lib/core/errors";

/** The body as a stream that ends with an error once it is longer than allowed, unpacked: a small archive may hold a large text. */
export function boundedBody(message: IncomingMessage, maxBytes: number, limit: { signal: AbortSignal; end: () => void }): ReadableStream {
  const pieces = read(message, maxBytes, limit);
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done === true) controller.close();
      else controller.enqueue(value);
    },
    // Not by way of `pieces`: those wait for the next piece, which may never come.
    cancel() {
      message.destroy();
      limit.end();
    },
  });
}

async function* read(
  message: IncomingMessage,
  maxBytes: number,
  { signal, end }: { signal: AbortSignal; end: () => void },
): AsyncGenerator<Uint8Array> {
  let size = 0;
  try {
    for await (const piece of unpacked(message)) {
      const bytes = piece as Uint8Array; // no encoding is set, so pieces are bytes
      size += bytes.byteLength;
      if (size > maxBytes) throw new StepError("http_failed", `The answer is longer than ${maxBytes.toLocaleString("en")} bytes.`);
      yield new Uint8Array(bytes);
    }
  } catch (cause) {
    if (signal.aborted) throw signal.reason;
    if (cause instanceof StepError) throw cause;
    const text = cause instanceof Error ? cause.message : String(cause);
    throw new StepError("http_failed", `The answer broke off: ${text}.`, { again: true }, { cause });
  } finally {
    message.destroy();
    end();
  }
}

function unpacked(message: IncomingMessage): Readable {
  const unpack = decoderOf(message.headers["content-encoding"]);
  if (unpack === null) return message;
  message.on("error", (cause) => unpack.destroy(cause));
  return message.pipe(unpack);
}

function decoderOf(encoding: string | undefined) {
  switch (encoding?.trim().toLowerCase() ?? "identity") {
    case "identity":
    case "":
      return null;
    case "gzip":
    case "x-gzip":
      return createUnzip();
    case "deflate":
      return createInflate();
    case "br":
      return createBrotliDecompress();
    default:
      throw new StepError("http_failed", `The answer is packed as ${encoding ?? ""}, which is not understood.`);
  }
}
