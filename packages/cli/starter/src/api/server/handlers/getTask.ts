import { Problem } from "@cantus/server";
import type { Handler } from "../router.ts";

/**
 * Get a task
 *
 * `GET /tasks/{task_id}`
 */
export const getTask: Handler<"getTask"> = ({ path, context }, reply) => {
  const task = context.tasks.find(path.task_id);
  if (!task) throw new Problem("not-found", { detail: `There is no task ${path.task_id}.` });
  return reply(200, task);
};
