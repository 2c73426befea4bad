/** Small contracts for tests, written as YAML. */
import { type Contract, createContract, type OpenApiDocument } from "@cantus/contract";
import { parse } from "yaml";

/** A contract with these paths, components and what else a document has. */
export function contractOf(yaml: string, openapi = "3.1.0"): Contract {
  const document = { openapi, info: { title: "Jobs", version: "1.0.0" }, ...parse(yaml, { merge: true }) };
  return createContract(document as OpenApiDocument);
}

/** A contract of one operation, `POST /jobs`, that takes the one schema and answers with the other. */
export function jobsOf(schemas: { request?: string; response?: string; components?: string }, openapi = "3.1.0"): Contract {
  const { request = "true", response = "true", components = "{}" } = schemas;
  const content = (schema: string) => ({ "application/json": { schema: parse(schema) } });
  const document = {
    openapi,
    info: { title: "Jobs", version: "1.0.0" },
    paths: {
      "/jobs": {
        post: {
          operationId: "createJob",
          requestBody: { required: true, content: content(request) },
          responses: { 200: { description: "Done.", content: content(response) } },
        },
      },
    },
    components: { schemas: parse(components) },
  };
  return createContract(document as unknown as OpenApiDocument);
}
