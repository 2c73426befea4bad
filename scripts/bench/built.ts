/**
 * Loaded into a peer before its own file: has the packages of this repository run as they do where they are installed, from
 * what `npm run build` emits. To take the types out of their sources would else be a third of a start, and 10 MB.
 */
import { registerHooks } from "node:module";

const SOURCE = /^(.*\/packages\/[^/]+)\/src\/(.*)\.ts$/;

registerHooks({
  resolve(specifier, context, nextResolve) {
    const resolved = nextResolve(specifier, context);
    return { ...resolved, url: resolved.url.replace(SOURCE, "$1/dist/$2.js") };
  },
});
