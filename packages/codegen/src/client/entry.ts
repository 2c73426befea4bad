/** `index.ts` of a client: what its users import. */
import type { Contract, Operation } from "@cantus/contract";
import { apiName } from "@cantus/contract/names";
import { docComment, literal, propertyName } from "../source.ts";
import { eventsOf } from "./events.ts";
import { type ClientScheme, schemesOf } from "./operations.ts";
import { paginationOf } from "./pagination.ts";

/** What an application needs of the client package, so that it has to know one package only. */
const FROM_CLIENT = [
  ...["AbortError", "ApiError", "CallError", "ContractError", "NetworkError", "TimeoutError"],
  ...["events", "oauth2", "pages", "waitFor"],
];

/** What `index.ts` exports beside the schemas, which therefore cannot have these names. */
export function entryNames(contract: Contract): string[] {
  const api = apiName(contract.name);
  return [api, `${api}Options`, ...FROM_CLIENT];
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
    `export { ${FROM_CLIENT.join(", ")} } from "@cantus/client";
export type * from "./schemas${extension}";
export type * from "./types${extension}";
`,
    `export interface ${api}Options extends cantus.ClientOptions {\n${credentialMembers(contract, schemes)}}\n`,
    clientInterface(api, contract, names),
    createFunctions(api, contract, schemes, names),
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
    const name = names.get(operation.id) as string;
    const comment = docComment(describe(contract, operation, name), "  ");
    return `${comment}  readonly ${name}: ${callType(contract, operation)};\n`;
  });
  const comment = docComment([title, description].filter(Boolean).join("\n\n"));
  return `${comment}export interface ${api} extends cantus.PathClient<paths> {\n${methods.join("")}}\n`;
}

function callType(contract: Contract, operation: Operation): string {
  const declared = `operations[${JSON.stringify(operation.id)}]`;
  const pages = paginationOf(contract, operation);
  if (pages) return `cantus.PagedCall<${declared}, ${JSON.stringify(pages.items)}>`;
  return eventsOf(contract, operation) ? `cantus.EventsCall<${declared}>` : `cantus.Call<${declared}>`;
}

function describe(contract: Contract, operation: Operation, name: string): string {
  const { summary, description, method, path, id, deprecated } = operation;
  const parts = [
    summary,
    description,
    `\`${method.toUpperCase()} ${path}\` (${id})`,
    example(contract, operation, name),
    deprecated && "@deprecated The contract says so.",
  ];
  return parts.filter(Boolean).join("\n\n");
}

/** A call as one would write it, with what the operation needs. */
function example(contract: Contract, operation: Operation, name: string): string {
  const groups = { path: "path", query: "query", header: "headers", cookie: "cookies" } as const;
  const needed = Object.entries(groups)
    .filter(([place]) => operation.parameters.some((parameter) => parameter.in === place && parameter.required))
    .map(([, group]) => group);
  const input = [...needed, ...(operation.requestBody?.required ? ["body"] : [])];
  const given = input.length > 0 ? `{ ${input.join(", ")} }` : "";
  const call = /^\w+$/.test(name) ? `client.${name}` : `client[${JSON.stringify(name)}]`;
  const many = given ? `${call}, ${given}` : call;
  const code = paginationOf(contract, operation)
    ? `for await (const item of pages(${many})) item;`
    : eventsOf(contract, operation)
      ? `for await (const { event, data } of events(${given ? many : `${call}, {}`})) data;`
      : `const answer = await ${call}(${given});`;
  return `\`\`\`ts\n${code}\n\`\`\``;
}

function createFunctions(
  api: string,
  contract: Contract,
  schemes: ReadonlyMap<string, ClientScheme>,
  names: ReadonlyMap<string, string>,
): string {
  const [first] = schemes;
  const option = first && CREDENTIAL[first[1].type].option;
  const several = schemes.size > 1;
  const url = contract.servers[0]?.url ?? "";
  const example = option && !several ? `{ baseUrl, ${option} }` : several ? "{ baseUrl, security }" : "{ baseUrl }";
  const used = names.get(contract.operations[0]?.id ?? "") ?? "anOperation";
  return `/**
 * A client of ${docLine(contract.document.info.title)}.${url ? ` \`baseUrl\` is \`${docLine(url)}\` unless you say otherwise.` : ""}
 *
 * \`\`\`ts
 * const client = create${api}(${example});
 * \`\`\`
 */
export function create${api}(options: ${api}Options = {}): ${api} {
  return cantus.createClient<${api}>({ ...api, operations: data }, ${securityOf(schemes)});
}

/**
 * A client of some operations only, so that a bundle carries no others. It has no calls by path.
 *
 * \`\`\`ts
 * import { ${used} } from "./operations";
 *
 * const client = pick${api}({ ${used} }, ${example});
 * \`\`\`
 */
export function pick${api}<Name extends keyof typeof data>(
  operations: Pick<typeof data, Name>,
  options: ${api}Options = {},
): Pick<${api}, Name | "use" | "eject"> {
  return cantus.pickClient<${api}>({ ...api, operations }, ${securityOf(schemes)});
}

const api = {
  securitySchemes: ${literal(Object.fromEntries(schemes))},
  baseUrl: ${literal(url)},
} satisfies Partial<cantus.Api>;
`;
}

/** One scheme's credential is an option of its own; the client knows credentials by their schemes. */
function securityOf(schemes: ReadonlyMap<string, ClientScheme>): string {
  const [first] = schemes;
  if (!first || schemes.size > 1) return "options";
  const { option } = CREDENTIAL[first[1].type];
  return `{ ...options, security: { ${propertyName(first[0])}: options.${option} } }`;
}

const docLine = (text: string) => text.replace(/\*\//g, "*\\/").replace(/\s+/g, " ");
