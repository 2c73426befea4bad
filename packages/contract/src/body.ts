/** What the bytes of a body say, by its media type and schema: JSON, text and forms as values. */
export { type FormField, type ShapedForm, shapeForm, type UploadedFile } from "./body/form.ts";
export { type Part, readMultipart, writeMultipart } from "./body/multipart.ts";
export { type BodyContent, type ReadBody, readBody, readJson } from "./body/read.ts";
