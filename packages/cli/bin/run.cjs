// The package's own entry by its name: the sources in this repository, the built files where it is installed.
import("cantus").then(async ({ main }) => {
  process.exitCode = await main(process.argv.slice(2));
});
