/** A verb: a use case that takes the ports it needs first, then what its caller says. */
type Verb = (ports: never, ...said: never[]) => unknown;

/** Verbs by name, in rooms. */
interface Verbs {
  readonly [name: string]: Verb | Verbs;
}

/** What callers see: the same verbs without their ports. */
export type Bound<V> = V extends (ports: never, ...said: infer Said) => infer Answer
  ? (...said: Said) => Answer
  : { [Name in keyof V]: Bound<V[Name]> };

/** The verbs of all rooms, one beside the other. */
type EachOf<V> = V extends Verb ? V : { [Name in keyof V]: EachOf<V[Name]> }[keyof V];

/** All that some verb needs. */
type PortsOf<V> = (
  EachOf<V> extends infer Each
    ? Each extends (ports: infer Ports, ...said: never[]) => unknown
      ? (needed: Ports) => void
      : never
    : never
) extends (needed: infer All) => void
  ? All
  : never;

/** Hands ports to verbs, so that whoever calls them knows of none. */
export function bind<V extends Verbs>(ports: PortsOf<V>, verbs: V): Bound<V> {
  const bound = Object.entries(verbs).map(([name, verb]) => [
    name,
    typeof verb === 'function' ? verb.bind(undefined, ports as never) : bind(ports as never, verb),
  ]);
  return Object.fromEntries(bound) as Bound<V>;
}

/** A verb that remembers between its calls: made once for the ports that it is bound to. */
export function remembering<Ports extends object, Said extends unknown[], Answer>(
  make: (ports: Ports) => (...said: Said) => Answer,
): (ports: Ports, ...said: Said) => Answer {
  const made = new WeakMap<Ports, (...said: Said) => Answer>();
  return (ports, ...said) => {
    const verb = made.get(ports) ?? make(ports);
    made.set(ports, verb);
    return verb(...said);
  };
}
