/** Languages whose stressed syllables come at even times, the others short between them; elsewhere syllables are even. */
const STRESS_TIMED = new Set(["en", "de", "nl", "sv", "da", "no", "nb", "ru", "uk", "pt", "ar", "fa"]);
/** Endings whose e is mostly not heard: `lone`, `turned`; `page`, `tables`. */
const SILENT_ENDINGS: Readonly<Record<string, RegExp>> = {
  en: /[^aeiouyl]e$|[^aeiouytd]ed$|[^aeiouylscxzgh]es$/i,
  fr: /[^aeiouyé]es?$/i,
};

const IDEOGRAPHS =
  /\p{Script=Han}|\p{Script=Hangul}|(?![ゃゅょぁぃぅぇぉャュョァィゥェォ])[\p{Script=Hiragana}\p{Script=Katakana}]/gu;
const VOWELS = /[aeiouyäöüáéíóúàèìòùâêîôûëïãõåæøœıąęőűůаеёиоуыэюяіїєαεηιουω]+/giu;

/** How the words of a song fall into lines and syllables. */
export interface Lyrics {
  /** Syllables of each line of the verses, one verse after the other. */
  readonly verses: readonly number[];
  /** Syllables of each line of the chorus. */
  readonly chorus: readonly number[];
  /** Whether long and short syllables alternate. */
  readonly stressTimed: boolean;
}

/**
 * Counts the lines and syllables of lyrics. Stanzas are divided by empty lines or by headings in brackets; the chorus is
 * the stanza with that heading, else the second, else the only one.
 *
 * @param language a BCP 47 tag; default English.
 * @example readLyrics("The lamp is low", "en").verses; // [4]
 */
export function readLyrics(text: string, language = "en"): Lyrics {
  const primary = language.split("-")[0] ?? language;
  const stanzas = text
    .split(/\n\s*\n|(?=^\s*\[)/m)
    .map((stanza) => ({
      isChorus: /^\s*\[[^\]]*(?:chorus|refrain|hook)/i.test(stanza),
      lines: stanza
        .replace(/\[[^\]]*\]/g, "")
        .split("\n")
        .map((line) => syllablesOf(line, primary))
        .filter((count) => count > 0),
    }))
    .filter(({ lines }) => lines.length > 0);
  const chorus = stanzas.find(({ isChorus }) => isChorus) ?? stanzas[1] ?? stanzas[0];
  const verses = stanzas.filter((stanza) => stanza !== chorus);
  return {
    verses: (verses.length > 0 ? verses : stanzas).flatMap(({ lines }) => lines),
    chorus: chorus?.lines ?? [],
    stressTimed: STRESS_TIMED.has(primary),
  };
}

/** Counts by groups of vowels; each character of Chinese, Japanese and Korean is one. */
function syllablesOf(line: string, language: string): number {
  const characters = line.match(IDEOGRAPHS)?.length ?? 0;
  const words = line.replace(IDEOGRAPHS, " ").match(/[\p{L}'’]+/gu) ?? [];
  return words.reduce((sum, word) => {
    const groups = word.match(VOWELS)?.length ?? 1;
    const isSilent = groups > 1 && SILENT_ENDINGS[language]?.test(word);
    return sum + groups - (isSilent ? 1 : 0);
  }, characters);
}
