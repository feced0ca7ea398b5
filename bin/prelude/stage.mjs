// One line a stage: its name, what it found or did, how long it took. On stderr: stdout belongs to what a command was asked for.

/** A stage that answers null is nobody's news. */
export async function stage(name, work) {
  const start = performance.now();
  try {
    const note = await work();
    if (note !== null) line(name, note, start);
  } catch (error) {
    line(name, "failed", start);
    console.error(`\n${error instanceof Error ? error.message : String(error)}`);
    process.exit(1);
  }
}

function line(name, note, start) {
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.error(`  ${name.padEnd(13)} ${note.padEnd(34)} ${seconds.padStart(6)} s`);
}
