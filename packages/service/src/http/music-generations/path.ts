import type { paths } from "./types.ts";

type Template = keyof paths;
type PathParameters<Path extends Template> = paths[Path]["parameters"]["path"];

/**
 * A path of the contract with its parameters filled in.
 *
 * @example pathOf("/v1/music/{organization_id}/tracks", { organization_id: "org_1" }); // "/v1/music/org_1/tracks"
 */
export function pathOf<Path extends Template>(template: Path, parameters: PathParameters<Path>): string {
  const values: Readonly<Record<string, string>> = { ...parameters };
  return template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? ""));
}
