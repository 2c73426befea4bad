// Generated from openapi/mock-control/openapi.yaml by "cantus generate openapi/mock-control/openapi.yaml --server packages/mock/src/control". Do not edit.

import { listContracts } from "./handlers/listContracts.ts";
import { reset } from "./handlers/reset.ts";
import { getSnapshot } from "./handlers/getSnapshot.ts";
import { restoreSnapshot } from "./handlers/restoreSnapshot.ts";
import { listItems } from "./handlers/listItems.ts";
import { putItem } from "./handlers/putItem.ts";
import { deleteItem } from "./handlers/deleteItem.ts";
import { getClock } from "./handlers/getClock.ts";
import { changeClock } from "./handlers/changeClock.ts";
import { listOverrides } from "./handlers/listOverrides.ts";
import { addOverride } from "./handlers/addOverride.ts";
import { clearOverrides } from "./handlers/clearOverrides.ts";
import { getLog } from "./handlers/getLog.ts";
import { getCoverage } from "./handlers/getCoverage.ts";
import { sendWebhook } from "./handlers/sendWebhook.ts";
import { listScenarios } from "./handlers/listScenarios.ts";
import { getScenario } from "./handlers/getScenario.ts";
import { chooseScenario } from "./handlers/chooseScenario.ts";
import type { Handlers } from "./router.ts";

/** Every operation's handler, for `createRouter`. */
export const handlers: Handlers = {
  listContracts,
  reset,
  getSnapshot,
  restoreSnapshot,
  listItems,
  putItem,
  deleteItem,
  getClock,
  changeClock,
  listOverrides,
  addOverride,
  clearOverrides,
  getLog,
  getCoverage,
  sendWebhook,
  listScenarios,
  getScenario,
  chooseScenario,
};
