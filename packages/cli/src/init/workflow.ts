/** A workflow for GitHub: whether the contract, what was generated of it, and what callers rely on still agree. */
import type { PackageManager } from "./survey.ts";

const INSTALL: Readonly<Record<PackageManager, string>> = {
  npm: "npm ci",
  pnpm: "corepack enable && pnpm install --frozen-lockfile",
  yarn: "corepack enable && yarn install --immutable",
  bun: "npm install --global bun && bun install --frozen-lockfile",
};

export function workflow(packageManager: PackageManager): string {
  return `name: contract

on:
  pull_request:

jobs:
  check:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with:
          # The contract is compared with that of the branch that this one goes into.
          fetch-depth: 0
      - uses: actions/setup-node@v4
        with:
          node-version: 24
      - run: ${INSTALL[packageManager]}
      - run: npx cantus check --base origin/\${{ github.base_ref }}
`;
}
