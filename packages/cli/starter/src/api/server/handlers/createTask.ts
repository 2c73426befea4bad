import type { Handler } from "../router.ts";

/**
 * Create a task
 *
 * `POST /tasks`
 */
export const createTask: Handler<"createTask"> = ({ body, context }, reply) => {
  const task = context.tasks.create(body.title);
  return reply(201, task, { headers: { Location: `/v1/tasks/${task.id}` } });
};
