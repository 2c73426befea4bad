/** Properties and parameters that hold languages, by the names that these commonly have. */
import { plainName, singularOf } from "./names.ts";

const LANGUAGE = new Set(["lang", "language", "langcode", "languagecode", "langtag", "languagetag"]);
const LOCALE = new Set(["locale", "localecode"]);

/** Whether what is called so holds languages: `lang`, `language_code`, `locales`. */
export function namesLanguage(name: string): boolean {
  return LANGUAGE.has(plainLanguage(name)) || LOCALE.has(plainLanguage(name));
}

/**
 * Whether two names are about the same: `lang` is `language`. What is called `locale` alone often says in which language
 * the answer shall be, so that it is no other name for `language`.
 */
export function nameSameLanguage(one: string, other: string): boolean {
  const both = [plainLanguage(one), plainLanguage(other)];
  return both.every((name) => LANGUAGE.has(name)) || both.every((name) => LOCALE.has(name));
}

function plainLanguage(name: string): string {
  return singularOf(plainName(name));
}
