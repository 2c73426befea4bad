/** Bodies: what their bytes say by media type and schema, and the formats that voices write alike. */
export { mayHaveContent } from "./body/content.ts";
export { type ServerSentEvent, writeEvent } from "./body/event.ts";
export { type FormField, type FormPart, type ShapedForm, shapeForm } from "./body/form.ts";
export { largestBody } from "./body/largest.ts";
export { type Part, readMultipart, writeMultipart } from "./body/multipart.ts";
export { type BodyContent, type BodyLimits, type ReadBody, readBody, readJson } from "./body/read.ts";
export { writeXml } from "./body/xml.ts";
