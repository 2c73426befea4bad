import { join } from "node:path";
import { commandOf, kindOf, outputOf, type Peer } from "./peer.ts";

const HOOKS = join(import.meta.dirname, "dredd-hooks.cjs");

/** Sorted, so that what is deleted is deleted last, and with hooks. */
export const DREDD: Peer = {
  name: "Dredd",
  install: "dredd@14.1.0",
  async run(stand, seconds, folder) {
    const headers = Object.entries(stand.headers).flatMap(([name, value]) => ["--header", `${name}: ${value}`]);
    const args = [stand.file, stand.url, ...headers, "--sorted", "--hookfiles", HOOKS, "--inline-errors"];
    const command = [...commandOf(folder, "dredd", "dredd"), ...args, "--no-color", "--loglevel", "error"];
    const failures = new Set<string>();
    let transaction = "";
    let failed = false;
    for (const line of (await outputOf(stand, command, seconds)).split("\n")) {
      const [, outcome, name] = /^(pass|fail|skip|error): ([A-Z]+ \(\d+\) .*?)(?: duration: .*)?$/.exec(line) ?? [];
      if (name) {
        transaction = name;
        failed = outcome === "fail" || outcome === "error";
        if (failed) failures.add(kindOf(transaction));
      } else if (line === "request: ") {
        failed = false;
      } else if (failed && line) {
        failures.add(kindOf(transaction, line.replace(/^fail: /, "")));
      }
    }
    return failures;
  },
};
