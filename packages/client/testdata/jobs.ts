/** A client as `cantus generate` writes it, with its data and its types. */
import { type Api, type Call, type EventsCall, encodeForm, type PathClient } from "../src/index.ts";

export interface Job {
  id: string;
  title?: string;
}
export interface Failure {
  error: { code: string; message: string };
}
export interface NoParameters {
  path?: never;
  query?: never;
  header?: never;
  cookie?: never;
}
export interface Operations {
  listJobs: {
    parameters: Omit<NoParameters, "query"> & { query?: { status?: string; tags?: string[] } };
    requestBody?: never;
    responses: { 200: { headers: unknown; content: { "application/json": Job[] } } };
  };
  getJob: {
    parameters: {
      path: { job_id: string };
      query?: never;
      header?: { "X-Trace"?: number };
      cookie?: { theme?: string };
    };
    requestBody?: never;
    responses: {
      200: { headers: unknown; content: { "application/json": Job } };
      404: { headers: unknown; content: { "application/json": Failure } };
      "5XX": { headers: unknown; content: { "text/plain": string } };
    };
  };
  createJob: {
    parameters: NoParameters;
    requestBody: {
      content: {
        "application/json": Job;
        "application/x-www-form-urlencoded": Job;
        "multipart/form-data": { title: string; tags: string[]; meta: { a: number }; file: Blob };
        "audio/*": unknown;
      };
    };
    responses: {
      201: { headers: unknown; content: { "application/json": Job } };
      204: { headers: unknown; content?: never };
    };
  };
  getAudio: {
    parameters: { path: { job_id: string } };
    requestBody?: never;
    responses: {
      200: { headers: unknown; content: { "audio/wav": unknown; "text/event-stream": string } };
      default: { headers: unknown; content: { "application/problem+json": { title: string } } };
    };
  };
}
export interface Paths {
  "/jobs": { get: Operations["listJobs"]; post: Operations["createJob"]; put?: never };
  "/jobs/{job_id}": { get: Operations["getJob"] };
}
export interface Jobs extends PathClient<Paths> {
  listJobs: Call<Operations["listJobs"]>;
  getJob: Call<Operations["getJob"]>;
  createJob: Call<Operations["createJob"]>;
  getAudio: EventsCall<Operations["getAudio"]>;
}

export const api: Api = {
  baseUrl: "https://api.example.com",
  securitySchemes: {
    key: { type: "apiKey", in: "header", name: "X-API-Key" },
    queryKey: { type: "apiKey", in: "query", name: "key" },
    cookieKey: { type: "apiKey", in: "cookie", name: "session" },
    token: { type: "bearer" },
    basic: { type: "basic" },
  },
  operations: {
    listJobs: { id: "listJobs", method: "GET", path: "/jobs", parameters: { query: { tags: { explode: false } } } },
    getJob: {
      id: "getJob",
      method: "GET",
      path: "/jobs/{job_id}",
      security: [["key"], ["token", "basic"], ["basic"], []],
    },
    createJob: {
      id: "createJob",
      method: "POST",
      path: "/jobs",
      contentType: "application/json",
      form: encodeForm,
      security: [["queryKey", "cookieKey"]],
    },
    getAudio: {
      id: "getAudio",
      method: "GET",
      path: "/jobs/{job_id}/audio",
      accept: "audio/wav, text/event-stream",
      events: { data: "json" },
      security: [["token"]],
    },
  },
};
