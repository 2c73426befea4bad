import { Problem } from "@cantus/server";
import type { Handler } from "../router.ts";

/**
 * Delete a task
 *
 * `DELETE /tasks/{task_id}`
 */
export const deleteTask: Handler<"deleteTask"> = ({ path, context }, reply) => {
  const task = context.tasks.find(path.task_id);
  if (!task) throw new Problem("not-found", { detail: `There is no task ${path.task_id}.` });
  context.tasks.delete(task);
  return reply(204);
};
