import type { Handler } from "../router.ts";

/**
 * List tasks
 *
 * `GET /tasks`
 */
export const listTasks: Handler<"listTasks"> = ({ query, context }, reply) => {
  const tasks = context.tasks.list(query.done);
  return reply(200, { tasks: tasks.slice(query.offset, query.offset + query.limit), total: tasks.length });
};
