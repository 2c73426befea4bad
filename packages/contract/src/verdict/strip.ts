/**
 * What Ajv writes, made into a function that only says yes or no. Of its code for a schema four fifths make errors, which
 * also cost time on values that are valid: a path for each call, an object for each branch that was not taken. Why a
 * value is refused, is found out elsewhere and only then.
 */

/** @returns the parameters and body: `(data){…}` */
export function verdictCode(validateCode: string): string {
  const code = outsideOfTexts(validateCode, (code) => {
    const bare = EDITS.reduce((edited, [pattern, replacement]) => edited.replaceAll(pattern, replacement), code);
    // Another release of Ajv may write other code.
    const left = /\b(instancePath|vErrors|validate\d+|evaluated\d+|err\d+)\b/.exec(bare.replaceAll(/\.\w+/g, ""));
    if (left) throw new Error(`Ajv wrote code that is not understood: ${left[0]} in ${bare}`);
    return bare;
  });
  return code.replaceAll(OWN, (whole, object: string, name: string) =>
    JSON.parse(name) in Object.prototype ? whole : `(${object}.constructor === Object || ${whole})`,
  );
}

/**
 * A member must be the value's own. Of a plain object only those few that every object inherits need the question, which
 * takes as long as the rest of what is asked of a member.
 */
const OWN = /\bfunc\d+\.call\((data\d*), ("(?:[^"\\]|\\.)*")\)/g;

/** In the order in which they are made; each is exact, so that nothing else goes with it. */
const EDITS: readonly [RegExp, string][] = [
  // An error, a context of a call, and the second parameter of the function itself.
  [/\{instancePath\b[^{}]*(?:\{[^{}]*\}[^{}]*)*\}/g, "{}"],
  [/^function validate\d+\(data, \{\}=\{\}\)/g, "(data)"],
  [/(?<![.\w])validate\d+\.errors = (?:null|vErrors|\[\{\}\]);/g, ""],
  [/const (err\d+) = \{\};if\(vErrors === null\)\{vErrors = \[\1\];\}else \{vErrors\.push\(\1\);\}/g, ""],
  [/if\(vErrors !== null\)\{if\(_errs\d+\)\{vErrors\.length = _errs\d+;\}else \{vErrors = null;\}\}/g, ""],
  [/let vErrors = null;/g, ""],
  // What a caller would learn of evaluated properties: nobody asks, for what is watched is written in place.
  [
    /const (evaluated\d+) = validate\d+\.evaluated;if\(\1\.dynamicProps\)\{\1\.props = undefined;\}if\(\1\.dynamicItems\)\{\1\.items = undefined;\}/g,
    "",
  ],
  [/(?<![.\w])evaluated\d+\.(?:props|items) = \w+;/g, ""],
  [/\b(formats\d+)\.validate\(/g, "$1("],
  // A text has at most as many code points as UTF-16 units, and at least half as many.
  [/\bfunc\d+\((\w+)\) > (\d+)/g, "$1.length > $2 && unicodeLength($1) > $2"],
  [/\bfunc\d+\((\w+)\) < (\d+)/g, "$1.length < $2 * 2 && unicodeLength($1) < $2"],
];

/** Edits code in which each text stands as a number in quotes, so that none is taken for code. */
function outsideOfTexts(code: string, edit: (code: string) => string): string {
  const texts: string[] = [];
  const numbered = code.replaceAll(/"(?:[^"\\]|\\.)*"/g, (text) => `"${texts.push(text) - 1}"`);
  return edit(numbered).replaceAll(/"(\d+)"/g, (_, index: string) => texts[Number(index)] as string);
}
