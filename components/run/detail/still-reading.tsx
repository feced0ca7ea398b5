/** In place of what only the whole run can tell. */
export function StillReading() {
  return (
    <p className="detail-note" role="status">
      The run is still being read.
    </p>
  );
}
