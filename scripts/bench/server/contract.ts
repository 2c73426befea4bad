/** The contract that every validating peer is given. */
const job = { $ref: "#/components/schemas/Job" };
const json = (schema: object) => ({ "application/json": { schema } });
const problem = { description: "Refused", content: json({ $ref: "#/components/schemas/Problem" }) };

export const document = {
  openapi: "3.1.1",
  info: { title: "Bench", version: "1.0.0" },
  servers: [{ url: "/" }],
  security: [{ ApiKeyAuth: [] }],
  paths: {
    "/jobs": {
      get: {
        operationId: "listJobs",
        parameters: [
          { name: "status", in: "query", schema: { $ref: "#/components/schemas/Status" } },
          { name: "limit", in: "query", schema: { type: "integer", minimum: 1, maximum: 100, default: 50 } },
          { name: "offset", in: "query", schema: { type: "integer", minimum: 0, default: 0 } },
        ],
        responses: {
          "200": { description: "A page", content: json({ $ref: "#/components/schemas/JobPage" }) },
          "400": problem,
        },
      },
      post: {
        operationId: "createJob",
        requestBody: { required: true, content: json({ $ref: "#/components/schemas/NewJob" }) },
        responses: { "202": { description: "Accepted", content: json(job) }, "400": problem },
      },
    },
    "/jobs/{job_id}": {
      get: {
        operationId: "getJob",
        parameters: [
          { name: "job_id", in: "path", required: true, schema: { type: "string", pattern: "^mgen_[0-9a-f]{12}$" } },
        ],
        responses: { "200": { description: "The job", content: json(job) }, "404": problem },
      },
    },
  },
  components: {
    securitySchemes: { ApiKeyAuth: { type: "apiKey", in: "header", name: "X-API-Key" } },
    schemas: {
      Status: { type: "string", enum: ["queued", "running", "succeeded", "failed", "cancelled", "refused"] },
      Job: {
        type: "object",
        additionalProperties: false,
        required: ["id", "status", "progress", "engine", "mode", "created_at", "playback_url", "track"],
        properties: {
          id: { type: "string", pattern: "^mgen_[0-9a-f]{12}$" },
          status: { $ref: "#/components/schemas/Status" },
          progress: { type: "integer", minimum: 0, maximum: 100 },
          engine: { type: "string", maxLength: 64 },
          mode: { type: "string", enum: ["creation", "focus"] },
          created_at: { type: "string", format: "date-time" },
          result_track_id: { type: ["string", "null"], maxLength: 64 },
          error_message: { type: ["string", "null"], maxLength: 500 },
          refusal_reason: { type: ["string", "null"], maxLength: 500 },
          playback_url: { type: ["string", "null"], format: "uri" },
          track: { type: ["object", "null"] },
        },
      },
      JobPage: {
        type: "object",
        additionalProperties: false,
        required: ["jobs", "limit", "offset"],
        properties: {
          jobs: { type: "array", maxItems: 100, items: job },
          limit: { type: "integer", minimum: 1, maximum: 100 },
          offset: { type: "integer", minimum: 0 },
        },
      },
      NewJob: {
        type: "object",
        additionalProperties: false,
        required: ["prompt"],
        properties: {
          prompt: { type: "string", minLength: 1, maxLength: 2000 },
          duration: { type: "number", minimum: 1, maximum: 600, default: 60 },
          instrumental: { type: "boolean", default: false },
        },
      },
      Problem: { type: "object", properties: { title: { type: "string" }, status: { type: "integer" } } },
    },
  },
};

/** The same with every `$ref` replaced by what it names, for a peer that does not follow them. */
export function dereferenced(node: unknown = document): unknown {
  if (typeof node !== "object" || node === null) return node;
  if (Array.isArray(node)) return node.map(dereferenced);
  if ("$ref" in node) {
    const name = String(node.$ref).split("/").at(-1) as keyof typeof document.components.schemas;
    return dereferenced(document.components.schemas[name]);
  }
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, dereferenced(value)]));
}
