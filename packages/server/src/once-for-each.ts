/**
 * What is made of each of a contract's parts, such as a plan for an operation: made when it is first asked for, and then
 * known to all of its requests.
 *
 * @param make gives anything but `undefined`
 */
export function onceForEach<Part extends object, Made>(make: (part: Part) => Made): (part: Part) => Made {
  const known = new WeakMap<Part, Made>();
  return (part) => {
    const found = known.get(part);
    if (found !== undefined) return found;
    const made = make(part);
    known.set(part, made);
    return made;
  };
}
