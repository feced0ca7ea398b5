import { CopyButton } from "@/components/ui/copy-button";

/** The provider's own name of a request: what its support asks for. */
export function RequestId({ id }: { id: string }) {
  return (
    <span className="request-id">
      <code>{id}</code>
      <CopyButton label="Copy request id" size="row" text={id} />
    </span>
  );
}
