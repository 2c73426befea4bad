// What was compiled once is kept for the next run, which starts in half the time. Where it cannot be kept, nothing happens.
require("node:module").enableCompileCache();

// The package's own entry by its name: the sources in this repository, the built files where it is installed.
import("cantus").then(async ({ main }) => {
  process.exitCode = await main(process.argv.slice(2));
});
