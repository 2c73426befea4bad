/** What a user of the generated code would write, so that the compiler sees it used and Node runs it. */
import type { Contract } from "@cantus/contract";

/** A careful user's: strict, and the declarations of what is imported are checked as well. */
export const TSCONFIG = {
  compilerOptions: {
    strict: true,
    noEmit: true,
    module: "nodenext",
    target: "es2024",
    lib: ["es2024", "esnext.iterator", "esnext.disposable", "dom", "dom.iterable"],
    types: ["node"],
    allowImportingTsExtensions: true,
    skipLibCheck: false,
  },
};

/** A program that uses a client: its first method, where it has one. */
export function clientProgram(client: string): string {
  const create = /export function (create\w+)/.exec(client)?.[1];
  const method = /readonly (\S+): cantus\.Call</.exec(client)?.[1];
  if (!create) throw new Error("client/index.ts exports no create function");
  const lines = [
    `import { ${create} } from "./client/index.ts";`,
    `const client = ${create}({ baseUrl: "http://127.0.0.1:4010" });`,
    ...(method
      ? [
          `declare const request: Parameters<typeof client.${method}>[0];`,
          `const answer = await client.${method}(request);`,
          "if (answer.status === 200) console.log(answer.body);",
          'else console.error(answer.status, answer.headers.get("content-type"));',
          `export const body = await client.${method}(request).unwrap();`,
        ]
      : ["console.log(client);"]),
  ];
  return `${lines.join("\n")}\n`;
}

/** A program that serves the contract: the handlers as they are generated, and every credential is taken. */
export function serverProgram({ operations }: Contract): string {
  const schemes = new Set(operations.flatMap(({ security }) => security.flatMap(Object.keys)));
  const security = [...schemes].map((name) => `${JSON.stringify(name)}: () => ({ name: "anybody" })`);
  return `import { listen } from "@cantus/server";
import express from "express";
import { handlers } from "./server/handlers.ts";
import { createRouter } from "./server/router.ts";

const validator = process.argv[2] === "compiled" ? "compiled" : "express-openapi-validator";
const app = express();
app.use(createRouter({ handlers, validator${security.length > 0 ? `, security: { ${security.join(", ")} }` : ""} }));
const { url } = await listen(app, { port: 0 });
console.log(url);
process.on("SIGTERM", () => process.exit());
`;
}
