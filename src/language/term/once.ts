/** A value that is made when it is first asked for: a worker, which parses nothing, never makes the grammar. */
export function once<V>(make: () => V): () => V {
  let made: { readonly value: V } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
