/**
 * Dates and times as RFC 3339 §5.6 writes them, read character by character: a page of answers is full of them, and a
 * regular expression with the calendar after it takes eight times as long.
 */

const ZERO = 48;
const DASH = 45;
const COLON = 58;
const DAYS = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** `full-date`: `2026-06-28`. There is no 30 February. */
export function isDate(text: string): boolean {
  return text.length === 10 && hasDate(text);
}

/** `full-time`: `10:30:00Z`, `10:30:00.5+02:00`. The offset is part of it. */
export function isTime(text: string): boolean {
  return hasTime(text, 0);
}

/** `date-time`: `2026-06-28T10:30:00Z`. `t` and `z` may be small; a space in the place of `T` is not in the grammar. */
export function isDateTime(text: string): boolean {
  // The small letter has one bit more.
  return hasDate(text) && (text.charCodeAt(10) | 32) === 116 && hasTime(text, 11);
}

function hasDate(text: string): boolean {
  if (text.charCodeAt(4) !== DASH || text.charCodeAt(7) !== DASH) return false;
  const century = twoDigits(text, 0);
  const ofCentury = twoDigits(text, 2);
  const month = twoDigits(text, 5);
  const day = twoDigits(text, 8);
  if (!(century >= 0 && ofCentury >= 0 && month >= 1 && month <= 12 && day >= 1)) return false;
  if (day <= 28) return true;
  // "Leap year is a year that is divisible by four, except those by 100, but those by 400" (RFC 3339, appendix C).
  const isLeap = ofCentury === 0 ? century % 4 === 0 : ofCentury % 4 === 0;
  return day <= (month === 2 && isLeap ? 29 : (DAYS[month] as number));
}

function hasTime(text: string, start: number): boolean {
  const hour = twoDigits(text, start);
  const minute = twoDigits(text, start + 3);
  const second = twoDigits(text, start + 6);
  if (text.charCodeAt(start + 2) !== COLON || text.charCodeAt(start + 5) !== COLON) return false;
  if (!(hour >= 0 && hour <= 23 && minute >= 0 && minute <= 59 && second >= 0 && second <= 60)) return false;
  const end = afterFraction(text, start + 8);
  const offset = minutesOfOffset(text, end);
  if (Number.isNaN(offset)) return false;
  // A leap second is the last of a day in UTC (RFC 3339, appendix D).
  return second < 60 || (hour * 60 + minute - offset + 2 * 1440) % 1440 === 1439;
}

/** Where the text goes on after `.5`, if that is there. */
function afterFraction(text: string, start: number): number {
  if (text.charCodeAt(start) !== 46) return start;
  let end = start + 1;
  while (isDigit(text.charCodeAt(end))) end++;
  return end === start + 1 ? start : end;
}

/** Of `Z` or `+02:00`, with which the text ends; else NaN. */
function minutesOfOffset(text: string, start: number): number {
  const sign = text.charCodeAt(start);
  if ((sign | 32) === 122) return text.length === start + 1 ? 0 : Number.NaN;
  if ((sign !== 43 && sign !== DASH) || text.length !== start + 6 || text.charCodeAt(start + 3) !== COLON)
    return Number.NaN;
  const hours = twoDigits(text, start + 1);
  const minutes = twoDigits(text, start + 4);
  if (!(hours >= 0 && hours <= 23 && minutes >= 0 && minutes <= 59)) return Number.NaN;
  return (hours * 60 + minutes) * (sign === DASH ? -1 : 1);
}

/** Negative or NaN where two digits do not stand. */
function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at);
  const ones = text.charCodeAt(at + 1);
  return isDigit(tens) && isDigit(ones) ? (tens - ZERO) * 10 + (ones - ZERO) : -1;
}

function isDigit(code: number): boolean {
  return code >= ZERO && code <= 57;
}
