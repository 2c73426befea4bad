/** A server that answers at once and well, whatever it is asked: what is measured beside it is the asking. */
import { JOB } from "../server/job.ts";

/** The list has the one job that is ever made: a list that does not show what was made is looked at for a second. */
export const PAGE = { jobs: [JOB], limit: 1, offset: 0 };

const LIST = JSON.stringify(PAGE);
const ONE = JSON.stringify(JOB);

/** In process. */
export async function answer(request: Request): Promise<Response> {
  const isList = request.method === "GET" && /\/jobs(?:\?|$)/.test(request.url);
  const headers = { "Content-Type": "application/json" };
  return new Response(isList ? LIST : ONE, { status: request.method === "POST" ? 202 : 200, headers });
}
