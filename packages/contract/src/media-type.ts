/** Media types: how they are written, which are what, which declared one is meant, which ones a caller takes. */
export { accepts, mediaRanges } from "./media-type/accept.ts";
export { declaredMediaType } from "./media-type/declared.ts";
export { isEventStream, isForm, isJson, isMultipartForm, isText, isUrlEncoded, isXml } from "./media-type/kind.ts";
export { essence, type ParsedMediaType, parseMediaType } from "./media-type/parse.ts";
