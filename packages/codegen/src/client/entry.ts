/** `index.ts` of a client: what its users import. */
import type { Contract, Operation } from "@cantus/contract";
import { apiName } from "../names.ts";
import { docComment, literal, propertyName } from "../source.ts";
import { type ClientScheme, schemesOf } from "./operations.ts";

/** What `index.ts` exports beside the schemas, which therefore cannot have these names. */
export function entryNames(contract: Contract): string[] {
  const api = apiName(contract.name);
  return [api, `${api}Options`, "ApiError"];
}

/** @param names the client's method for each operationId */
export function entryModule(contract: Contract, names: ReadonlyMap<string, string>, extension: string): string {
  const api = apiName(contract.name);
  const schemes = schemesOf(contract);
  return [
    `import * as cantus from "@cantus/client";
import * as data from "./operations${extension}";
import type { ${contract.operations.length > 0 ? "operations, " : ""}paths } from "./types${extension}";
`,
    `export { ApiError } from "@cantus/client";
export type * from "./schemas${extension}";
export type { components, operations, paths } from "./types${extension}";
`,
    `export interface ${api}Options extends cantus.ClientOptions {\n${credentialMembers(contract, schemes)}}\n`,
    clientInterface(api, contract, names),
    createFunction(api, contract, schemes),
  ].join("\n");
}

const CREDENTIAL = {
  apiKey: { option: "apiKey", type: "cantus.Secret", what: "The API key" },
  bearer: { option: "token", type: "cantus.Secret", what: "The bearer token" },
  basic: {
    option: "basic",
    type: "cantus.BasicCredentials | (() => cantus.BasicCredentials | Promise<cantus.BasicCredentials>)",
    what: "User name and password",
  },
} as const;

/** One scheme is an option of its own; several are told apart by their names in the contract. */
function credentialMembers(contract: Contract, schemes: ReadonlyMap<string, ClientScheme>): string {
  const [only] = schemes.values();
  if (!only) return "";
  const comment = (name: string, { type }: ClientScheme, indent: string) => {
    const description = contract.securitySchemes.get(name)?.description;
    const how = type === "basic" ? "." : ", or a function that gets it for each request.";
    return docComment(`${CREDENTIAL[type].what}${how}${description ? `\n\n${description}` : ""}`, indent);
  };
  const member = (key: string, { type }: ClientScheme) => `readonly ${key}?: ${CREDENTIAL[type].type} | undefined;`;
  if (schemes.size === 1) {
    const [name] = schemes.keys();
    return `${comment(name as string, only, "  ")}  ${member(CREDENTIAL[only.type].option, only)}\n`;
  }
  const members = [...schemes].map(
    ([name, scheme]) => `${comment(name, scheme, "    ")}    ${member(propertyName(name), scheme)}\n`,
  );
  return `  /** By the contract's security schemes. An operation gets those that it asks for. */\n  readonly security?: {\n${members.join("")}  } | undefined;\n`;
}

function clientInterface(api: string, contract: Contract, names: ReadonlyMap<string, string>): string {
  const { title, description } = contract.document.info;
  const methods = contract.operations.map((operation) => {
    const declared = `operations[${JSON.stringify(operation.id)}]`;
    return `${docComment(describe(operation), "  ")}  readonly ${names.get(operation.id)}: cantus.Call<${declared}>;\n`;
  });
  const comment = docComment([title, description].filter(Boolean).join("\n\n"));
  return `${comment}export interface ${api} extends cantus.PathClient<paths> {\n${methods.join("")}}\n`;
}

function describe({ summary, description, method, path, id, deprecated }: Operation): string {
  const parts = [summary, description, `\`${method.toUpperCase()} ${path}\` (${id})`, deprecated && "@deprecated"];
  return parts.filter(Boolean).join("\n\n");
}

function createFunction(api: string, contract: Contract, schemes: ReadonlyMap<string, ClientScheme>): string {
  const [first] = schemes;
  const option = first && CREDENTIAL[first[1].type].option;
  const several = schemes.size > 1;
  const url = contract.servers[0]?.url ?? "";
  const example = option && !several ? `{ baseUrl, ${option} }` : several ? "{ baseUrl, security }" : "{ baseUrl }";
  const security = option && !several ? `{ ...rest, security: ${literal({ [first[0]]: `\0${option}` })} }` : "options";
  const unpacking = option && !several ? `  const { ${option}, ...rest } = options;\n` : "";
  return `/**
 * A client of ${docLine(contract.document.info.title)}.${url ? ` \`baseUrl\` is \`${docLine(url)}\` unless you say otherwise.` : ""}
 *
 * \`\`\`ts
 * const client = create${api}(${example});
 * \`\`\`
 */
export function create${api}(options: ${api}Options = {}): ${api} {
${unpacking}  return cantus.createClient<${api}>(api, ${security.replace(/"\\u0000(\w+)"/, "$1")});
}

const api: cantus.Api = {
  operations: data,
  securitySchemes: ${literal(Object.fromEntries(schemes))},
  baseUrl: ${literal(url)},
};
`;
}

const docLine = (text: string) => text.replace(/\*\//g, "*\\/").replace(/\s+/g, " ");
