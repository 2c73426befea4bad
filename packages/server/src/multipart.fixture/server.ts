/** A server in a process of its own, which ends without a word when it is told to. */
import { documentOf, json, serve } from "../serve.fixture/serve.ts";

const schema = { type: "object", properties: { audio: { type: "string", format: "binary" } } };
const document = documentOf({
  "/upload": {
    post: {
      operationId: "upload",
      requestBody: { content: { "multipart/form-data": { schema } } },
      responses: { "200": json(true) },
    },
  },
});
const limits = { body: 64 * 1024 * 1024 };
const server = await serve(document, { upload: () => new Promise(() => undefined) }, { limits });
process.once("message", () => process.exit());
process.send?.({ url: server.url });
