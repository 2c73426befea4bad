import type { Handler } from "../router.ts";
import { sampleJobs, sampleRequests } from "../sample-data.ts";

/**
 * Get sample data
 *
 * `GET /api/v1/music/sample-data`
 */
export const getSampleData: Handler<"getSampleData"> = (_request, reply) =>
  reply(200, { requests: [...sampleRequests], jobs: [...sampleJobs] });
