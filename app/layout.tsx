import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import { connection } from "next/server";
import type { ReactNode } from "react";
import { fontVariables } from "@/app/fonts";
import "@/app/globals.css";
import { Providers } from "@/components/shell/providers";

export const metadata: Metadata = {
  title: { default: "Baton", template: "%s · Baton" },
  description: "Design, run and understand multi-model agent pipelines.",
};

export const viewport: Viewport = { width: "device-width", initialScale: 1, colorScheme: "light dark" };

export default async function RootLayout({ children }: { children: ReactNode }) {
  // The policy's nonce is new for each request, so no page is built ahead of time.
  await connection();
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    // The theme's class is set by a script before React wakes up.
    <html lang="en" className={fontVariables} suppressHydrationWarning>
      <body>
        <Providers nonce={nonce}>
          <div className="app">{children}</div>
        </Providers>
      </body>
    </html>
  );
}
