/** How generated text is written. */
import { isIdentifier } from "@cantus/contract/names";

/** A name in generated code, that stands in it as it is. */
export class Code {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** A value as TypeScript, on one line: `{ id: "getJob", security: [["ApiKeyAuth"]] }`. `undefined` members are left out. */
export function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(", ")}]`;
  if (value instanceof Code) return value.text;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  if (members.length === 0) return "{}";
  return `{ ${members.map(([key, member]) => `${propertyName(key)}: ${literal(member)}`).join(", ")} }`;
}

export const propertyName = (key: string) => (isIdentifier(key) ? key : JSON.stringify(key));

/** A doc comment, or nothing for no text. Lines are indented by `indent`. */
export function docComment(text: string, indent = ""): string {
  const lines = text
    .trim()
    .replace(/\*\//g, "*\\/")
    .split(/\r?\n/)
    .map((line) => line.trimEnd());
  if (lines[0] === "") return "";
  if (lines.length === 1) return `${indent}/** ${lines[0]} */\n`;
  return `${indent}/**\n${lines.map((line) => `${indent} *${line ? ` ${line}` : ""}\n`).join("")}${indent} */\n`;
}
