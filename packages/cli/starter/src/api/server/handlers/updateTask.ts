import { Problem } from "@cantus/server";
import type { Handler } from "../router.ts";

/**
 * Change a task
 *
 * `PATCH /tasks/{task_id}`
 */
export const updateTask: Handler<"updateTask"> = ({ path, body, context }, reply) => {
  const task = context.tasks.find(path.task_id);
  if (!task) throw new Problem("not-found", { detail: `There is no task ${path.task_id}.` });
  return reply(200, context.tasks.update(task, body));
};
