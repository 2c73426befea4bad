/** A value as YAML in one line, as contracts are written: `{ type: integer, minimum: 1 }`. */
export function flow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(", ")}]`;
  if (typeof value === "object" && value !== null) {
    const members = Object.entries(value).map(([key, member]) => `${scalar(key)}: ${flow(member)}`);
    return members.length === 0 ? "{}" : `{ ${members.join(", ")} }`;
  }
  return typeof value === "string" ? scalar(value) : JSON.stringify(value);
}

function scalar(text: string): string {
  const isPlain = /^[A-Za-z$*][\w$+*/.-]*$/.test(text) && !/^(true|false|null)$/.test(text);
  return isPlain ? text : JSON.stringify(text);
}
