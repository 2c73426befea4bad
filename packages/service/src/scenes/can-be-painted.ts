/** Whether there are words to paint from: letters of any script. */
export function canBePainted(prompt: string): boolean {
  return /\p{L}{2}|\p{Lo}/u.test(prompt);
}
