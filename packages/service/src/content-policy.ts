/** What is not made, and the reason that is given. The first row that fits decides. */
const POLICY: readonly { readonly asksFor: RegExp; readonly reason: string }[] = [
  {
    asksFor: /\b(?:in|with|using|clone|imitat\w+|copy)\b[^.\n]{0,30}\bvoice of\b/i,
    reason: "The prompt asks for the voice of a person. Describe the kind of voice instead.",
  },
  {
    asksFor: /\b(?:note[- ]for[- ]note|exact copy|exact cover|rip[- ]?off)\b/i,
    reason: "The prompt asks for a copy of an existing work. Describe its style instead.",
  },
  {
    asksFor: /\b(?:white power|ethnic cleansing|heil hitler|genocide anthem)\b/i,
    reason: "The prompt asks for hateful content.",
  },
  {
    asksFor: /\b(?:how to|encourag\w+|glorif\w+)\b[^.\n]{0,30}\b(?:suicide|self[- ]harm|kill (?:yourself|myself))\b/i,
    reason: "The prompt asks for content that encourages self-harm.",
  },
  {
    asksFor:
      /\bsexual\w*\b[^.\n]{0,30}\b(?:child|children|minors?)\b|\b(?:child|children|minors?)\b[^.\n]{0,30}\bsexual\w*\b/i,
    reason: "The prompt asks for sexual content about minors.",
  },
];

/** Why these words are refused; `undefined` for words that are not. */
export function refusalReason(...texts: readonly (string | null)[]): string | undefined {
  return POLICY.find(({ asksFor }) => texts.some((text) => text !== null && asksFor.test(text)))?.reason;
}
