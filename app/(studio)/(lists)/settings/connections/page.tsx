import type { Metadata } from "next";
import { asker } from "@/app/(studio)/asker";
import { SecretsSection } from "@/components/connections/secrets-section";
import { ServersSection } from "@/components/connections/servers-section";
import { ListPage } from "@/components/shell/list-page";
import { PageHead } from "@/components/shell/page-head";
import { ButtonLink } from "@/components/ui/button";
import { secretList, serverList } from "@/lib/runtime/connection-lists";

export const metadata: Metadata = { title: "Connections" };

/** More than an owner may keep: the operator's come on top. */
const all = { limit: 1_000 };

export default async function ConnectionsPage() {
  const person = await asker();
  const [secrets, servers] = await Promise.all([secretList(person, all), serverList(person, all)]);
  const now = new Date().getTime();
  return (
    <ListPage>
      <PageHead title="Connections">
        <ButtonLink href="/settings">All settings</ButtonLink>
      </PageHead>
      <div className="flex max-w-3xl flex-col gap-8">
        <SecretsSection secrets={secrets.items} now={now} />
        <ServersSection servers={servers.items} now={now} />
      </div>
    </ListPage>
  );
}
