/** The application that `init` writes around the routers of contracts that were there already. */
import { posix } from "node:path";
import { usedSecuritySchemes } from "@cantus/contract";
import type { ReadContract } from "@cantus/contract/read";
import type { Destination } from "./layout.ts";

export interface Served extends Destination {
  readonly server: string;
  readonly contract: ReadContract;
}

/**
 * `src/app.ts`: an Express app that serves all of them. Nobody is let in until its author says who.
 *
 * @param extension how files of the project import each other
 */
export function appModule(served: readonly Served[], extension: string): string {
  const names = served.map((_, index) => (served.length > 1 ? String(index + 1) : ""));
  const imports = served.flatMap(({ server }, index) => {
    const from = importPath("src", server);
    const number = names[index];
    return [
      `import { handlers${number && ` as handlers${number}`} } from "${from}/handlers${extension}";`,
      `import { createRouter${number && ` as createRouter${number}`} } from "${from}/router${extension}";`,
    ];
  });
  const mounted = served.map(({ contract, name }, index) => {
    const number = names[index];
    const members = [`  handlers${number && `: handlers${number}`},`, ...security(contract)];
    return `// ${name}\nconst router${number} = createRouter${number}({\n${members.join("\n")}\n});\napp.use(router${number});`;
  });
  return `/** The application: an Express app like any other, with a router for each contract. */
import express from "express";
${imports.join("\n")}

export const app = express();

${mounted.join("\n\n")}
`;
}

function security(contract: ReadContract): string[] {
  const schemes = usedSecuritySchemes(contract).map(({ name }) => name);
  if (schemes.length === 0) return [];
  const key = (name: string) => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name));
  return [
    "  // Say who a credential belongs to; `false` lets nobody in.",
    "  security: {",
    ...schemes.map((name) => `    ${key(name)}: () => false,`),
    "  },",
  ];
}

/** `src/main.ts`: where it listens. */
export function mainModule(extension: string): string {
  return `import { listen } from "@cantus/server";
import { app } from "./app${extension}";

const { url } = await listen(app, { port: Number(process.env.PORT ?? 3000) });
console.log(\`Listening at \${url}\`);
`;
}

/** `test/contract.test.ts`: the application held against its contracts. */
export function testModule(served: readonly Served[], extension: string): string {
  const described = served.map(({ name }) => `describeContract(await readContract(${JSON.stringify(name)}), app);`);
  return `import { readContract } from "@cantus/contract/read";
import { describeContract } from "@cantus/verify/vitest";
import { app } from "../src/app${extension}";

${described.join("\n")}
`;
}

function importPath(from: string, to: string): string {
  const path = posix.relative(from, to);
  return path.startsWith(".") ? path : `./${path}`;
}
