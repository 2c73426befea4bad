/**
 * A function of a text that is asked for the same few texts again and again, and remembers what it made of them. Anybody may
 * send any text, so what is remembered is bounded.
 *
 * @param most how many; with one more, all are forgotten
 * @param longest texts beyond that, in characters, are not remembered. Defaults to no bound
 * @example const essence = byText(100, (type) => type.split(";", 1)[0]);
 */
export function byText<Made>(
  most: number,
  make: (text: string) => Made,
  longest = Number.POSITIVE_INFINITY,
): (text: string) => Made {
  const known = new Map<string, Made>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined || known.has(text)) return found as Made;
    const made = make(text);
    if (text.length > longest) return made;
    if (known.size >= most) known.clear();
    known.set(text, made);
    return made;
  };
}
