/** A path with its parameters filled in, by the contract's template. */
export type PathOf<Paths> = <Template extends keyof Paths & string>(
  template: Template,
  parameters: ParametersOf<Paths[Template]>,
) => string;

type ParametersOf<PathItem> = PathItem extends { parameters: { path: infer Parameters } } ? Parameters : never;

/**
 * For the `paths` of a contract: a path that it does not have, or another parameter, does not compile.
 *
 * @example const pathOf = pathsOf<paths>();
 * pathOf("/v1/music/{organization_id}/tracks", { organization_id: "org_1" }); // "/v1/music/org_1/tracks"
 */
export function pathsOf<Paths>(): PathOf<Paths> {
  return (template, parameters) => {
    const values: Readonly<Record<string, string>> = { ...(parameters as object) };
    return template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? ""));
  };
}
