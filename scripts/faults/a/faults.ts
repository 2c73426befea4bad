/** What the Workshop server can be made to do wrong, one at a time. */
import type { Fault } from "../app.ts";
import { ANSWER_FAULTS } from "./faults/answers.ts";
import { LIST_FAULTS } from "./faults/lists.ts";
import { PROTOCOL_FAULTS } from "./faults/protocol.ts";
import { REQUEST_FAULTS } from "./faults/requests.ts";
import { STATE_FAULTS } from "./faults/state.ts";
import type { Parts } from "./parts.ts";

export const FAULTS: readonly Fault<Parts>[] = [
  ...ANSWER_FAULTS,
  ...REQUEST_FAULTS,
  ...STATE_FAULTS,
  ...LIST_FAULTS,
  ...PROTOCOL_FAULTS,
];
