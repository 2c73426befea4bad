/** A caller's own ways to write a request, as openapi-fetch has them. They win over the contract's. */

export interface QuerySerializerOptions {
  readonly array?: { readonly style: "form" | "spaceDelimited" | "pipeDelimited"; readonly explode: boolean };
  readonly object?: { readonly style: "form" | "deepObject"; readonly explode: boolean };
  readonly allowReserved?: boolean;
}

export type QuerySerializer = ((query: Record<string, unknown>) => string) | QuerySerializerOptions;

export type PathSerializer = (path: string, parameters: Record<string, unknown>) => string;

// biome-ignore lint/suspicious/noExplicitAny: whatever the caller's body is, the caller knows
export type BodySerializer = (body: any, headers?: any) => any;
