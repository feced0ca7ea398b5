import "server-only";

/** What people see where nobody can be signed in. It stands alone: every file of ours but this is closed as well. */
export const closedPage = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>Closed - Baton</title>
    <style>
      body { font: 15px/24px system-ui, sans-serif; max-width: 34rem; margin: 20vh auto 0; padding: 0 24px; }
      h1 { font-size: 20px; line-height: 28px; }
    </style>
  </head>
  <body>
    <main>
      <h1>This server is closed</h1>
      <p>It listens beyond its own machine, so it wants people to sign in, and this version has no accounts yet. On that machine, start
      Baton with <code>HOST=127.0.0.1</code> and open it there. Shared links go on working.</p>
    </main>
  </body>
</html>
`;

export const closedPagePolicy =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
