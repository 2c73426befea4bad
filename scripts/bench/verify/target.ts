/** A server that answers at once and well, whatever it is asked: what is measured beside it is the asking. */
import { JOB, page } from "../server/job.ts";

const PAGE = JSON.stringify(page(1));
const ONE = JSON.stringify(JOB);

/** In process. */
export async function answer(request: Request): Promise<Response> {
  const isList = request.method === "GET" && /\/jobs(?:\?|$)/.test(request.url);
  const headers = { "Content-Type": "application/json" };
  return new Response(isList ? PAGE : ONE, { status: request.method === "POST" ? 202 : 200, headers });
}
