import { createContext, lazy, useContext, useState, type ComponentType } from "react";

/** So long a part that did not come is not asked for again by itself. */
const restMs = 5_000;

const Again = createContext<() => void>(() => undefined);

/**
 * A part whose code comes when it is looked at; until then it suspends. Where it does not come, as when the server is away, its place says
 * so and can ask again, or shows `missing`: the rest of the page stays, with all that was written on it.
 */
export function late<P extends object>(load: () => Promise<ComponentType<P>>, missing: ComponentType<P> = Missing): ComponentType<P> {
  // What was loaded once stays; what failed would fail for ever, so it is made anew.
  const attempt = (): ComponentType<P> =>
    lazy(async () => {
      try {
        return { default: await load() };
      } catch {
        setTimeout(() => (current = attempt()), restMs);
        return { default: missing };
      }
    });
  let current = attempt();
  return function Late(props: P) {
    const [Part, setPart] = useState(() => current);
    const again = () => {
      current = attempt();
      setPart(() => current);
    };
    return (
      <Again value={again}>
        <Part {...props} />
      </Again>
    );
  };
}

function Missing() {
  const again = useContext(Again);
  return (
    <p role="alert" className="p-4 text-base text-fail">
      This part did not load.{" "}
      <button type="button" className="underline" onClick={again}>
        Try again
      </button>
    </p>
  );
}
