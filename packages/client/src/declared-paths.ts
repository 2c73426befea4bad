/**
 * openapi-typescript's `paths` as openapi-fetch reads them: a body is what its content declares, whatever its media
 * type, and members that are marked to be sent only or received only (`--read-write-markers`) are where they belong.
 */
import type { HttpMethod } from "./path.ts";

export type MediaType = `${string}/${string}`;

/** Of answers with several media types, `Media` are those to expect. `any` are paths of which nothing is known. */
export type DeclaredPaths<Paths, Media> = unknown extends Paths
  ? Record<string, Record<HttpMethod, AnyOperation>>
  : { [Path in keyof Paths]: { [Method in keyof Paths[Path]]: AsDeclared<Paths[Path][Method], Media> } };

/** One operation. `application/json` stands for whatever its content has. */
export type AsDeclared<Declaration, Media = MediaType> = unknown extends Declaration
  ? AnyOperation
  : {
      [Key in keyof Declaration]: Key extends "requestBody"
        ? AsJson<Declaration[Key], MediaType, "$read", "$write">
        : Key extends "responses"
          ? { [Status in keyof Declaration[Key]]: AsJson<Declaration[Key][Status], Media, "$write", "$read"> }
          : Declaration[Key];
    };

// biome-ignore-start lint/suspicious/noExplicitAny: nothing is known of it
interface AnyOperation {
  parameters: any;
  requestBody?: { content: { "application/json": any } };
  responses: { default: { content: { "application/json": any } } };
}
// biome-ignore-end lint/suspicious/noExplicitAny: nothing is known of it

type AsJson<Body, Media, Hidden extends string, Shown extends string> = Body extends { content: infer Content }
  ? { content: { "application/json": Unmarked<Chosen<Content, Media>, Hidden, Shown> } }
  : Body;

type Chosen<Content, Media> =
  Extract<keyof Content, Media> extends infer Types
    ? [Types] extends [never]
      ? Content[keyof Content]
      : Content[Types & keyof Content]
    : never;

type Primitive = string | number | bigint | boolean | symbol | null | undefined;

/** Without the members that are marked `Hidden`, and the rest without their marks. */
type Unmarked<Value, Hidden extends string, Shown extends string> = Value extends
  | Primitive
  | Blob
  | Date
  | ReadableStream
  ? Value
  : Value extends { readonly [Mark in Shown]: infer Inner }
    ? Unmarked<Inner, Hidden, Shown>
    : Value extends readonly (infer Item)[]
      ? Unmarked<Item, Hidden, Shown>[]
      : Value extends object
        ? {
            [Key in keyof Value as NonNullable<Value[Key]> extends { readonly [Mark in Hidden]: unknown }
              ? never
              : Key]: Unmarked<Value[Key], Hidden, Shown>;
          }
        : Value;
