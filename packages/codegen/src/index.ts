/** Generates types, client, router and stubs from a contract. */
export { checkFiles, FilesError, type FilesErrorCode, type StaleFile, writeFiles } from "./files.ts";
export { type Folders, type GeneratedFile, GeneratedParts, type Generation, generate } from "./generate.ts";
export { importExtensionFor } from "./import-extension.ts";
export { type RememberedGeneration, recall, remember } from "./memory.ts";
export { type ImportedPackage, importedPackages } from "./packages.ts";
