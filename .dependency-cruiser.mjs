/** The arrows: who may import whom. `npm test` checks them. */
const MAY_IMPORT = {
  contract: [],
  codegen: ["contract"],
  client: ["contract"],
  server: ["contract"],
  mock: ["contract", "server"],
  verify: ["contract"],
  changes: ["contract"],
  cli: ["contract", "codegen", "server", "mock", "verify", "changes"],
  sdk: ["client"],
  service: ["contract", "server"],
};

const TESTS = "\\.test\\.ts$";

const arrows = Object.entries(MAY_IMPORT).map(([name, allowed]) => ({
  name: `${name}-imports`,
  comment: allowed.length > 0 ? `${name} may import ${allowed.join(", ")}` : `${name} may import no other package`,
  severity: "error",
  from: { path: `^packages/${name}/src`, pathNot: TESTS },
  to: { path: "^packages/", pathNot: `^packages/(${[name, ...allowed].join("|")})/` },
}));

/** What is written in package.json `exports`, as files. */
const ENTRIES =
  "^packages/(contract/src/(index|read|lint|problem|schema|media-type|body|request|verdict|faults|collections|names)|(verify|mock)/src/(index|vitest)|changes/src/(index|read)|server/src/(index|listen|reference/reference)|sdk/src/[^/]+/(index|operations)|client/src/check|service/src/testing/image|[^/]+/src/index)\\.ts$";

/** The bench starts PostgreSQL as the tests do. */
const POSTGRES = "^packages/service/src/testing/postgres\\.ts$";

export default {
  forbidden: [
    ...arrows,
    {
      name: "client-check-alone",
      comment: "What an application ships knows no contract: only the client's entry for checking does.",
      severity: "error",
      from: { path: "^packages/client/src", pathNot: ["^packages/client/src/check\\.ts$", TESTS] },
      to: { path: "^packages/contract/" },
    },
    {
      name: "private-inside",
      comment: "A package's inside is private: import one of its entry points.",
      severity: "error",
      from: { path: "^(packages/([^/]+)|scripts|test)/" },
      to: { path: "^packages/", pathNot: [ENTRIES, "^packages/$2/", POSTGRES] },
    },
    {
      name: "nothing-of-node",
      comment: "client, sdk and the pure entries of contract run in browsers.",
      severity: "error",
      from: {
        path: "^packages/(client|sdk|contract)/src",
        pathNot: [TESTS, "^packages/contract/src/(read|lint)(\\.ts$|/)"],
      },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "no-cycles",
      comment: "Two files that import each other are one file, or three.",
      severity: "error",
      from: { path: "^packages/" },
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules|/dist/" },
    exclude: { path: "/dist/|testdata" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["source", "import", "node", "default"] },
  },
};
