"use client";

import { CopyPlus, Download, ExternalLink } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTransition, type ReactNode } from "react";
import type { SharedPage } from "@/components/shares/shared-page";
import { When } from "@/components/shell/when";
import { Button, buttonClass } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Mark } from "@/components/ui/mark";
import { toast } from "@/components/ui/toaster";
import { Tooltip } from "@/components/ui/tooltip";
import { addressOf, call } from "@/lib/contract/client";
import { duplicateShared, getSharedFile } from "@/lib/contract/shares";

type SharedHeadProps = {
  page: SharedPage;
  title: string;
  /** Of a run: how it went. */ sign?: ReactNode;
  /** Its sums. */ sums?: ReactNode;
};

/** 56 high, without a rail: nobody is signed in here. */
export function SharedHead({ page, title, sign, sums }: SharedHeadProps) {
  return (
    <header className="flex min-h-14 shrink-0 flex-wrap items-center gap-x-3 gap-y-2 border-b border-line bg-panel px-5 py-1.5 max-md:px-4">
      <span className="flex items-center gap-2 border-r border-line-2 pr-3 text-head font-semibold tracking-[-0.01em]">
        <Mark />
        <span className="max-sm:sr-only">Baton</span>
      </span>
      <div className="min-w-0">
        <h1 className="truncate text-base font-semibold">{title}</h1>
        <p className="truncate text-small text-ink-3">
          Shared {page.sharedBy !== "" && <>by {page.sharedBy} </>}
          <When at={page.createdAt} now={page.renderedAt} />. Read only.
        </p>
      </div>
      {sign}
      <div className="ml-auto flex items-center gap-2">
        <div className="max-md:hidden">{sums}</div>
        {page.framed ? (
          <a href={page.address} target="_blank" rel="noreferrer" className={buttonClass({ look: "ghost" })}>
            <ExternalLink aria-hidden />
            Open
          </a>
        ) : (
          <>
            <span className="max-md:hidden">
              <CopyLink />
            </span>
            <Tooltip label="Save the graph as a file">
              <a
                href={addressOf(getSharedFile, { params: { token: page.token } })}
                download
                aria-label="Save the graph as a file"
                className={`${buttonClass({ look: "ghost" })} w-8 px-0 max-md:hidden`}
              >
                <Download aria-hidden />
              </a>
            </Tooltip>
            <Duplicate token={page.token} />
          </>
        )}
      </div>
    </header>
  );
}

/** The address is known where it is read: under whatever name this server was asked. */
function CopyLink() {
  return <CopyButton wide look="ghost" size="normal" label="Copy link" text={() => window.location.href} />;
}

function Duplicate({ token }: { token: string }) {
  const router = useRouter();
  const [busy, start] = useTransition();
  const duplicate = () =>
    start(async () => {
      try {
        const { id } = await call(duplicateShared, { params: { token } });
        router.push(`/graphs/${id}`);
      } catch (cause) {
        toast.failed("The graph was not duplicated", { description: (cause as Error).message }); // call throws ApiError only
      }
    });
  return (
    <Button look="primary" busy={busy} busyText="Duplicating" onClick={duplicate}>
      <CopyPlus aria-hidden />
      Duplicate
    </Button>
  );
}
