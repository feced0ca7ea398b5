"use client";

import { clsx } from "clsx";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useInboxCount } from "@/components/shell/inbox-count";
import { inbox, isHere, places, settings } from "@/components/shell/places";

/** The side bar of a narrow screen. */
export function BottomBar() {
  const path = usePathname();
  const { count } = useInboxCount();
  return (
    <nav
      aria-label="Baton"
      className="fixed inset-x-0 bottom-0 z-30 border-t border-line bg-panel pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      <ul className="flex">
        {[...places, settings].map((place) => {
          const here = isHere(place, path);
          return (
            <li key={place.href} className="flex-1">
              <Link
                href={place.href}
                aria-current={here ? "page" : undefined}
                className={clsx(
                  "flex h-14 flex-col items-center justify-center gap-1 text-tiny -outline-offset-2",
                  here ? "text-accent" : "text-ink-2",
                )}
              >
                <place.icon className="size-4.5 stroke-[1.75]" aria-hidden />
                <span>
                  {place.name}
                  {place === inbox && count > 0 && <b className="num font-semibold text-ask"> {count}</b>}
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
