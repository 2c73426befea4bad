/** `handlers.ts` of a server, which gathers the handlers, and the stubs in `handlers/` that it starts from. */
import type { Contract, Operation } from "@cantus/contract";
import { camelCase, isReserved, uniqueNames } from "@cantus/contract/names";
import { docComment } from "../source.ts";

/** Names that Windows keeps for devices, whatever follows the dot (Naming Files, Microsoft Learn). */
const DEVICES = ["con", "prn", "aux", "nul", ...[1, 2, 3, 4, 5, 6, 7, 8, 9].flatMap((n) => [`com${n}`, `lpt${n}`])];

/**
 * The handler of each operationId: the name of its constant and of its file. Names that differ only in case get a
 * number, because on many file systems they are one file, and so does what is called as the list of all; long ones are cut, because a file's name ends at 255 bytes.
 */
export function handlerNames({ operations }: Contract): Map<string, string> {
  const rename = (id: string) => {
    const name = camelCase(id)
      .replace(/[^\w$]/g, "_")
      .slice(0, 100);
    return isReserved(name) ? `${name}_` : name;
  };
  return uniqueNames(
    operations.map(({ id }) => id),
    rename,
    ["handlers", ...DEVICES],
    (name) => name.toLowerCase(),
  );
}

export function handlersModule(names: ReadonlyMap<string, string>, extension: string): string {
  const imports = [...names.values()].map((name) => `import { ${name} } from "./handlers/${name}${extension}";\n`);
  const members = [...names].map(([id, name]) => (id === name ? `  ${id},\n` : `  ${JSON.stringify(id)}: ${name},\n`));
  return `${imports.join("")}import type { Handlers } from "./router${extension}";

/** Every operation's handler, for \`createRouter\`. */
export const handlers: Handlers = {
${members.join("")}};
`;
}

/** A handler that answers 501 in the contract's own error shape, until it is written. */
export function handlerStub({ id, method, path, summary }: Operation, name: string, extension: string): string {
  const comment = docComment([summary, `\`${method.toUpperCase()} ${path}\``].filter(Boolean).join("\n\n"));
  return `import { Problem } from "@cantus/server";
import type { Handler } from "../router${extension}";

${comment}export const ${name}: Handler<${JSON.stringify(id)}> = async () => {
  throw new Problem("not-implemented", { detail: ${JSON.stringify(`${id} is not implemented yet.`)} });
};
`;
}
