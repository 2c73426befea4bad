/**
 * For Ajv's `code.process`, where the function that it makes is called as soon as it is made. V8 reads a function once to find
 * its end, and again when it is called; one that stands in parentheses it compiles the first time.
 *
 * @param code what Ajv makes a function of: `const …;return function validate0(data, …){…}`
 */
export function calledAtOnce(code: string): string {
  const start = code.indexOf("return function validate") + "return ".length;
  return `${code.slice(0, start)}(${code.slice(start)})`;
}
