/**
 * What a body of each media type is in JavaScript. The types here and the predicates below them say the same, so that
 * what a type promises is what `readBody` delivers.
 */

type WithParameters<Type extends string> = Type | `${Type};${string}`;

export type JsonType = WithParameters<`${string}/json` | `${string}+json`>;
type EventStreamType = WithParameters<"text/event-stream">;
type TextType = WithParameters<
  `text/${string}` | `${string}/xml` | `${string}+xml` | "application/yaml" | "application/x-www-form-urlencoded"
>;
type MultipartType = `multipart/${string}`;
type FormType = WithParameters<"application/x-www-form-urlencoded">;

const essence = (type: string) => (type.split(";", 1)[0] as string).trim().toLowerCase();

export const isJson = (type: string) => /[/+]json$/.test(essence(type));
export const isEventStream = (type: string) => essence(type) === "text/event-stream";
export const isText = (type: string) =>
  /^text\/|[/+]xml$|^application\/(yaml|x-www-form-urlencoded)$/.test(essence(type));
export const isMultipart = (type: string) => essence(type).startsWith("multipart/");
export const isForm = (type: string) => essence(type) === "application/x-www-form-urlencoded";

/** A received body: JSON as its schema says, text as a string, events as a stream, anything else as a `Blob`. */
export type ReceivedBody<Content> = {
  [Type in keyof Content]: Type extends JsonType
    ? Content[Type]
    : Type extends EventStreamType
      ? ReadableStream<Uint8Array<ArrayBuffer>>
      : Type extends TextType
        ? Content[Type] extends string
          ? Content[Type]
          : string
        : Type extends "*/*"
          ? Content[Type]
          : Blob;
}[keyof Content];

/** Bytes that `fetch` can send. */
type Bytes = Blob | ArrayBuffer | ArrayBufferView<ArrayBuffer> | ReadableStream<Uint8Array<ArrayBuffer>>;

/** A file in a form may be whatever `fetch` can send. */
type Parts<Value> = {
  [Part in keyof Value]: NonNullable<Value[Part]> extends Blob ? Value[Part] | Bytes : Value[Part];
};

/** A body to send: JSON and forms as their schema says, text as a string, anything else as bytes. */
export type SentBody<Type, Value> = Type extends JsonType
  ? Value
  : Type extends MultipartType
    ? Parts<Value> | FormData
    : Type extends FormType
      ? Value | URLSearchParams
      : Type extends TextType
        ? string
        : Type extends "*/*"
          ? Value | Bytes
          : Bytes | string;
